// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/sources/source.hpp"

#include <string_view>
#include <vector>

/// Phenom career sites: the openings that the pages of results carry as data for their own program.
namespace medtech::sources::phenom {

/// The first page of each `search` (of everything where none is written).
std::vector<Request> requests(const SourceConfig& config);

/// A page of results gives the next ones and a detail for each opening; a detail gives the opening.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// True for one opening among the results.
bool is_job(json::Value value);

/// One opening, of a page of results or its own one, under what was known of it before.
listing::RawListing read_job(json::Value job, listing::RawListing row);

/// The results in a page's data, or in an answer to the site's own program; missing elsewhere.
json::Value results_in(json::Value data);

/// The data of a page; "" where it is no page of such a site.
std::string_view data_in(std::string_view page);

/// The openings of a page of results that was saved to a file.
Reading read_saved_page(json::Value data);

}  // namespace medtech::sources::phenom
