// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/jibe.hpp"

#include "core/base/text.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace medtech::sources::jibe {

namespace {

using json::Value;
using listing::RawListing;

constexpr std::string_view path_of_pages = "/api/jobs?";

std::string line_of(Value value) { return std::string(text::trim(value.scalar_text())); }

// `site` is scheme and host; "" where they are not known.
RawListing read_entry(Value data, const std::string& site) {
  RawListing raw;
  raw.title = line_of(data["title"]);
  raw.requisition = line_of(data["req_id"]);
  raw.native_id = line_of(data["slug"]);
  raw.employer = line_of(data["hiring_organization"]);
  if (!site.empty() && !raw.native_id.empty())
    raw.url = site + "/jobs/" + path_segment(raw.native_id);
  if (raw.url.empty()) raw.url = web_address(data["apply_url"].string_or_empty());
  raw.posted = line_of(data["posted_date"]);
  raw.employment_type = line_of(data["employment_type"]);
  raw.description = data["description"].string_or_empty();
  listing::RawPlace place;
  place.city = line_of(data["city"]);
  place.state = line_of(data["state"]);
  place.zip = line_of(data["postal_code"]);
  place.country = line_of(data["country_code"]);
  if (place.country.empty()) place.country = line_of(data["country"]);
  place.lat = data["latitude"].number();
  place.lon = data["longitude"].number();
  if (place != listing::RawPlace{}) raw.places.push_back(std::move(place));
  return raw;
}

Reading read_entries(Value root, const std::string& site) {
  return read_list(root["jobs"],
                   [&](Value entry) { return std::optional(read_entry(entry["data"], site)); });
}

}  // namespace

Request page_request(const SourceConfig& config, const std::string& search, std::size_t page) {
  std::string path(path_of_pages);
  path += "page=" + std::to_string(page) + "&keywords=" + net::percent_encode(search);
  Request request;
  request.http = get_request(config, service_url(config, config.key("host"), path));
  request.http.headers = {{"Accept", "application/json"}};
  request.search = search;
  request.offset = page;
  return request;
}

bool is_page_request(const Request& request) {
  return request.http.url.find(path_of_pages) != std::string::npos;
}

bool is_entry(Value value) {
  return value["data"]["slug"].exists() && value["data"]["title"].exists();
}

Reading read_page(const SourceConfig& config, const Request& request, Value root) {
  if (!root["jobs"].is_array()) return failed_reading("the answer has no jobs");
  Reading reading = read_entries(root, net::origin(request.http.url));
  const std::size_t rows = root["jobs"].size();
  const auto total = root["totalCount"].integer();
  const bool first = request.offset <= 1;
  if (first && total && *total >= 0) {
    reading.advertised = static_cast<std::size_t>(*total);
    const std::size_t most = std::min(*reading.advertised, config.max_listings);
    for (std::size_t page = 2; rows > 0 && (page - 1) * rows < most; ++page)
      reading.further.push_back(page_request(config, request.search, page));
    reading.truncated = reading.truncated || *reading.advertised > config.max_listings;
  }
  reading.whole = reading.whole && !reading.truncated;
  return reading;
}

Reading read_saved_page(Value root) {
  Reading reading = read_entries(root, {});
  reading.whole = false;
  return reading;
}

}  // namespace medtech::sources::jibe
