// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace medtech::resume {

/// The telephone numbers in a text, as printed.
std::vector<std::string> find_phones(std::string_view text);

/// What a scanner took for letters, as digits again, byte for byte: "478-555-O133".
std::string with_scanned_digits(std::string_view printed);

/// Whether two are one number, with the country before it or without.
bool is_same_number(std::string_view left, std::string_view right);

}  // namespace medtech::resume
