// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <vector>

/// Any web page that describes its openings with schema.org's JobPosting.
namespace medtech::sources::page {

/// One GET for each address of the source.
std::vector<Request> requests(const SourceConfig& config);

/// The page's openings, in JSON-LD, microdata or RDFa.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

}  // namespace medtech::sources::page
