// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

/// The contract's words that stand in an order.
namespace medtech::ontology {

/// Levels of roles, the lowest first.
inline constexpr std::array<std::string_view, 6> level_words{"entry", "mid",     "senior",
                                                             "lead",  "manager", "director"};
/// Degrees, the lowest first.
inline constexpr std::array<std::string_view, 6> degree_words{
    "high-school", "certificate", "associate", "bachelor", "master", "doctorate"};

/// The place of a level; behind all others where it is none.
constexpr int level_rank(std::string_view level) {
  return static_cast<int>(std::ranges::find(level_words, level) - level_words.begin());
}

/// The place of a degree; absent for other words.
constexpr std::optional<int> degree_rank(std::string_view degree) {
  const auto found = std::ranges::find(degree_words, degree);
  if (found == degree_words.end()) return std::nullopt;
  return static_cast<int>(found - degree_words.begin());
}

}  // namespace medtech::ontology
