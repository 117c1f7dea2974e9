// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace medtech::resume {

/// Which numbers need no word before them.
enum class BareNumber {
  lettered,  ///< "PB1234567": letters tell it from other numbers
  digits,    ///< in a list of certificates "30099887" too
  license    ///< "MTA-00012345", "SU 45678"
};

/// The number of a certificate or license in a text without dates.
std::optional<std::string> find_certificate_number(std::string_view text, BareNumber bare);

/// A certificate's name without the number behind it, and what parts them: "CFE (# 598382)".
std::string without_number(const std::string& text, std::string_view number);

/// Where in a text without dates nothing stands but a number and words on it: "No. 31877, exp.".
bool is_number_alone(std::string_view text);

/// Whether a text begins with a number of at least four digits, behind a blank or a dash at most:
/// what stands before it belongs to the number ("CPT 00012345").
bool begins_with_number(std::string_view text);

}  // namespace medtech::resume
