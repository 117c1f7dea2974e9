// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace medtech::document {

/// How a soft hyphen (U+00AD) is to be read: word processors and PDFs show it, pages don't.
enum class SoftHyphen { shown, dropped };

/// A line of a document made plain: ligatures as letters, spaces of all widths as blanks, letters
/// that were decoded by a wrong table ("â€“") mended, icons of private use as blanks, without
/// invisible and control characters. Runs of three and more blanks, and tabs, become one tab; other
/// runs one blank. A mark of a list at its beginning becomes "• ".
std::string tidy(std::string_view line, SoftHyphen soft_hyphen = SoftHyphen::shown);

/// What `tidy` takes out of a line that software may take otherwise.
struct Replaced {
  std::string joined;     ///< the first word with a ligature, as it was; "" where none has one
  std::size_t icons = 0;  ///< letters of private use, but for the mark of a list

  bool operator==(const Replaced&) const = default;
};
Replaced replaced_in(std::string_view line);

/// The text without the mark of a list that tidy wrote.
std::string_view without_bullet(std::string_view line);

/// True where the text begins with the mark of a list that tidy wrote.
bool has_bullet(std::string_view line);

/// True where a line is a drawn rule ("-----", "= = =") and no text.
bool is_rule(std::string_view line);

}  // namespace medtech::document
