// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/listing/raw.hpp"
#include "core/sources/source.hpp"

#include <vector>

/// Lever's postings service: the whole site in one answer.
namespace medtech::sources::lever {

/// One GET of the site; of the European service where `host` names that ("api.eu.lever.co").
std::vector<Request> requests(const SourceConfig& config);

/// All postings. The service names no employer.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// The same from the parsed answer, a bare list.
Reading read_postings(json::Value root);

/// One posting.
listing::RawListing read_posting(json::Value posting);

/// True for one of its postings.
bool is_posting(json::Value value);

}  // namespace medtech::sources::lever
