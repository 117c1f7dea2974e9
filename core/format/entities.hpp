// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace medtech::html {

/// The code point that "&NAME;" stands for (case counts); absent for an unknown name. Knows all
/// names of HTML 4 and those of HTML 5 that stand for a letter, a punctuation mark or a common
/// symbol.
std::optional<char32_t> named_entity(std::string_view name);

/// Appends what the character reference at the start of `text` stands for and returns its length; 0
/// where the "&" there begins none. A missing semicolon is forgiven where browsers do so without
/// harm; numbers of the range 0x80–0x9F are read as Windows-1252 (WHATWG HTML 13.2.5.72).
std::size_t decode_reference(std::string_view text, std::string& out);

/// The text with each of its references decoded once.
std::string decode_references(std::string_view text);

}  // namespace medtech::html
