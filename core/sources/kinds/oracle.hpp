// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/listing/raw.hpp"
#include "core/sources/source.hpp"

#include <vector>

/// Oracle Recruiting Cloud's candidate sites: lists of requisitions, each requisition's text apart.
namespace medtech::sources::oracle {

/// The first page of each `search`.
std::vector<Request> requests(const SourceConfig& config);

/// A page gives the next ones and a detail for each requisition; a detail gives the opening. The
/// service names no employer.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// One row of a list.
listing::RawListing read_row(json::Value requisition);

/// A requisition's own answer (an object of `items`) over what the list said of it.
listing::RawListing read_details(json::Value requisition, listing::RawListing row);

/// True for an object that is a requisition with its text.
bool is_detail(json::Value value);

}  // namespace medtech::sources::oracle
