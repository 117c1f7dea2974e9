// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <vector>

/// SuccessFactors career sites: the feed that each has for search engines, or the older list of a
/// company.
namespace medtech::sources::successfactors {

/// The feed of `host` (its misspelt name is the real one); with `company`, that company's list.
std::vector<Request> requests(const SourceConfig& config);

/// All openings of the site; never `whole`, since nobody says that the feed leaves nothing out.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

}  // namespace medtech::sources::successfactors
