// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Text in the encodings of web pages and feeds.
namespace medtech::encoding {

/// The encoding that the first bytes give away, and how many of them are a byte order mark.
struct Mark {
  std::string_view name;  ///< "" where they tell nothing
  std::size_t size = 0;
};

/// Looks for a byte order mark, or for the zero bytes of a "<" in UTF-16.
Mark find_mark(std::string_view bytes);

/// Bytes of a named encoding as valid UTF-8, wrong sequences as U+FFFD; absent for a name that is
/// unknown. As on the web (WHATWG Encoding 4.2), Latin-1 and ASCII are read as Windows-1252.
std::optional<std::string> to_utf8(std::string_view bytes, std::string_view name);

/// Bytes of an unknown encoding as valid UTF-8: as they are, else read as Windows-1252.
std::string guess_utf8(std::string_view bytes);

}  // namespace medtech::encoding
