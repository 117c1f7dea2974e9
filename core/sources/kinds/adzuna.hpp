// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/listing/raw.hpp"
#include "core/sources/source.hpp"

#include <vector>

/// Adzuna's search, which gathers advertisements of many boards: the beginning of each text, and a
/// link to the rest.
namespace medtech::sources::adzuna {

/// The first page of each `search`, newest first.
std::vector<Request> requests(const SourceConfig& config);

/// A page gives its advertisements, the first one also the pages after it, as many as Adzuna's
/// limits bear. Never the whole of what there is.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// Puts name and key of the access into the query.
void sign(const Credentials& credentials, net::Request& http);

/// One element of `results`; it has no title where there is nothing to read. `country` is the two
/// letters that it was asked in, "" where that is not known. Pay that Adzuna guesses is left out.
listing::RawListing read_ad(json::Value ad, std::string_view country);

/// True for one element of `results`.
bool is_ad(json::Value value);

}  // namespace medtech::sources::adzuna
