// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/pieces.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::resume {

/// A part of a line of education: what stands between commas, bars and dashes.
struct StudyPart {
  std::string text;  ///< without marks and blanks at its ends
  std::size_t begin = 0;
  std::size_t end = 0;  ///< of the line, with the marks around it
};

/// The parts of a line from a place on. "University of Louisiana at Lafayette" stays one, as does
/// what stands in brackets.
std::vector<StudyPart> study_parts(std::string_view text, std::size_t from,
                                   const Vocabulary& vocabulary);

/// Whether a part names a school: by a word such as "college", or as one that goes by a name of its
/// own ("Penn State", "UC Davis").
bool names_school(std::string_view part, const Lore& lore);

/// The school that a line names.
std::optional<std::string> school_in(std::string_view text, const Lore& lore);

/// What a part of a line says beside degree, field and school: honours, grades, hours.
bool is_aside(std::string_view part);

/// Whether a part has a word that fields of study are called by.
bool names_field(std::string_view part, const Vocabulary& vocabulary);

/// Whether a part that stands behind a field may be a school whose name has no word of schools.
bool may_be_school(std::string_view part, const Lore& lore);

/// True for the first line of a table of schools: "Degree/Course | Board/University | Year".
bool is_head_of_schools(std::string_view line);

}  // namespace medtech::resume
