// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// The text without the mark of a list that tidy wrote.
std::string_view without_bullet(std::string_view line);

/// True where the text begins with the mark of a list that tidy wrote.
bool has_bullet(std::string_view line);

/// True where a line is a drawn rule ("-----", "= = =") and no text.
bool is_rule(std::string_view line);

}  // namespace medtech::document
