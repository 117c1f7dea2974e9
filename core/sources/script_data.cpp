// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/script_data.hpp"

namespace medtech::sources {

namespace {

// The end of the object that begins at `at`; npos where the text breaks off in it.
std::size_t end_of_object(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  bool in_string = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::string_view object_behind(std::string_view page, std::string_view mark) {
  for (std::size_t at = page.find(mark); at != page.npos; at = page.find(mark, at + 1)) {
    const std::size_t begin = page.find_first_not_of(" \t\r\n=(:", at + mark.size());
    if (begin == page.npos || page[begin] != '{') continue;
    const std::size_t end = end_of_object(page, begin);
    return end == page.npos ? std::string_view() : page.substr(begin, end - begin);
  }
  return {};
}

}  // namespace medtech::sources
