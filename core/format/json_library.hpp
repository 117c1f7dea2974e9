// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace medtech::json {

/// What simdjson says of one of its error codes. Throws Error{defect} where the library is missing.
std::string_view library_message(int code);

}  // namespace medtech::json
