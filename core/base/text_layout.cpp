// SPDX-License-Identifier: GPL-3.0-or-later
// Widths in terminal cells, eliding and wrapping: the other half of text.hpp.
#include "core/base/text.hpp"
#include "core/base/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace medtech::text {

namespace {

std::size_t cells_of(char32_t c) {
  if (c < 0x20 || c == 0x7F) return 0;
  if (c < 0x7F) return 1;
  const int cells = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
  return cells < 0 ? 0 : static_cast<std::size_t>(cells);
}

// End of the longest start that takes at most `cells` cells.
std::size_t fitting(std::string_view text, std::size_t cells) {
  std::size_t used = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    used += cells_of(utf8::next(text, at));
    if (used > cells) break;
    end = at;
  }
  return end;
}

}  // namespace

std::size_t width(std::string_view text) {
  std::size_t cells = 0;
  for (std::size_t at = 0; at < text.size();) cells += cells_of(utf8::next(text, at));
  return cells;
}

std::string elide(std::string_view text, std::size_t cells) {
  if (width(text) <= cells) return std::string(text);
  if (cells == 0) return {};
  return std::string(trim(text.substr(0, fitting(text, cells - 1)))) + "…";
}

std::vector<std::string> wrap(std::string_view text, std::size_t cells) {
  std::vector<std::string> found;
  text = trim(text);
  while (!text.empty()) {
    std::size_t end = fitting(text, std::max<std::size_t>(cells, 1));
    if (end == 0)
      end = std::min<std::size_t>(text.size(),
                                  std::max<std::size_t>(1, utf8::length_of_valid(text, 0)));
    if (end < text.size() && !is_space(text[end])) {
      const std::size_t blank = text.substr(0, end).find_last_of(' ');
      if (blank != std::string_view::npos && blank > 0) end = blank;
    }
    found.emplace_back(trim(text.substr(0, end)));
    text = trim(text.substr(end));
  }
  return found;
}

}  // namespace medtech::text
