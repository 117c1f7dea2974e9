// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <vector>

/// iCIMS career sites: pages of search results, each opening's page with JSON-LD; or, with the
/// newer front, pages of openings as JSON (see jibe).
namespace medtech::sources::icims {

/// The first page of results of the first `search`, by the front that hosts of that name have as a
/// rule, else by the other; its answer says by which the others are asked.
std::vector<Request> requests(const SourceConfig& config);

/// A page of results gives the next one and a detail for each opening; they end with a page that
/// has none, or that begins as one before it. An opening's page gives the opening.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

}  // namespace medtech::sources::icims
