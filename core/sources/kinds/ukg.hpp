// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/sources/source.hpp"

#include <string_view>
#include <vector>

/// UKG Pro Recruiting (UltiPro): a board's openings in pages of JSON, each opening's text in a page
/// of its own.
namespace medtech::sources::ukg {

/// The first page of each `search` (of the whole board where none is written).
std::vector<Request> requests(const SourceConfig& config);

/// A page gives the next ones and a detail for each opening; a detail gives the opening.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// True for one opening of a page of this service.
bool is_opportunity(json::Value value);

/// One opening, of a page or out of its own one, under what was known of it before.
listing::RawListing read_opportunity(json::Value opportunity, listing::RawListing row);

/// What the page of one opening holds as data; "" where it is no such page.
std::string_view opportunity_in(std::string_view page);

}  // namespace medtech::sources::ukg
