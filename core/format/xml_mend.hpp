// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace medtech::xml {

/// A text made ready for the parser.
struct Prepared {
  std::string text;   ///< from its first tag on
  std::size_t lines;  ///< line breaks in front of it that were cut off
  bool cut = false;   ///< cut off behind limits::xml_tags
};

/// Cuts off what stands before the first tag, makes control characters blanks, and writes HTML's
/// named entities ("&nbsp;") as characters, outside of CDATA and comments. The five of XML stay as
/// they are, as do unknown ones: entities that a DTD defines are never expanded.
Prepared prepare(std::string_view utf8);

/// A mended text.
struct Mended {
  std::string text;
  std::size_t open_at_end = 0;  ///< elements whose end tags were missing where the text ends
};

/// Prepared text as well-formed XML: what is no proper tag is kept as text, missing end tags are
/// supplied, stray ones kept as text, at most limits::xml_depth elements deep, behind which it is
/// cut off. Comments, processing instructions and the document type are left out.
Mended mend(std::string_view prepared);

}  // namespace medtech::xml
