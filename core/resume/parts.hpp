// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/pieces.hpp"
#include "core/resume/resume.hpp"

#include <optional>
#include <string>
#include <vector>

namespace medtech::resume {

/// What the pieces of a job's head turned out to be.
struct Parts {
  std::optional<std::string> title;
  std::optional<std::string> employer;
  std::optional<bool> title_first;  ///< where both are told by their words
  bool undecided = false;           ///< there are pieces, and words tell nothing of any
};

/// The best title, and the best employer among the rest. No piece is a place.
Parts parts_of(const std::vector<Piece>& pieces, const Lore& lore);

/// "Cashier (Sample Foods)", "Cashier, Sample Foods": parts an employer from the title of a job
/// that has none, where it is one.
void part_at_bracket(Job& job, const Lore& lore);
void part_at_comma(Job& job, const Lore& lore);

}  // namespace medtech::resume
