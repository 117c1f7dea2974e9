// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/sources/source.hpp"

#include <cstddef>
#include <string>

/// The newer front of iCIMS career sites ("Jibe"): pages of openings as JSON, texts and all.
namespace medtech::sources::jibe {

/// The request for a page of what a search finds, from 1 on; 100 entries, as far as the site gives
/// so many.
Request page_request(const SourceConfig& config, const std::string& search, std::size_t page);

/// True for a request that page_request() made.
bool is_page_request(const Request& request);

/// True for one entry of a page.
bool is_entry(json::Value value);

/// The openings of a page; the first one names the pages that are to follow.
Reading read_page(const SourceConfig& config, const Request& request, json::Value root);

/// The openings of a page that was saved to a file, whose site nobody tells.
Reading read_saved_page(json::Value root);

}  // namespace medtech::sources::jibe
