// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/understanding.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace medtech::listing {

/// The years of experience that a posting names, required and preferred, and in what. `skipped`
/// are clauses that speak of a higher level.
std::vector<Experience> experience_named(const Outline& outline, const std::vector<bool>& skipped);

/// The years that stand behind their name: "Years of experience: 2", "How many years …? (minimum
/// 2)". Absent where there are none. `units` are those of year_units().
std::optional<double> years_behind_keys(const Outline& outline, std::span<const std::size_t> units,
                                        const std::vector<bool>& skipped);

}  // namespace medtech::listing
