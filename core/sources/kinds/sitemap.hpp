// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <vector>

/// Sites whose sitemap (sitemaps.org 0.9) names a page for each opening.
namespace medtech::sources::sitemap {

/// The sitemap, or the robots.txt that names it ("Sitemap:" lines).
std::vector<Request> requests(const SourceConfig& config);

/// A sitemap gives the sitemaps it names, on its own host, and the pages of openings: those whose
/// address matches `match` (RE2), else looks like an opening's; where `search` is written, only
/// those whose address has all words of one of its entries. At most `max_pages` are asked for.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

}  // namespace medtech::sources::sitemap
