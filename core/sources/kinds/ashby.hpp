// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/sources/source.hpp"

#include <vector>

/// Ashby's job boards: the whole board in one answer.
namespace medtech::sources::ashby {

/// One GET of the board with pay. Its name may be told apart by case.
std::vector<Request> requests(const SourceConfig& config);

/// The openings that the board lists. The service names no employer.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// The same from the parsed answer.
Reading read_board(json::Value root);

/// True for one of a board's openings.
bool is_job(json::Value value);

}  // namespace medtech::sources::ashby
