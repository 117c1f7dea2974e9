// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/listing/raw.hpp"
#include "core/sources/source.hpp"

#include <vector>

/// Workday's candidate experience service: searches in pages of 20 rows, one more answer for each
/// posting.
namespace medtech::sources::workday {

/// The first page of each search.
std::vector<Request> requests(const SourceConfig& config);

/// Of a page: its further pages and, for each row, the request for its details (or the row itself,
/// where its title is plainly of another field). Of details: the listing.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// One element of `jobPostings`, without an address; it has no title where there is nothing to
/// read.
listing::RawListing read_row(json::Value posting);

/// A whole answer with `jobPostingInfo`, over what the row told.
listing::RawListing read_details(json::Value root, listing::RawListing row);

}  // namespace medtech::sources::workday
