// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/ukg.hpp"

#include "core/base/text.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/fields.hpp"
#include "core/sources/list_and_detail.hpp"
#include "core/sources/paging.hpp"
#include "core/sources/script_data.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace medtech::sources::ukg {

namespace {

using json::Value;
using listing::RawListing;

constexpr std::size_t rows_asked = 50;

std::string board_path(const SourceConfig& config, std::string_view rest) {
  std::string path = "/" + path_segment(config.key("tenant")) + "/JobBoard/";
  return path.append(path_segment(config.key("board"))).append(rest);
}

std::string address_of(const SourceConfig& config, const std::string& id) {
  return service_url(
      config, config.key("host"),
      board_path(config, "/OpportunityDetail?opportunityId=" + net::percent_encode(id)));
}

Request page_request(const SourceConfig& config, const std::string& search, std::size_t offset) {
  Request request;
  request.http =
      get_request(config, service_url(config, config.key("host"),
                                      board_path(config, "/JobBoardView/LoadSearchResults")));
  request.http.method = "POST";
  request.http.headers = {{"Content-Type", "application/json"},
                          {"Accept", "application/json"},
                          {"X-Requested-With", "XMLHttpRequest"}};
  request.http.caching = net::Request::Caching::none;
  json::Writer body(0);
  body.begin_object().key("opportunitySearch").begin_object();
  body.member("Top", rows_asked).member("Skip", offset).member("QueryString", search);
  body.key("OrderBy").begin_array().begin_object().member("Value", "postedDateDesc");
  body.member("PropertyName", "PostedDate").member("Ascending", false).end_object().end_array();
  body.key("Filters").begin_array().end_array().end_object().end_object();
  request.http.body = body.take();
  request.search = search;
  request.offset = offset;
  return request;
}

// "Code" is short and meant for programs, "Name" for people; either may be missing.
std::string named(Value region) {
  const std::string code(text::trim(region["Code"].string_or_empty()));
  return code.empty() ? std::string(text::trim(region["Name"].string_or_empty())) : code;
}

listing::RawPlace place_of(Value location) {
  const Value address = location["Address"];
  listing::RawPlace place;
  place.city = text::trim(address["City"].string_or_empty());
  place.state = named(address["State"]);
  place.zip = text::trim(address["PostalCode"].scalar_text());
  place.country = named(address["Country"]);
  for (const std::string_view name : {"LocalizedDescription", "LocalizedName"}) {
    // The name of a site says less than its parts.
    if (place.city.empty() && place.state.empty() && place.text.empty())
      place.text = text::trim(location[name].string_or_empty());
  }
  place.lat = location["Coordinates"]["Latitude"].number();
  place.lon = location["Coordinates"]["Longitude"].number();
  return place;
}

listing::RawPay pay_of(Value compensation) {
  for (const std::string_view interval : {"Hourly", "Annual"}) {
    const Value range = compensation[interval];
    listing::RawPay pay;
    pay.min = amount_from(range["Minimum"].scalar_text());
    pay.max = amount_from(range["Maximum"].scalar_text());
    if (!pay.min && !pay.max) continue;
    pay.interval = interval == "Hourly" ? "HOUR" : "YEAR";
    pay.currency = text::trim(compensation["CurrencyCode"].string_or_empty());
    return pay;
  }
  return {};
}

std::string first_id(Value opportunities) { return opportunities.at(0)["Id"].scalar_text(); }

bool add_pages(const SourceConfig& config, const Request& request, Value root, Reading& reading) {
  const Value rows = root["opportunities"];
  const ListPage page{.rows = rows.size(),
                      .total = root["totalCount"].integer(),
                      .first_item = first_id(rows),
                      .asked = rows_asked,
                      .most = config.max_listings};
  const auto make = [&](std::size_t, std::size_t row) {
    return page_request(config, request.search, row);
  };
  return follow_pages(request, page, make, reading);
}

Reading read_page(const SourceConfig& config, const Request& request,
                  const Circumstances& circumstances, Value root) {
  const Value rows = root["opportunities"];
  if (!rows.is_array()) return failed_reading("the answer has no opportunities");
  Reading reading;
  const bool first = request.page == 0;
  if (first && rows.size() == 0 && root["totalCount"].integer().value_or(0) > 0)
    return failed_reading("the answer counts opportunities and has none");
  if (!add_pages(config, request, root, reading)) return reading;
  if (first && rows.size() == 0) reading.advertised = 0;
  rows.each([&](Value opportunity) {
    RawListing row = read_opportunity(opportunity, {});
    row.employer = config.employer;
    row.url = address_of(config, row.native_id);
    add_row(config, circumstances.other_fields, std::move(row), reading,
            [&](RawListing one) { return page_of_row(config, request, std::move(one)); });
  });
  reading.whole = reading.whole && !reading.truncated && reading.bad_items == 0;
  return reading;
}

Reading read_opening(const Request& request, std::string_view page) {
  const std::string_view data = opportunity_in(page);
  // One that is closed is answered with the site's frame alone.
  if (data.empty()) return failed_reading("the page describes no opening");
  const auto document = json::Document::parse(data);
  if (!document) return failed_reading(document.error().message);
  RawListing raw = read_opportunity(document->root(), request.row.value_or(RawListing{}));
  if (raw.title.empty()) return failed_reading("the opening has no title");
  Reading reading;
  reading.listings.push_back(std::move(raw));
  return reading;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  return for_each_search(
      config, [&](const std::string& search) { return page_request(config, search, 0); });
}

bool is_opportunity(Value value) {
  return value["Id"].exists() && value["Title"].is_string() &&
         (value["RequisitionNumber"].exists() || value["Locations"].is_array());
}

std::string_view opportunity_in(std::string_view page) {
  return object_behind(page, "CandidateOpportunityDetail");
}

RawListing read_opportunity(Value opportunity, RawListing row) {
  take(row.title, opportunity["Title"].string_or_empty());
  take(row.native_id, opportunity["Id"].scalar_text());
  take(row.requisition, opportunity["RequisitionNumber"].scalar_text());
  take(row.posted, opportunity["PostedDate"].string_or_empty());
  if (const auto full_time = opportunity["FullTime"].boolean())
    row.schedule = *full_time ? "Full time" : "Part time";
  if (opportunity["JobLocationType"].integer() == 2) row.remote = true;
  std::vector<listing::RawPlace> places;
  opportunity["Locations"].each([&](Value location) { add_place(places, place_of(location)); });
  if (!places.empty()) row.places = std::move(places);
  const listing::RawPay pay = pay_of(opportunity["Compensation"]);
  if (pay != listing::RawPay{}) row.pay = pay;
  take(row.description, opportunity["BriefDescription"].string_or_empty());
  take(row.description, opportunity["Description"].string_or_empty());
  return row;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances) {
  if (request.purpose == Request::Purpose::detail) return read_opening(request, response.body);
  const auto document = parse_answer(response.body);
  if (!document) return failed_reading(document.error().message);
  return read_page(config, request, circumstances, document->root());
}

}  // namespace medtech::sources::ukg
