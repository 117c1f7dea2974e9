// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace medtech::listing {

/// A field as one printable line: entities decoded, markup taken out, at most `most` bytes.
std::string clean_line(std::string_view text, std::size_t most);

/// A text whose line breaks were lost, "… fluids.Runs quality control.QualificationsBachelor's …",
/// with blanks between its sentences again, and its headings on lines of their own.
std::string with_parted_sentences(std::string_view text);

/// The start of a text of at most `most` bytes that does not end inside a UTF-8 sequence.
std::string_view start_of(std::string_view text, std::size_t most);

}  // namespace medtech::listing
