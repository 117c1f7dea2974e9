// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace medtech {

/// A text that is one number and nothing else, in any locale: no blanks, no leading "+"; absent
/// also where it does not fit into `Number`.
template <typename Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

/// The same for digits alone: no sign, no point.
inline std::optional<int> whole_number(std::string_view digits) {
  const bool signless = !digits.empty() && digits.front() >= '0' && digits.front() <= '9';
  return signless ? number_of<int>(digits) : std::nullopt;
}

}  // namespace medtech
