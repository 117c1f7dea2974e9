// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"

#include <string_view>
#include <vector>

namespace medtech::listing {

/// 1 for "I" in capitals and for "1", up to 4; 0 for other words.
int level_written(std::string_view word);

/// For each clause, whether it speaks of a higher one of several levels that a title offers
/// ("Technologist I/II": "Level II: two years"). One may apply from the lowest on.
std::vector<bool> clauses_of_higher_levels(std::string_view title, const Outline& outline);

}  // namespace medtech::listing
