// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The contract's words for the closed sets of a profile, each in the order of its enumeration.
namespace medtech::profile {

inline constexpr std::array<std::string_view, 6> setting_words{
    "travel", "field-service", "reference-lab", "manufacturer", "service-organization", "in-house"};
inline constexpr std::array<std::string_view, 7> level_words{
    "high-school", "certificate", "associate", "bachelor", "master", "doctorate", "military"};
inline constexpr std::array<std::string_view, 5> pay_unit_words{"hour", "day", "week", "month",
                                                                "year"};

/// The words as strings.
template <std::size_t count>
std::vector<std::string> list_of(const std::array<std::string_view, count>& words) {
  return {words.begin(), words.end()};
}

/// The word for a value.
template <typename Value, std::size_t count>
std::string word_of(const std::array<std::string_view, count>& words, Value value) {
  return std::string(words.at(static_cast<std::size_t>(value)));
}

/// The value of a word; absent for other words.
template <typename Value, std::size_t count>
std::optional<Value> value_of(const std::array<std::string_view, count>& words,
                              std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Value>(found - words.begin());
}

}  // namespace medtech::profile
