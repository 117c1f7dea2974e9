// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace medtech::json {

/// The text with integers that no machine word holds written as fractions
/// ("123456789012345678901.0"): valid JSON, which the reader would refuse as a whole.
std::string with_wide_integers(std::string_view text);

}  // namespace medtech::json
