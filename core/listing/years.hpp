// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"

#include <optional>

namespace medtech::listing {

/// The years of experience that a posting requires: of alternatives in one clause the least, else
/// the greatest; 0 where it says that none is needed. Absent where it says nothing.
std::optional<double> least_years(const Outline& outline);

}  // namespace medtech::listing
