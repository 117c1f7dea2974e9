// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/usajobs.hpp"

#include "core/base/text.hpp"
#include "core/listing/location.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/paging.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::sources::usajobs {

namespace {

using json::Value;
using listing::RawListing;

constexpr std::string_view search_host = "data.usajobs.gov";
constexpr std::size_t announcements_a_page = 250;  // of 500 allowed; each comes with its text
constexpr std::size_t count_saturates = 10'000;
constexpr std::string_view page_parameter = "&Page=";  // the last one

/// One search: words in announcements of these series.
struct Ask {
  std::string words;
  std::vector<std::string> series;  ///< empty for all
};

bool holds(const std::vector<std::string>& list, const std::string& value) {
  return std::ranges::find(list, value) != list.end();
}

// Whole series without words, mixed ones with each of the usual words.
std::vector<Ask> usual_asks(const SourceConfig& config) {
  const std::vector<std::string>& mixed = config.usual_list("mixed_series");
  Ask whole;
  Ask others;
  std::vector<std::string> series = config.list("series");
  if (series.empty()) {
    series = config.usual_list("whole_series");
    series.insert(series.end(), mixed.begin(), mixed.end());
  }
  for (const std::string& one : series) {
    (holds(mixed, one) ? others : whole).series.push_back(one);
  }
  std::vector<Ask> asks;
  if (!whole.series.empty()) asks.push_back(std::move(whole));
  if (others.series.empty()) return asks;
  for (const std::string& words : config.search) asks.push_back({words, others.series});
  if (config.search.empty()) asks.push_back(std::move(others));
  return asks;
}

std::vector<Ask> asks_of(const SourceConfig& config) {
  std::vector<Ask> asks;
  if (!config.search_written) asks = usual_asks(config);
  if (!asks.empty()) return asks;
  for (const std::string& words : config.search) asks.push_back({words, config.list("series")});
  if (asks.empty()) asks.push_back({"", config.list("series")});
  return asks;
}

// "Cincinnati, OH; 45402" as USAJOBS reads places.
std::string places_asked(const SourceConfig& config) {
  std::vector<std::string> places;
  for (const std::string_view place : text::split(config.location, ';')) {
    places.push_back(listing::with_state_name(place));
  }
  return text::join(places, ";");
}

std::size_t rows_asked(const SourceConfig& config) {
  return std::min(announcements_a_page, config.max_listings);
}

Request first_page(const SourceConfig& config, const Ask& ask) {
  std::string path = "/api/Search?";
  const auto add = [&path](std::string_view name, const std::string& value) {
    if (!value.empty())
      path.append(name).append("=").append(net::percent_encode(value)).append("&");
  };
  add("Keyword", ask.words);
  add("JobCategoryCode", text::join(ask.series, ";"));
  add("Organization", text::join(config.list("organization"), ";"));
  add("LocationName", places_asked(config));
  if (config.radius_miles && !config.location.empty())
    add("Radius", std::to_string(*config.radius_miles));
  const std::size_t rows = rows_asked(config);
  path += "Fields=Full&SortField=OpenDate&SortDirection=Desc&ResultsPerPage=";
  path.append(std::to_string(rows)).append(page_parameter).append("1");
  Request request;
  request.http = get_request(config, service_url(config, search_host, path));
  request.http.headers = {{"Accept", "application/json"}};
  request.search = ask.words;
  return request;
}

Request later_page(const Request& first, std::size_t page) {
  Request request = first;
  std::string& url = request.http.url;
  if (const std::size_t at = url.rfind(page_parameter); at != std::string::npos)
    url.resize(at + page_parameter.size());
  url += std::to_string(page);
  request.offset = page - 1;
  return request;
}

// NumberOfPages is a text; trimmed answers lack it.
bool add_later_pages(const SourceConfig& config, const Request& request, Value result,
                     Reading& reading) {
  const Value items = result["SearchResultItems"];
  const ListPage page{.rows = items.size(),
                      .total = result["SearchResultCountAll"].integer(),
                      .first_item = items.at(0)["MatchedObjectId"].scalar_text(),
                      .asked = rows_asked(config),
                      .size = rows_asked(config),
                      .pages = result["UserArea"]["NumberOfPages"].integer(),
                      .most = config.max_listings};
  const auto make = [&](std::size_t number, std::size_t) {
    return later_page(request, number + 1);
  };
  const bool fresh = follow_pages(request, page, make, reading);
  if (reading.advertised >= count_saturates) reading.truncated = true;
  return fresh;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  std::vector<Request> all;
  for (const Ask& ask : asks_of(config)) all.push_back(first_page(config, ask));
  return all;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances&) {
  const auto document = parse_answer(response.body);
  if (!document) return failed_reading(document.error().message);
  const Value result = document->root()["SearchResult"];
  if (!result.is_object()) return failed_reading("the answer has no SearchResult");
  const Value items = result["SearchResultItems"];
  const auto all = result["SearchResultCountAll"].integer();
  if (!items.is_array() && all != 0) return failed_reading("the answer has no SearchResultItems");
  Reading reading;
  if (!add_later_pages(config, request, result, reading)) return reading;
  items.each([&](Value item) {
    RawListing raw = read_item(item);
    if (raw.title.empty()) {
      ++reading.bad_items;
    } else {
      reading.listings.push_back(std::move(raw));
    }
  });
  reading.whole = reading.whole && !reading.truncated && reading.bad_items == 0;
  return reading;
}

void sign(const Credentials& credentials, net::Request& http) {
  http.secret_headers.emplace_back("User-Agent", credentials.email);
  http.secret_headers.emplace_back("Authorization-Key", credentials.key);
}

}  // namespace medtech::sources::usajobs
