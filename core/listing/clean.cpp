// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/clean.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"

namespace medtech::listing {

std::string_view start_of(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string clean_line(std::string_view text, std::size_t most) {
  // Entities and tags shorten a text, so that a few times the bound is enough to read.
  const std::string_view start = start_of(text, most * 4);
  const bool markup =
      start.find_first_of("<&") != std::string_view::npos && html::looks_like_html(start);
  const std::string line = text::printable_line(markup ? html::to_text(start) : std::string(start));
  return std::string(text::trim(start_of(line, most)));
}

}  // namespace medtech::listing
