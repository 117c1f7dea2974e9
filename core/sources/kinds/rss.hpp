// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <vector>

/// Any feed: RSS, Atom, JSON Feed.
namespace medtech::sources::rss {

/// One GET of the feed.
std::vector<Request> requests(const SourceConfig& config);

/// The feed's items.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

}  // namespace medtech::sources::rss
