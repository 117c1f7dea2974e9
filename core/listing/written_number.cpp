// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/written_number.hpp"

#include "core/base/text.hpp"

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

}  // namespace medtech::listing
