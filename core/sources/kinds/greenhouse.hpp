// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/listing/raw.hpp"
#include "core/sources/source.hpp"

#include <vector>

/// Greenhouse's job board service: the whole board in one answer.
namespace medtech::sources::greenhouse {

/// One GET of the board with texts and pay.
std::vector<Request> requests(const SourceConfig& config);

/// The board's openings without prospects (posts that no opening stands behind).
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// The same from the parsed answer.
Reading read_board(json::Value root);

/// One job of a board; a prospect has no title.
listing::RawListing read_job(json::Value job);

}  // namespace medtech::sources::greenhouse
