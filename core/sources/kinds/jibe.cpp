// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/jibe.hpp"

#include "core/base/text.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"
#include "core/sources/description.hpp"
#include "core/sources/fields.hpp"
#include "core/sources/paging.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::sources::jibe {

namespace {

using json::Value;
using listing::RawListing;

constexpr std::string_view path_of_pages = "/api/jobs?";
constexpr std::size_t rows_asked =
    100;  // more is refused with 422; some sites give 10 all the same

// "additional_locations" have the members of the entry itself.
listing::RawPlace place_of(Value data) {
  listing::RawPlace place;
  place.city = text_of(data["city"]);
  place.state = text_of(data["state"]);
  place.zip = text_of(data["postal_code"]);
  place.country = text_of(data["country_code"]);
  if (place.country.empty()) place.country = text_of(data["country"]);
  if (place.city.empty() && place.state.empty()) {
    place.text = text_of(data["full_location"]);
    if (place.text.empty()) place.text = text_of(data["location_name"]);
  }
  place.lat = data["latitude"].number();
  place.lon = data["longitude"].number();
  return place;
}

std::vector<listing::RawPlace> places_of(Value data) {
  std::vector<listing::RawPlace> places;
  const auto add = [&](Value value) { add_place(places, place_of(value)); };
  add(data);
  data["additional_locations"].each(add);
  return places;
}

// 0 stands for an amount that is not said; the currency often is left out.
listing::RawPay pay_of(Value data) {
  listing::RawPay pay;
  pay.min = amount_from(data["salary_min_value"].scalar_text());
  pay.max = amount_from(data["salary_max_value"].scalar_text());
  if (!pay.min && !pay.max) pay.min = pay.max = amount_from(data["salary_value"].scalar_text());
  if (!pay.min && !pay.max) return {};
  pay.currency = text_of(data["salary_currency"]);
  pay.interval = text_of(data["salary_frequency"]);
  return pay;
}

std::string description_of(Value data) {
  std::string description(data["description"].string_or_empty());
  append_section(description, "Responsibilities", data["responsibilities"].string_or_empty());
  append_section(description, "Qualifications", data["qualifications"].string_or_empty());
  append_section(description, "Benefits", data["benefits"].string_or_empty());
  return description;
}

// The page for people: the site's own word counts, as long as it is the site's; others send to
// where one applies.
std::string address_of(Value data, const std::string& site) {
  const std::string canonical = web_address(data["meta_data"]["canonical_url"].string_or_empty());
  if (!canonical.empty() && (site.empty() || net::origin(canonical) == site)) return canonical;
  const std::string slug = text_of(data["slug"]);
  if (!site.empty() && !slug.empty()) return site + "/jobs/" + path_segment(slug);
  return web_address(data["apply_url"].string_or_empty());
}

// `site` is scheme and host; "" where they are not known.
RawListing read_entry(Value data, const std::string& site) {
  RawListing raw;
  raw.title = text::trim(data["title"].string_or_empty());
  raw.native_id = text_of(data["slug"]);
  raw.requisition = text_of(data["req_id"]);
  if (raw.requisition.empty()) raw.requisition = raw.native_id;
  raw.employer = text_of(data["hiring_organization"]);
  raw.url = address_of(data, site);
  raw.posted = text_of(data["posted_date"]);
  raw.closes = text_of(data["posting_expiry_date"]);
  raw.employment_type = text::replace_all(text_of(data["employment_type"]), "_", " ");
  raw.pay = pay_of(data);
  raw.description = description_of(data);
  raw.places = places_of(data);
  return raw;
}

bool is_english(Value data) {
  const std::string_view language = data["language"].string_or_empty();
  return language.empty() || text::starts_with_ignoring_case(language, "en");
}

// An opening has an entry for each language that its text is in: the English one is read, or where
// there is none, the first.
std::map<std::string, std::size_t> entries_to_read(Value jobs) {
  std::map<std::string, std::size_t> chosen;
  std::map<std::string, bool> english;
  std::size_t at = 0;
  jobs.each([&](Value entry) {
    const Value data = entry["data"];
    const std::string slug = text_of(data["slug"]);
    const auto [known, fresh] = chosen.emplace(slug, at);
    if (!fresh && !english[slug] && is_english(data)) known->second = at;
    english[slug] = english[slug] || is_english(data);
    ++at;
  });
  return chosen;
}

Reading read_entries(Value root, const std::string& site) {
  const auto chosen = entries_to_read(root["jobs"]);
  std::size_t at = 0;
  return read_list(root["jobs"], [&](Value entry) -> std::optional<RawListing> {
    const Value data = entry["data"];
    const std::size_t here = at++;
    const std::string slug = text_of(data["slug"]);
    if (!slug.empty() && chosen.at(slug) != here) return std::nullopt;
    if (data["internal"].boolean() == true) return std::nullopt;  // for the employer's own people
    return read_entry(data, site);
  });
}

std::string first_slug(Value root) { return text_of(root["jobs"].at(0)["data"]["slug"]); }

bool add_pages(const SourceConfig& config, const Request& request, Value root, Reading& reading) {
  const std::size_t rows = root["jobs"].size();
  const ListPage page{.rows = rows,
                      .blank = rows - std::min(rows, entries_to_read(root["jobs"]).size()),
                      .total = root["totalCount"].integer(),
                      .first_item = first_slug(root),
                      .asked = rows_asked,
                      .own_size = true,
                      .most = config.max_listings};
  const auto make = [&](std::size_t number, std::size_t) {
    return page_request(config, request.search, number + 1);
  };
  return follow_pages(request, page, make, reading);
}

}  // namespace

Request page_request(const SourceConfig& config, const std::string& search, std::size_t page) {
  std::string path(path_of_pages);
  path += "page=" + std::to_string(page) + "&limit=" + std::to_string(rows_asked) +
          "&internal=false&keywords=" + net::percent_encode(search);
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
  Reading reading;
  if (!add_pages(config, request, root, reading)) return reading;
  Reading entries = read_entries(root, net::origin(request.http.url));
  reading.listings = std::move(entries.listings);
  reading.bad_items = entries.bad_items;
  reading.truncated = reading.truncated || entries.truncated;
  reading.whole = reading.whole && entries.whole;
  reading.whole = reading.whole && !reading.truncated;
  return reading;
}

Reading read_saved_page(Value root) {
  Reading reading = read_entries(root, {});
  reading.whole = false;
  return reading;
}

}  // namespace medtech::sources::jibe
