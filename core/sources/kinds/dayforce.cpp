// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/dayforce.hpp"

#include "core/base/text.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::sources::dayforce {

namespace {

using json::Value;
using listing::RawListing;

bool is_english(Value row) {
  return text::starts_with_ignoring_case(row["CultureCode"].string_or_empty(), "en");
}

RawListing read_row(Value row) {
  RawListing raw;
  raw.title = text::trim(row["Title"].string_or_empty());
  raw.requisition = text_of(row["ReferenceNumber"]);
  raw.native_id = raw.requisition;
  raw.employer = text_of(row["CompanyName"]);
  raw.url = web_address(row["JobDetailsUrl"].string_or_empty());
  if (raw.url.empty()) raw.url = web_address(row["ApplyUrl"].string_or_empty());
  raw.posted = text_of(row["DatePosted"]);
  raw.employment_type = text_of(row["EmploymentIndicator"]);
  raw.description = row["Description"].string_or_empty();
  if (row["IsVirtualLocation"].boolean() == true) raw.remote = true;
  listing::RawPlace place;
  place.city = text_of(row["City"]);
  place.state = text_of(row["State"]);
  place.zip = text_of(row["PostalCode"]);
  place.country = text_of(row["Country"]);
  if (place != listing::RawPlace{}) raw.places.push_back(std::move(place));
  return raw;
}

// Which languages each opening has a row in.
std::map<std::string, bool> english_by_number(Value rows) {
  std::map<std::string, bool> english;
  rows.each([&](Value row) {
    bool& there = english[text_of(row["ReferenceNumber"])];
    there = there || is_english(row);
  });
  return english;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  const std::string path = "/api/" + path_segment(config.key("tenant")) +
                           "/V1/JobFeeds?includeActivePostingOnly=true&internalJobBoardCode=" +
                           path_segment(config.key("board"));
  return board_request(config, service_url(config, "www.dayforcehcm.com", path));
}

bool is_row(Value value) {
  return value["JobDetailsUrl"].exists() && value["ReferenceNumber"].exists();
}

Reading read_rows(Value rows) {
  if (!rows.is_array()) return failed_reading("the answer is no list of jobs");
  const auto english = english_by_number(rows);
  std::map<std::string, std::string> culture;  // the one that is read, by number
  Reading reading = read_list(rows, [&](Value row) -> std::optional<RawListing> {
    const std::string number = text_of(row["ReferenceNumber"]);
    if (number.empty()) return read_row(row);
    if (english.at(number) && !is_english(row)) return std::nullopt;
    const std::string own = text_of(row["CultureCode"]);
    if (culture.emplace(number, own).first->second != own) return std::nullopt;
    return read_row(row);
  });
  join_repeated(reading.listings);
  reading.advertised = reading.listings.size() + reading.bad_items;
  reading.whole = false;
  return reading;
}

Reading read(const SourceConfig&, const Request&, const net::Response& response,
             const Circumstances&) {
  const auto document = parse_answer(response.body);
  return document ? read_rows(document->root()) : failed_reading(document.error().message);
}

}  // namespace medtech::sources::dayforce
