// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/statements.hpp"

#include <optional>
#include <span>
#include <vector>

namespace medtech::listing {

/// The least years of experience that will do: of alternatives ("associate and four years, or
/// bachelor and two") the fewest, of several things that are all asked the most; 0 where the text
/// says that none is needed. `skipped` are clauses that speak of others.
std::optional<double> least_years(const Outline& outline, std::span<const Statement> statements,
                                  const std::vector<bool>& skipped);

}  // namespace medtech::listing
