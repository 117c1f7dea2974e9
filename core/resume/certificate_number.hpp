// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace medtech::resume {

/// The number of a certificate or license in a text without dates. `license` says that it is about
/// one: then a number needs no word before it ("MTA-00012345").
std::optional<std::string> find_certificate_number(std::string_view text, bool license);

/// Whether a text begins with a number of at least four digits, behind a blank or a dash at most:
/// what stands before it belongs to the number ("CPT 00012345").
bool begins_with_number(std::string_view text);

}  // namespace medtech::resume
