// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Self-contained HTML pages: no script, no request to anywhere (a content security policy holds
/// browsers to it), light and dark, readable in print.
namespace medtech::render {

/// A whole page. Title and subtitle are text; the body is markup that is put in as it is.
std::string page(std::string_view title, std::string_view subtitle, std::string_view body);

/// A link with its text escaped; addresses other than http and https give the text alone.
std::string link(std::string_view url, std::string_view text);

}  // namespace medtech::render
