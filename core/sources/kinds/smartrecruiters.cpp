// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/smartrecruiters.hpp"

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

namespace medtech::sources::smartrecruiters {

namespace {

using json::Value;
using listing::RawListing;

constexpr std::string_view service_host = "api.smartrecruiters.com";
constexpr std::size_t rows_a_page = 100;  // the service's own limit

std::string company_path(const SourceConfig& config) {
  return "/v1/companies/" + path_segment(config.key("company")) + "/postings";
}

Request list_request(const SourceConfig& config, const std::string& search, std::size_t offset,
                     std::size_t rows = rows_a_page) {
  Request request;
  std::string path =
      company_path(config) + "?limit=" + std::to_string(rows) + "&offset=" + std::to_string(offset);
  if (!search.empty()) path += "&q=" + net::percent_encode(search);
  request.http = get_request(config, service_url(config, service_host, path));
  request.http.headers = {{"Accept", "application/json"}};
  request.search = search;
  request.offset = offset;
  return request;
}

// Asks whether there is such a company, where a search of it found nothing.
Request company_request(const SourceConfig& config) { return list_request(config, "", 0, 1); }

bool is_company_request(const Request& request) { return request.http.url.contains("?limit=1&"); }

Request posting_request(const SourceConfig& config, const Request& list, RawListing row) {
  const std::string path = company_path(config) + "/" + path_segment(row.native_id);
  net::Request http = get_request(config, service_url(config, service_host, path));
  http.headers = {{"Accept", "application/json"}};
  return detail_request(list, std::move(http), std::move(row));
}

listing::RawPlace place_of(Value location) {
  listing::RawPlace place;
  place.city = text::trim(location["city"].string_or_empty());
  place.state = text::trim(location["region"].string_or_empty());
  place.zip = text::trim(location["postalCode"].scalar_text());
  place.country = text::trim(location["country"].string_or_empty());
  place.lat = location["latitude"].number();
  place.lon = location["longitude"].number();
  if (place.city.empty() && place.state.empty())
    place.text = text::trim(location["fullLocation"].string_or_empty());
  return place;
}

std::optional<bool> is_remote(Value location) {
  if (location["remote"].boolean() == true) return true;
  if (location["hybrid"].boolean() == true) return false;
  return std::nullopt;  // both false is what a form left alone says
}

// The address for people; rows of a page leave it out, and it is made as the service makes it.
std::string address_of(Value posting) {
  std::string url = web_address(posting["postingUrl"].string_or_empty());
  const std::string_view company = posting["company"]["identifier"].string_or_empty();
  const std::string id = posting["id"].scalar_text();
  if (!url.empty() || company.empty() || id.empty()) return url;
  return "https://jobs.smartrecruiters.com/" + path_segment(company) + "/" + path_segment(id);
}

listing::RawPay pay_of(Value compensation) {
  listing::RawPay pay;
  pay.min = compensation["min"].number();
  pay.max = compensation["max"].number();
  if (!pay.min && !pay.max) return {};
  pay.currency = compensation["currency"].string_or_empty();
  pay.interval = compensation["period"].string_or_empty();
  return pay;
}

std::string description_of(Value sections) {
  std::string text;
  sections.each_member([&](std::string_view, Value section) {
    const std::string_view body = section["text"].string_or_empty();
    if (body.empty()) return;
    text += "<h3>";
    text += section["title"].string_or_empty();
    text += "</h3>\n";
    text += body;
    text += "\n";
  });
  return text;
}

bool add_pages(const SourceConfig& config, const Request& request, Value root, Reading& reading) {
  const Value content = root["content"];
  const ListPage page{.rows = content.size(),
                      .total = root["totalFound"].integer(),
                      .first_item = content.at(0)["id"].scalar_text(),
                      .asked = rows_a_page,
                      .most = config.max_listings};
  const auto make = [&](std::size_t, std::size_t row) {
    return list_request(config, request.search, row);
  };
  return follow_pages(request, page, make, reading);
}

Reading read_page(const SourceConfig& config, const Request& request,
                  const Circumstances& circumstances, Value root) {
  const Value content = root["content"];
  if (!content.is_array()) return failed_reading("the answer has no content");
  Reading reading;
  const bool none = content.size() == 0 && root["totalFound"].integer() == 0;
  if (request.page == 0 && request.search.empty() && none) {
    return failed_reading("no openings, or no company \"" + config.key("company") +
                          "\": the service answers both alike");
  }
  if (is_company_request(request)) return reading;
  if (!add_pages(config, request, root, reading)) return reading;
  if (request.page == 0 && none) reading.further.push_back(company_request(config));
  content.each([&](Value posting) {
    RawListing row = read_posting(posting, {});
    if (row.employer.empty()) row.employer = config.employer;
    add_row(config, circumstances.other_fields, std::move(row), reading,
            [&](RawListing one) { return posting_request(config, request, std::move(one)); });
  });
  reading.whole = reading.whole && !reading.truncated && reading.bad_items == 0;
  return reading;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  return for_each_search(
      config, [&](const std::string& search) { return list_request(config, search, 0); });
}

bool is_posting(Value value) { return value["refNumber"].exists() && value["uuid"].exists(); }

RawListing read_posting(Value posting, RawListing row) {
  take(row.title, posting["name"].string_or_empty());
  take(row.requisition, posting["refNumber"].scalar_text());
  take(row.native_id, posting["id"].scalar_text());
  take(row.employer, posting["company"]["name"].string_or_empty());
  take(row.posted, posting["releasedDate"].string_or_empty());
  take(row.employment_type, posting["typeOfEmployment"]["label"].string_or_empty());
  take(row.url, address_of(posting));
  const Value location = posting["location"];
  if (const auto remote = is_remote(location)) row.remote = remote;
  listing::RawPlace place = place_of(location);
  if (place != listing::RawPlace{}) row.places = {std::move(place)};
  if (const listing::RawPay pay = pay_of(posting["compensation"]); pay != listing::RawPay{})
    row.pay = pay;
  const std::string text = description_of(posting["jobAd"]["sections"]);
  if (!text.empty()) row.description = text;
  return row;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances) {
  const auto document = parse_answer(response.body);
  if (!document) return failed_reading(document.error().message);
  const Value root = document->root();
  if (request.purpose == Request::Purpose::list)
    return read_page(config, request, circumstances, root);
  if (!is_posting(root)) return failed_reading("the answer is no posting");
  Reading reading;
  if (root["active"].boolean() == false) return reading;  // taken down since the list was made
  RawListing raw = read_posting(root, request.row.value_or(RawListing{}));
  if (raw.title.empty()) return failed_reading("the posting has no title");
  reading.listings.push_back(std::move(raw));
  return reading;
}

}  // namespace medtech::sources::smartrecruiters
