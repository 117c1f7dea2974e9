// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/listing/raw.hpp"
#include "core/sources/source.hpp"

#include <vector>

/// SmartRecruiters' public postings: pages of a company, each posting's text apart.
namespace medtech::sources::smartrecruiters {

/// The first page of each `search` (of the whole company where none is written).
std::vector<Request> requests(const SourceConfig& config);

/// A page gives the next ones and a detail for each posting; a detail gives the opening. A company
/// that the service does not know is answered like one without openings, which is told.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// One posting, of a page or its own answer, under what was known of it before.
listing::RawListing read_posting(json::Value posting, listing::RawListing row);

/// True for one posting of this service.
bool is_posting(json::Value value);

}  // namespace medtech::sources::smartrecruiters
