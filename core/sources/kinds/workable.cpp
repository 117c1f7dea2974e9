// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/workable.hpp"

#include "core/base/text.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"
#include "core/sources/fields.hpp"

#include <string>
#include <string_view>

namespace medtech::sources::workable {

namespace {

using json::Value;
using listing::RawListing;

listing::RawPlace place_in(Value holder, std::string_view state_key) {
  listing::RawPlace place;
  place.city = text::trim(holder["city"].string_or_empty());
  place.state = text::trim(holder[state_key].string_or_empty());
  place.country = text::trim(holder["countryCode"].string_or_empty());
  if (place.country.empty()) place.country = text::trim(holder["country"].string_or_empty());
  return place;
}

void take_places(Value row, RawListing& raw) {
  row["locations"].each([&](Value location) {
    if (location["hidden"].boolean() != true) add_place(raw.places, place_in(location, "region"));
  });
  if (raw.places.empty()) add_place(raw.places, place_in(row, "state"));
}

std::optional<RawListing> read_row(Value row, std::string_view employer) {
  RawListing raw;
  raw.title = text::trim(row["title"].string_or_empty());
  raw.requisition = text::trim(row["code"].scalar_text());
  raw.native_id = row["shortcode"].scalar_text();
  raw.employer = employer;
  raw.url = web_address(row["url"].string_or_empty());
  if (raw.url.empty()) raw.url = web_address(row["shortlink"].string_or_empty());
  raw.posted = row["published_on"].string_or_empty();
  if (raw.posted.empty()) raw.posted = row["created_at"].string_or_empty();
  raw.employment_type = row["employment_type"].string_or_empty();
  if (row["telecommuting"].boolean() == true) raw.remote = true;
  raw.description = row["description"].string_or_empty();
  take_places(row, raw);
  return raw;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  const std::string path =
      "/api/v1/widget/accounts/" + path_segment(config.key("account")) + "?details=true";
  return board_request(config, service_url(config, "apply.workable.com", path));
}

bool is_row(Value value) { return value["shortcode"].is_string() && value["title"].exists(); }

Reading read_account(Value root) {
  const Value jobs = root["jobs"];
  if (!jobs.is_array()) return failed_reading("the answer has no jobs");
  const std::string_view employer = text::trim(root["name"].string_or_empty());
  Reading reading = read_list(jobs, [&](Value row) { return read_row(row, employer); });
  join_repeated(reading.listings);
  reading.advertised = reading.listings.size() + reading.bad_items;
  return reading;
}

Reading read(const SourceConfig&, const Request&, const net::Response& response,
             const Circumstances&) {
  const auto document = parse_answer(response.body);
  return document ? read_account(document->root()) : failed_reading(document.error().message);
}

}  // namespace medtech::sources::workable
