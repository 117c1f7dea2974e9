// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/oracle.hpp"

#include "core/base/text.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/fields.hpp"
#include "core/sources/list_and_detail.hpp"
#include "core/sources/paging.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::sources::oracle {

namespace {

using json::Value;
using listing::RawListing;

constexpr std::size_t rows_asked = 100;  // of 200 allowed; a server may give fewer

// A value inside a finder: blanks and quotes encoded, commas and semicolons, which would end it,
// as blanks.
std::string finder_value(std::string_view value) {
  std::string plain(value);
  std::ranges::replace_if(plain, [](char c) { return c == ',' || c == ';' || c == '"'; }, ' ');
  return net::percent_encode(plain);
}

net::Request service_request(const SourceConfig& config, std::string_view resource,
                             const std::string& query) {
  std::string path = "/hcmRestApi/resources/latest/";
  path.append(resource).append("?onlyData=true&").append(query);
  net::Request http = get_request(config, service_url(config, config.key("host"), path));
  http.headers = {{"Accept", "application/json"}};
  return http;
}

// Paging counts inside the finder alone, and without `expand` there are no rows.
Request list_request(const SourceConfig& config, const std::string& search, std::size_t offset) {
  std::string query =
      "expand=requisitionList.secondaryLocations,requisitionList.workLocation&finder=findReqs;"
      "siteNumber=" +
      finder_value(config.key("site"));
  if (!search.empty()) query += ",keyword=%22" + finder_value(search) + "%22";
  query += ",limit=" + std::to_string(rows_asked) + ",offset=" + std::to_string(offset) +
           ",sortBy=POSTING_DATES_DESC";
  Request request;
  request.http = service_request(config, "recruitingCEJobRequisitions", query);
  request.search = search;
  request.offset = offset;
  return request;
}

// The id goes in quotes.
Request requisition_request(const SourceConfig& config, const Request& list, RawListing row) {
  net::Request http =
      service_request(config, "recruitingCEJobRequisitionDetails",
                      "expand=all&finder=ById;Id=%22" + finder_value(row.native_id) +
                          "%22,siteNumber=" + finder_value(config.key("site")));
  return detail_request(list, std::move(http), std::move(row));
}

std::string page_for_people(const SourceConfig& config, const std::string& id) {
  return service_url(config, config.key("host"),
                     "/hcmUI/CandidateExperience/en/sites/" + path_segment(config.key("site")) +
                         "/job/" + path_segment(id));
}

// "ORA_ON_SITE", "ORA_REMOTE", or the words for people.
std::optional<bool> workplace_of(Value requisition) {
  const std::string_view code = requisition["WorkplaceTypeCode"].string_or_empty();
  const std::string_view word = requisition["WorkplaceType"].string_or_empty();
  return remote_from(text::replace_all(code.empty() ? word : code, "_", "-"));
}

std::vector<listing::RawPlace> places_in(Value requisition) {
  std::vector<listing::RawPlace> places;
  const auto add = [&](std::string_view name, std::string_view country) {
    listing::RawPlace place = place_named(name);
    if (place.text.empty()) return;
    place.country = text::trim(country);
    add_place(places, std::move(place));
  };
  add(requisition["PrimaryLocation"].string_or_empty(),
      requisition["PrimaryLocationCountry"].string_or_empty());
  requisition["secondaryLocations"].each([&](Value place) {
    add(place["Name"].string_or_empty(), place["CountryCode"].string_or_empty());
  });
  return places;
}

void take_facts(Value requisition, RawListing& raw) {
  take(raw.title, requisition["Title"].string_or_empty());
  take(raw.requisition, requisition["Id"].scalar_text());
  take(raw.native_id, requisition["Id"].scalar_text());
  take(raw.schedule, requisition["JobSchedule"].string_or_empty());
  add_label(raw.employment_type, requisition["WorkerType"].string_or_empty());
  add_label(raw.employment_type, requisition["ContractType"].string_or_empty());
  take(raw.shift, requisition["JobShift"].string_or_empty());
  if (const auto remote = workplace_of(requisition)) raw.remote = remote;
  // Details may leave out the further places that the list tells.
  for (listing::RawPlace& place : places_in(requisition)) add_place(raw.places, std::move(place));
}

bool add_pages(const SourceConfig& config, const Request& request, Value found, Reading& reading) {
  const Value rows = found["requisitionList"];
  const ListPage page{.rows = rows.size(),
                      .total = found["TotalJobsCount"].integer(),
                      .first_item = rows.at(0)["Id"].scalar_text(),
                      .asked = rows_asked,
                      .most = config.max_listings};
  const auto make = [&](std::size_t, std::size_t row) {
    return list_request(config, request.search, row);
  };
  return follow_pages(request, page, make, reading);
}

Reading read_requisitions(const SourceConfig& config, const Request& request,
                          const Circumstances& circumstances, Value found) {
  Reading reading;
  const Value rows = found["requisitionList"];
  const auto total = found["TotalJobsCount"].integer();
  if (!rows.is_array() && total != 0) return failed_reading("the answer has no requisitionList");
  if (!add_pages(config, request, found, reading)) return reading;
  rows.each([&](Value requisition) {
    RawListing row = read_row(requisition);
    row.employer = config.employer;
    row.url = page_for_people(config, row.native_id);
    add_row(config, circumstances.other_fields, std::move(row), reading,
            [&](RawListing one) { return requisition_request(config, request, std::move(one)); });
  });
  reading.whole = reading.whole && !reading.truncated && reading.bad_items == 0;
  return reading;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  return for_each_search(
      config, [&](const std::string& search) { return list_request(config, search, 0); });
}

RawListing read_row(Value requisition) {
  RawListing row;
  take_facts(requisition, row);
  row.posted = requisition["PostedDate"].string_or_empty();
  row.description = requisition["ShortDescriptionStr"].string_or_empty();
  return row;
}

bool is_detail(Value value) {
  return value["ExternalDescriptionStr"].exists() && value["Title"].is_string();
}

RawListing read_details(Value requisition, RawListing row) {
  take_facts(requisition, row);
  take(row.posted, requisition["ExternalPostedStartDate"].string_or_empty());
  take(row.closes, requisition["ExternalPostedEndDate"].string_or_empty());
  std::string text;
  for (const std::string_view part :
       {"ExternalDescriptionStr", "ExternalResponsibilitiesStr", "ExternalQualificationsStr",
        "OrganizationDescriptionStr", "CorporateDescriptionStr"}) {
    const std::string_view html = requisition[part].string_or_empty();
    if (!html.empty()) text.append("<div>").append(html).append("</div>\n");
  }
  take(row.description, text);
  return row;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances) {
  const auto document = parse_answer(response.body);
  if (!document) return failed_reading(document.error().message);
  const Value found = document->root()["items"].at(0);
  if (!found.is_object()) return failed_reading("the answer has no items");
  if (request.purpose == Request::Purpose::list)
    return read_requisitions(config, request, circumstances, found);
  RawListing raw = read_details(found, request.row.value_or(RawListing{}));
  if (raw.title.empty()) return failed_reading("the requisition has no title");
  Reading reading;
  reading.listings.push_back(std::move(raw));
  return reading;
}

}  // namespace medtech::sources::oracle
