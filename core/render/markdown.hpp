// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Text from outside inside Markdown.
namespace medtech::render {

/// One line of text in which nothing is markup.
std::string markdown_text(std::string_view text);

/// An address that can stand in the parentheses of a link.
std::string markdown_url(std::string_view url);

}  // namespace medtech::render
