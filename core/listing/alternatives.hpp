// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"

#include <cstddef>
#include <vector>

namespace medtech::listing {

/// Whether a technologist's calling is named by its short form: "MLS", "MT(ASCP)".
bool names_calling(const Outline& outline, std::size_t first, std::size_t last);

/// Where each of the alternatives of a clause ends that differ in degree or years: "associate and
/// four years, or bachelor and two". The last ends with the clause. A list of degrees that share
/// what is said behind them is one ("associate or bachelor and two years").
std::vector<std::size_t> alternatives_in(const Outline& outline, const Clause& clause);

}  // namespace medtech::listing
