// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/pieces.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The parts of a job's line between the marks and labels that part things.
namespace medtech::resume {

struct LinePart {
  std::string text;
  std::string mark;  ///< before it
};

enum class Label { none, title, employer, place, dates };

/// Cuts at marks and before labels, not at dashes inside of words; leaves out the number of a list.
std::vector<LinePart> parts_of_line(std::string_view line, const Lore& lore);

/// The label that a text begins with, and what stands behind its colon.
std::pair<Label, std::string_view> label_of(std::string_view text, const Lore& lore);

/// Where in a text stands what a town was taken out for: "City , State"; begin and end, the text's
/// end for nowhere.
std::pair<std::size_t, std::size_t> blank_place(std::string_view text);

/// Whether a bracket stands open before a place, and is closed behind it.
bool is_in_brackets(std::string_view text, std::size_t at);

/// "Technician Company Name City, State Repaired and maintained …": without the sentence that
/// stands behind a place that was taken out.
std::string without_work_behind(const std::string& text);

}  // namespace medtech::resume
