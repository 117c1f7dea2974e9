// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/sources/source.hpp"

#include <vector>

/// Dayforce's feed of a job board: one list, a row for each opening and language.
namespace medtech::sources::dayforce {

/// The feed of the tenant's board.
std::vector<Request> requests(const SourceConfig& config);

/// All openings of the board, each once, in English where it has that; never `whole`.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// The openings of a feed's JSON.
Reading read_rows(json::Value rows);

/// True for one row of a feed.
bool is_row(json::Value value);

}  // namespace medtech::sources::dayforce
