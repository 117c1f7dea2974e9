// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/board.hpp"

#include "core/base/limits.hpp"
#include "core/sources/answer.hpp"

#include <algorithm>
#include <map>

namespace medtech::sources {

using listing::RawListing;

std::vector<Request> board_request(const SourceConfig& config, std::string url) {
  Request request;
  request.http = get_request(config, std::move(url));
  request.http.headers = {{"Accept", "application/json"}};
  std::vector<Request> all;
  all.push_back(std::move(request));
  return all;
}

void mark_shared_addresses(std::vector<RawListing>& listings) {
  std::map<std::string_view, std::size_t> counts;
  for (const RawListing& raw : listings) ++counts[raw.url];
  for (RawListing& raw : listings) raw.url_is_shared |= !raw.url.empty() && counts[raw.url] > 1;
}

void join_repeated(std::vector<RawListing>& listings) {
  std::map<std::string, std::size_t> first;  // by id
  std::vector<RawListing> joined;
  for (RawListing& raw : listings) {
    const auto [known, is_new] = first.emplace(raw.native_id, joined.size());
    if (is_new || raw.native_id.empty()) {
      joined.push_back(std::move(raw));
      continue;
    }
    auto& places = joined[known->second].places;
    for (listing::RawPlace& place : raw.places) {
      const bool room = places.size() < limits::places_per_listing;
      if (room && std::ranges::find(places, place) == places.end()) places.push_back(place);
    }
  }
  listings = std::move(joined);
}

}  // namespace medtech::sources
