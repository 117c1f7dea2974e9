// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/adzuna.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/fields.hpp"
#include "core/sources/list_and_detail.hpp"
#include "core/sources/paging.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::sources::adzuna {

namespace {

using json::Value;
using listing::RawListing;

constexpr std::string_view api_host = "api.adzuna.com";
constexpr std::size_t ads_a_page = 50;  // the service's own limit
// In one refresh, so that four a day stay within 25 requests a minute, 250 a day and 2500 a month.
constexpr std::size_t pages_a_refresh = 20;
constexpr double kilometres_a_mile = 1.609344;

std::string country_of(const SourceConfig& config) {
  const std::string& written = config.key("country");
  return written.empty() ? "us" : written;
}

Request page_request(const SourceConfig& config, const std::string& search, std::size_t page) {
  std::string path = "/v1/api/jobs/" + path_segment(country_of(config)) + "/search/" +
                     std::to_string(page) + "?results_per_page=" + std::to_string(ads_a_page);
  const auto add = [&path](std::string_view name, const std::string& value) {
    if (!value.empty())
      path.append("&").append(name).append("=").append(net::percent_encode(value));
  };
  add("what", search);
  add("where", config.location);
  if (config.radius_miles && !config.location.empty()) {
    const double kilometres = std::ceil(*config.radius_miles * kilometres_a_mile);
    add("distance", std::to_string(static_cast<long long>(kilometres)));
  }
  path += "&sort_by=date&content-type=application/json";
  Request request;
  request.http = get_request(config, service_url(config, api_host, path));
  request.http.headers = {{"Accept", "application/json"}};
  request.search = search;
  request.offset = page - 1;
  return request;
}

bool add_pages(const SourceConfig& config, const Request& request, Value root, Reading& reading) {
  const Value results = root["results"];
  const std::size_t searches = std::max<std::size_t>(config.search.size(), 1);
  const std::size_t pages = std::max<std::size_t>(pages_a_refresh / searches, 1);
  const ListPage page{.rows = results.size(),
                      .total = root["count"].integer(),
                      .first_item = results.at(0)["id"].scalar_text(),
                      .asked = ads_a_page,
                      .size = ads_a_page,
                      .most = std::min(pages * ads_a_page, config.max_listings)};
  const auto make = [&](std::size_t number, std::size_t) {
    return page_request(config, request.search, number + 1);
  };
  return follow_pages(request, page, make, reading);
}

// The link without who asked and by which way.
std::string page_address(std::string_view written) {
  auto url = net::parse_url(web_address(written));
  if (!url) return {};
  if (!url->query) return net::to_string(*url);
  std::string kept;
  for (const std::string_view parameter : text::split(*url->query, '&')) {
    if (text::starts_with_ignoring_case(parameter, "utm_")) continue;
    if (!kept.empty()) kept += '&';
    kept += parameter;
  }
  url->query = kept.empty() ? std::nullopt : std::optional(std::move(kept));
  return net::to_string(*url);
}

// [country, state, county, city or part of one, …]; the county alone names no city.
listing::RawPlace place_of(Value ad) {
  const Value location = ad["location"];
  const Value area = location["area"];
  listing::RawPlace place;
  place.country = text::trim(area.at(0).string_or_empty());
  place.state = text::trim(area.at(1).string_or_empty());
  place.city = text::trim(area.at(3).string_or_empty());
  place.text = text::trim(location["display_name"].string_or_empty());
  place.lat = ad["latitude"].number();
  place.lon = ad["longitude"].number();
  return place;
}

std::string_view currency_of(std::string_view area, std::string_view country) {
  struct Currency {
    std::string_view country;
    std::string_view code;
  };
  constexpr auto currencies = std::to_array<Currency>(
      {{"us", "USD"}, {"gb", "GBP"}, {"uk", "GBP"}, {"ca", "CAD"}, {"au", "AUD"}, {"nz", "NZD"}});
  for (const std::string_view place : {area, country}) {
    for (const Currency& each : currencies) {
      if (text::equal_ignoring_case(each.country, place)) return each.code;
    }
    if (!place.empty()) break;
  }
  return {};
}

// Only "0" says that the amount is the employer's.
listing::RawPay pay_of(Value ad, std::string_view country) {
  listing::RawPay pay;
  if (ad["salary_is_predicted"].scalar_text() != "0") return pay;
  pay.min = amount_from(ad["salary_min"].scalar_text());
  pay.max = amount_from(ad["salary_max"].scalar_text());
  if (pay.min || pay.max)
    pay.currency = currency_of(ad["location"]["area"].at(0).string_or_empty(), country);
  return pay;
}

// Labels as "full_time" in words.
std::string label_of(Value value) { return text::replace_all(value.string_or_empty(), "_", "-"); }

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  return for_each_search(
      config, [&](const std::string& search) { return page_request(config, search, 1); });
}

bool is_ad(Value value) {
  return value["redirect_url"].is_string() &&
         (value["adref"].exists() || value["company"]["display_name"].exists());
}

RawListing read_ad(Value ad, std::string_view country) {
  RawListing raw;
  const std::string title = html::to_text(ad["title"].string_or_empty());
  raw.title = text::trim(text::printable_line(title));
  raw.native_id = ad["id"].scalar_text();
  raw.employer = text::trim(html::to_text(ad["company"]["display_name"].string_or_empty()));
  raw.url = page_address(ad["redirect_url"].string_or_empty());
  listing::RawPlace place = place_of(ad);
  if (place != listing::RawPlace{}) raw.places.push_back(std::move(place));
  raw.description = ad["description"].string_or_empty();
  raw.posted = ad["created"].string_or_empty();
  raw.schedule = label_of(ad["contract_time"]);
  raw.employment_type = label_of(ad["contract_type"]);
  raw.pay = pay_of(ad, country);
  return raw;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances&) {
  const auto document = parse_answer(response.body);
  if (!document) return failed_reading(document.error().message);
  const Value results = document->root()["results"];
  if (!results.is_array()) return failed_reading("the answer has no results");
  Reading reading;
  const bool fresh = add_pages(config, request, document->root(), reading);
  reading.whole = false;  // advertisements come and go with the boards that they are gathered from
  if (!fresh) return reading;
  results.each([&](Value ad) {
    RawListing raw = read_ad(ad, country_of(config));
    if (raw.title.empty()) {
      ++reading.bad_items;
    } else {
      reading.listings.push_back(std::move(raw));
    }
  });
  return reading;
}

void sign(const Credentials& credentials, net::Request& http) {
  http.secret_query.emplace_back("app_id", credentials.app_id);
  http.secret_query.emplace_back("app_key", credentials.key);
}

}  // namespace medtech::sources::adzuna
