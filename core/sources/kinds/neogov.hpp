// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <vector>

/// NEOGOV (governmentjobs.com): the feed of a state, county or city.
namespace medtech::sources::neogov {

/// The feed of the agency.
std::vector<Request> requests(const SourceConfig& config);

/// All openings of the feed, with duties and qualifications; never `whole`.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

}  // namespace medtech::sources::neogov
