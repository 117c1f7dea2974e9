// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace medtech::json {

/// The text with integers that no machine word holds written as fractions
/// ("123456789012345678901.0"): valid JSON, which the reader would refuse as a whole.
std::string with_wide_integers(std::string_view text);

/// The text with ill-formed UTF-8 as U+FFFD and raw control characters in strings as escapes: one
/// such byte in one opening would cost all the others.
std::string with_proper_strings(std::string_view text);

}  // namespace medtech::json
