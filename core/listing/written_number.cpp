// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/written_number.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace medtech::listing {

std::optional<double> read_number(std::string_view text, std::size_t& at) {
  std::string digits;
  while (at < text.size() && (text::is_digit(text[at]) || text[at] == ',' || text[at] == '.')) {
    const bool mark = !text::is_digit(text[at]);
    if (mark && (at + 1 == text.size() || !text::is_digit(text[at + 1]))) break;
    if (text[at] != ',') digits += text[at];
    ++at;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || digits.empty()) return std::nullopt;
  if (at < text.size() && (text[at] == 'k' || text[at] == 'K') && value < 1000) {
    value *= 1000;
    ++at;
  }
  return value;
}

bool begins_number(std::string_view text, std::size_t at) {
  if (!text::is_digit(text[at])) return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  return !text::is_alnum(before) && before != '.' && before != ',';
}

int small_number(std::string_view word) {
  static constexpr auto names =
      std::to_array<std::string_view>({"one", "two", "three", "four", "five", "six", "seven",
                                       "eight", "nine", "ten", "eleven", "twelve"});
  const auto* const found = std::ranges::find(names, word);
  if (found != names.end()) return static_cast<int>(found - names.begin()) + 1;
  if (word == "eighteen") return 18;
  constexpr int most = 60;
  const auto number = whole_number(word);
  return number && *number > 0 && *number <= most ? static_cast<int>(*number) : 0;
}

}  // namespace medtech::listing
