// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace medtech::sources {

/// The JSON object that a page's program is given: the first "{…}" behind `mark`, with nothing but
/// blanks, "=", "(" and ":" between, whole with its strings; "" where there is none or the page
/// breaks off in it.
std::string_view object_behind(std::string_view page, std::string_view mark);

}  // namespace medtech::sources
