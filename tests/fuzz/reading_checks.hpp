// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.hpp"
#include "core/net/url.hpp"
#include "core/sources/source.hpp"

/// What must hold for a reading of whatever bytes.
namespace medtech::sources::fuzzing {

inline void require(bool holds) {
  if (!holds) __builtin_trap();
}

inline void check_listing(const listing::RawListing& raw) {
  require(!raw.title.empty());
  require(raw.url.empty() || !net::origin(raw.url).empty());
  require(raw.places.size() <= limits::places_per_listing);
}

inline void check(const Reading& reading) {
  for (const listing::RawListing& raw : reading.listings) check_listing(raw);
  for (const Request& request : reading.further) {
    require(!net::origin(request.http.url).empty());
    if (request.row) check_listing(*request.row);
  }
  require(reading.failure.empty() || (reading.listings.empty() && reading.further.empty()));
  require(reading.listings.size() <= 2 * limits::items_per_document);
  require(!(reading.truncated && reading.whole));
}

inline net::Response answer(std::string_view body) {
  net::Response response;
  response.status = 200;
  response.url = "https://careers.example.org/jobs/1";
  response.body = body;
  return response;
}

}  // namespace medtech::sources::fuzzing
