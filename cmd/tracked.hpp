// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/listing/listing.hpp"

#include <cstdint>
#include <vector>

/// Which openings of a search are tracked.
namespace medtech::cmd {

/// Fills in what a listing is tracked as.
void set_tracked(Context& context, const listing::Listing& listing, listing::Found& found);

/// Numbers of the stored listings that are tracked, ascending.
std::vector<std::int64_t> tracked_listings(Context& context);

}  // namespace medtech::cmd
