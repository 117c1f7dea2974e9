// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/phenom.hpp"

#include "core/base/text.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"
#include "core/sources/fields.hpp"
#include "core/sources/list_and_detail.hpp"
#include "core/sources/paging.hpp"
#include "core/sources/posting_page.hpp"
#include "core/sources/script_data.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace medtech::sources::phenom {

namespace {

using json::Value;
using listing::RawListing;

// "us/en": country and language, as most sites have them.
std::string site_path(const SourceConfig& config) {
  const std::string_view written = config.key("site");
  std::string path;
  for (const std::string_view part : text::split(written.empty() ? "us/en" : written, '/'))
    path += "/" + path_segment(part);
  return path;
}

Request page_request(const SourceConfig& config, const std::string& search, std::size_t offset) {
  std::string path = site_path(config) + "/search-results?";
  if (!search.empty()) path += "keywords=" + net::percent_encode(search) + "&";
  path += "from=" + std::to_string(offset) + "&s=1";
  Request request;
  request.http = get_request(config, service_url(config, config.key("host"), path));
  request.http.headers = {{"Accept", "text/html"}};
  request.search = search;
  request.offset = offset;
  return request;
}

// One place in parts, or several as texts: "multi_location_array" with their coordinates,
// "multi_location" without.
std::vector<listing::RawPlace> places_of(Value job) {
  std::vector<listing::RawPlace> places;
  job["multi_location_array"].each([&](Value entry) {
    listing::RawPlace place = place_named(entry["location"].string_or_empty());
    if (place.text.empty()) place = place_named(entry["cityStateCountry"].string_or_empty());
    place.lat = entry["latlong"]["lat"].number();
    place.lon = entry["latlong"]["lon"].number();
    if (!place.text.empty()) add_place(places, std::move(place));
  });
  if (places.empty()) {
    job["multi_location"].each([&](Value entry) {
      const Value name = entry.is_object() ? entry["cityStateCountry"] : entry;
      add_place(places, place_named(name.string_or_empty()));
    });
  }
  if (places.size() > 1) return places;
  listing::RawPlace place;
  take(place.city, job["city"].scalar_text());
  take(place.state, job["state"].scalar_text());
  take(place.zip, job["postalCode"].scalar_text());
  take(place.country, job["country"].scalar_text());
  if (place.city.empty() && place.state.empty()) {
    if (!places.empty()) return places;
    for (const std::string_view name : {"location", "cityState", "cityStateCountry"})
      take(place.text, job[name].scalar_text());
  }
  place.lat = job["latitude"].number();
  place.lon = job["longitude"].number();
  places.clear();
  add_place(places, std::move(place));
  return places;
}

std::string first_id(Value jobs) { return jobs.at(0)["jobSeqNo"].scalar_text(); }

std::optional<std::int64_t> total_of(Value results) {
  const auto total = results["totalHits"].integer();
  return total ? total : results["data"]["totalHits"].integer();
}

bool add_pages(const SourceConfig& config, const Request& request, Value results,
               Reading& reading) {
  const Value jobs = results["data"]["jobs"];
  const ListPage page{.rows = jobs.size(),
                      .total = total_of(results),
                      .first_item = first_id(jobs),
                      .own_size = true,
                      .most = config.max_listings};
  const auto make = [&](std::size_t, std::size_t row) {
    return page_request(config, request.search, row);
  };
  return follow_pages(request, page, make, reading);
}

Reading read_results(const SourceConfig& config, const Request& request,
                     const Circumstances& circumstances, Value results) {
  const Value jobs = results["data"]["jobs"];
  if (!jobs.is_array() && total_of(results) != 0)
    return failed_reading("the page's results have no jobs");
  Reading reading;
  const bool fresh = add_pages(config, request, results, reading);
  reading.whole = false;
  if (!fresh) return reading;
  if (request.page == 0 && jobs.size() == 0) reading.advertised = 0;
  jobs.each([&](Value job) {
    RawListing row = read_job(job, {});
    if (row.employer.empty()) row.employer = config.employer;
    row.url = service_url(config, config.key("host"),
                          site_path(config) + "/job/" + path_segment(row.native_id));
    add_row(config, circumstances.other_fields, std::move(row), reading,
            [&](RawListing one) { return page_of_row(config, request, std::move(one)); });
  });
  return reading;
}

// The page's own data has the whole text, as a rule; its JobPosting data is for search engines.
Reading read_opening(const Request& request, const net::Response& response) {
  const RawListing row = request.row.value_or(RawListing{});
  if (const auto document = json::Document::parse(data_in(response.body))) {
    const Value job = document->root()["jobDetail"]["data"]["job"];
    if (!job["description"].string_or_empty().empty()) {
      RawListing raw = read_job(job, row);
      if (raw.title.empty()) return failed_reading("the opening has no title");
      Reading reading;
      reading.listings.push_back(std::move(raw));
      return reading;
    }
  }
  Reading reading = read_posting_page(response.body, charset_of(response.content_type), row.url);
  for (RawListing& raw : reading.listings) {
    identify_by_row(row, raw);
    if (raw.places.empty()) raw.places = row.places;
  }
  return reading;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  return for_each_search(
      config, [&](const std::string& search) { return page_request(config, search, 0); });
}

bool is_job(Value value) { return value["jobSeqNo"].exists() && value["title"].is_string(); }

RawListing read_job(Value job, RawListing row) {
  take(row.title, job["title"].string_or_empty());
  take(row.native_id, job["jobId"].scalar_text());
  take(row.native_id, job["jobSeqNo"].scalar_text());
  take(row.requisition, job["jobId"].scalar_text());
  take(row.requisition, job["reqId"].scalar_text());
  take(row.employer, job["companyName"].scalar_text());
  take(row.posted, job["postedDate"].scalar_text());
  take(row.employment_type, job["type"].scalar_text());
  for (const std::string_view name : {"remoteType", "workLocation", "locationType"}) {
    if (const auto remote = remote_from(job[name].string_or_empty())) row.remote = remote;
  }
  if (auto places = places_of(job); !places.empty()) row.places = std::move(places);
  take(row.description, job["descriptionTeaser"].scalar_text());
  take(row.description, job["description"].scalar_text());
  return row;
}

Value results_in(Value data) {
  for (const std::string_view name : {"eagerLoadRefineSearch", "refineSearch"}) {
    if (const Value results = data[name]; results["data"].is_object()) return results;
  }
  return {};
}

std::string_view data_in(std::string_view page) { return object_behind(page, "phApp.ddo"); }

Reading read_saved_page(Value data) {
  Reading reading = read_list(results_in(data)["data"]["jobs"], [](Value job) {
    RawListing raw = read_job(job, {});
    raw.url = web_address(job["applyUrl"].string_or_empty());
    return std::optional(std::move(raw));
  });
  reading.whole = false;
  return reading;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances) {
  if (request.purpose == Request::Purpose::detail) return read_opening(request, response);
  const std::string_view data = data_in(response.body);
  if (data.empty()) return failed_reading("no page of results (a bot wall or a wrong address)");
  const auto document = json::Document::parse(data);
  if (!document) return failed_reading(document.error().within("the page's data").message);
  const Value results = results_in(document->root());
  if (!results.exists()) return failed_reading("the page has no results in its data");
  return read_results(config, request, circumstances, results);
}

}  // namespace medtech::sources::phenom
