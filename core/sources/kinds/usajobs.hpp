// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/listing/raw.hpp"
#include "core/sources/source.hpp"

#include <vector>

/// USAJOBS' search: announcements of federal agencies with their whole text, by occupational series
/// and words.
namespace medtech::sources::usajobs {

/// The first page of each search. Where none is written: series that are of the field wholly in one
/// search without words, those that hold much else once for each of the usual words.
std::vector<Request> requests(const SourceConfig& config);

/// A page gives its announcements, the first one also the pages after it. USAJOBS counts up to
/// 10,000; what may be more is told as cut short.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// Puts the key into its header, and the e-mail address alone in place of the program's name, as
/// USAJOBS asks for.
void sign(const Credentials& credentials, net::Request& http);

/// One element of SearchResultItems; it has no title where there is nothing to read.
listing::RawListing read_item(json::Value item);

/// True for one element of SearchResultItems.
bool is_item(json::Value value);

}  // namespace medtech::sources::usajobs
