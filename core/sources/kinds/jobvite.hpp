// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <vector>

/// Jobvite career sites: pages of openings in HTML, each opening's text in a page with JobPosting
/// data.
namespace medtech::sources::jobvite {

/// The first page of each `search` (of the whole company where none is written).
std::vector<Request> requests(const SourceConfig& config);

/// A page gives the next ones and a detail for each opening; a detail gives the opening. Jobvite
/// sends elsewhere where it knows no such company, which is told.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

}  // namespace medtech::sources::jobvite
