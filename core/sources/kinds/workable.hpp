// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/sources/source.hpp"

#include <vector>

/// Workable's account widget: the whole account in one answer.
namespace medtech::sources::workable {

/// One GET of the account with texts.
std::vector<Request> requests(const SourceConfig& config);

/// The account's openings; rows that repeat one for each of its places are joined.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

/// The same from the parsed answer.
Reading read_account(json::Value root);

/// True for one of an account's rows.
bool is_row(json::Value value);

}  // namespace medtech::sources::workable
