// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"

#include <string_view>

namespace medtech::document {

/// Plain text and Markdown (CommonMark as far as headings, emphasis, links, lists and tables), in
/// UTF-8, UTF-16, Windows-1252 or Mac Roman. Never fails.
Document read_text(std::string_view bytes);

/// A page as browsers show it; what it hides is left out. Never fails.
Document read_html(std::string_view bytes);

}  // namespace medtech::document
