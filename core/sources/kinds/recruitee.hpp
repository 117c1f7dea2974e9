// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/sources/source.hpp"

#include <vector>

/// Recruitee's career sites: the whole company in one answer.
namespace medtech::sources::recruitee {

/// One GET of the company's offers.
std::vector<Request> requests(const SourceConfig& config);

/// The published offers.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// The same from the parsed answer.
Reading read_offers(json::Value root);

}  // namespace medtech::sources::recruitee
