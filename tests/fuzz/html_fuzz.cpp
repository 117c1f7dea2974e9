// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"
#include "core/format/html.hpp"

#include <cstddef>
#include <cstdint>

namespace {

// What the comment of to_text promises of its result.
bool is_tidy(const std::string& text) {
  if (!medtech::text::is_valid_utf8(text)) return false;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F) return false;
  }
  const bool blank_at_end = text.ends_with(' ') || text.contains(" \n");
  return !blank_at_end && !text.contains("\n\n\n") && !text.starts_with('\n') &&
         !text.ends_with('\n');
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view html(reinterpret_cast<const char*>(data), size);
  const std::string text = medtech::html::to_text(html);
  constexpr std::size_t growth =
      8;  // a list item of five bytes has up to 14 blanks, a mark and a line break
  if (!is_tidy(text) || text.size() > growth * (size + 4)) __builtin_trap();
  const std::string escaped = medtech::html::escape(html);
  if (medtech::html::decode_entities(escaped) != html) __builtin_trap();
  if (html.find_first_of("<&") == std::string_view::npos && medtech::html::looks_like_html(html)) {
    __builtin_trap();
  }
  return 0;
}
