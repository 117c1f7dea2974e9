// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/places.hpp"
#include "core/ontology/terms.hpp"
#include "core/resume/vocabulary.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::resume {

/// What résumés are read by. All parts outlive the reading.
struct Lore {
  const Vocabulary& vocabulary;
  const ontology::Terms& terms;      ///< things of the field
  const ontology::Terms& employers;  ///< their names
  ontology::Places places = ontology::embedded_places();
};

/// A place in a text: "Cincinnati, OH 45202", "Remote".
struct PlaceAt {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string city;   ///< "" where only the state is named
  std::string state;  ///< two letters; "" outside the US
  std::string zip;

  bool operator==(const PlaceAt&) const = default;
};

/// The first place that a text names with its state or country.
std::optional<PlaceAt> find_place(std::string_view text, const Lore& lore);

/// A part of a job's heading, and how much it looks like what.
struct Piece {
  std::string text;
  std::string whole;  ///< what it was cut out of at a comma; the text itself where it was not
  std::string mark;   ///< what parts it from the piece before: " - ", ", "; "" for a line's first
  double title = 0;
  double employer = 0;
  bool place = false;
  bool bold = false;
  std::size_t order = 0;  ///< number of its line in the heading
};

/// How much a text looks like a job's title, or like an employer's name: 2 and more is likely.
double title_score(std::string_view text, const Lore& lore);
double employer_score(std::string_view text, const Lore& lore);

/// Cuts a heading's line (without its dates) at bars, tabs and dashes, takes places out, and cuts
/// at commas and brackets where the parts are clearly different things. What a label says
/// ("Employer: ...") is that, and the label is left out.
std::vector<Piece> pieces_of(std::string_view line, const Lore& lore);

/// True for words that stand behind a title: "ii", "3", "sr", "e-5", "contract". Folded.
bool is_grade(std::string_view word);

/// True where it has the name of an employer that is known, not only a word of such names.
bool is_known_employer(std::string_view text, const Lore& lore);

/// A part of an employer ("Core Laboratory"), or a field of work, rather than an employer.
bool is_department(std::string_view text, const Lore& lore);

/// True where a line begins with a label of a job's head: "Employer:".
bool is_labelled(std::string_view line, const Lore& lore);

/// "1822 W. Belmont Ave", "US Hwy 491 N", "PO Box 12".
bool is_street(std::string_view text);

/// True for what stands beside jobs and is neither title nor employer: hours, pay, supervisors.
bool is_beside_the_point(std::string_view text);

}  // namespace medtech::resume
