// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace medtech::listing {

/// The text with its passages on other openings ("More jobs nearby: …", a list under "Similar
/// jobs") made blank, so that their pay, shifts and demands are not taken for those of this one. As
/// long as the text: what is found in it lies at the same place of both.
std::string without_other_openings(std::string_view text);

/// Whether a line begins a section of a posting: "Requirements", "About us".
bool begins_section(std::string_view line);

}  // namespace medtech::listing
