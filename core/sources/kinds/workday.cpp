// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/workday.hpp"

#include "core/base/date.hpp"
#include "core/base/text.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/fields.hpp"
#include "core/sources/list_and_detail.hpp"
#include "core/sources/paging.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace medtech::sources::workday {

namespace {

using json::Value;
using listing::RawListing;

constexpr std::size_t page_size = 20;     // more is refused with 400
constexpr std::size_t walk_most = 2'000;  // past it the service begins again from the first row

std::string service_path(const SourceConfig& config, std::string_view rest) {
  std::string path = "/wday/cxs/" + path_segment(config.key("tenant"));
  return path.append("/").append(path_segment(config.key("site"))).append(rest);
}

// `externalPath` as it may stand in an address; it comes percent-encoded where that is needed.
std::string encoded_path(std::string_view external_path) {
  return net::percent_encode(std::string(external_path), "/%:@!$&'()*+,;=");
}

// The page for people. Hosts shared by several tenants name the tenant in the path.
std::string human_url(const SourceConfig& config, std::string_view external_path) {
  const std::string& host = config.key("host");
  std::string path = "/";
  if (host.ends_with(".myworkdaysite.com")) {
    path += "recruiting/" + path_segment(config.key("tenant")) + "/";
  }
  path += path_segment(config.key("site")) + encoded_path(external_path);
  return service_url(config, host, path);
}

Request page_request(const SourceConfig& config, const std::string& search, std::size_t offset) {
  Request request;
  request.http =
      get_request(config, service_url(config, config.key("host"), service_path(config, "/jobs")));
  request.http.method = "POST";
  request.http.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
  request.http.caching = net::Request::Caching::none;
  json::Writer body(0);
  body.begin_object().key("appliedFacets").begin_object().end_object();
  body.member("limit", page_size).member("offset", offset);
  body.member("searchText", std::string_view(search)).end_object();
  request.http.body = body.take();
  request.search = search;
  request.offset = offset;
  return request;
}

// "3 Locations" (in any language) instead of a place: a number and one word.
bool is_rollup(std::string_view text) {
  const std::size_t blank = text.find(' ');
  return blank != std::string_view::npos && blank > 0 && text.find(' ', blank + 1) == text.npos &&
         std::ranges::all_of(text.substr(0, blank), text::is_digit);
}

// The first of several places, as the address names it: "/job/Illinois---Chicago/Title_R1". A
// single word may be the name of a site.
std::string place_in(std::string_view external_path) {
  constexpr std::string_view begin = "/job/";
  if (!external_path.starts_with(begin)) return {};
  const std::string_view rest = external_path.substr(begin.size());
  const std::string_view place = rest.substr(0, rest.find('/'));
  if (place.size() == rest.size() || place.find('-') == std::string_view::npos) return {};
  return text::replace_all(text::replace_all(place, "---", ", "), "-", " ");
}

bool looks_like_id(std::string_view text) {
  constexpr std::size_t longest = 40;
  return !text.empty() && text.size() <= longest && std::ranges::any_of(text, text::is_digit) &&
         text.find_first_of(" ,/:") == std::string_view::npos && !parse_iso_date(text);
}

// The requisition at the end of "/job/Place/Title_R-1234-1", without the number of a second
// posting.
std::string_view requisition_in(std::string_view external_path) {
  const std::size_t underscore = external_path.rfind('_');
  if (underscore == std::string_view::npos) return {};
  std::string_view tail = external_path.substr(underscore + 1);
  if (!looks_like_id(tail)) return {};
  const std::size_t dash = tail.rfind('-');
  if (dash == std::string_view::npos || tail.size() - dash > 3) return tail;
  const std::string_view front = tail.substr(0, dash);
  const bool numbered = std::ranges::all_of(tail.substr(dash + 1), text::is_digit);
  return numbered && std::ranges::any_of(front, text::is_digit) ? front : tail;
}

// "0412 Acme Health LLC": legal entities bear the number of their books.
std::string_view without_number(std::string_view name) {
  name = text::trim(name);
  const auto digits =
      static_cast<std::size_t>(std::ranges::find_if_not(name, text::is_digit) - name.begin());
  const bool numbered = digits >= 3 && digits < name.size() && text::is_space(name[digits]);
  return numbered ? text::trim(name.substr(digits)) : name;
}

// Bullets hold the requisition among places and dates: the one that the path ends with, else an id.
std::string requisition_of(Value bullets, std::string_view external_path) {
  const std::string_view in_path = requisition_in(external_path);
  std::string_view first_id;
  std::string_view in_both;
  bullets.each([&](Value bullet) {
    const std::string_view text = text::trim(bullet.string_or_empty());
    if (!looks_like_id(text)) return;
    if (first_id.empty()) first_id = text;
    if (!in_path.empty() && in_path.starts_with(text)) in_both = text;
  });
  if (!in_both.empty()) return std::string(in_both);
  return std::string(first_id.empty() ? in_path : first_id);
}

// The total is right on the first page alone.
bool add_page_requests(const SourceConfig& config, const Request& request, Value root,
                       Reading& reading) {
  const Value postings = root["jobPostings"];
  const auto total = root["total"].integer();
  ListPage page;
  page.rows = postings.size();
  // Empty postings are usual, and counted or not.
  postings.each([&](Value posting) {
    const bool empty = !posting["title"].exists() && !posting["externalPath"].exists();
    page.blank += empty ? 1 : 0;
  });
  // 0 beside rows is no count.
  if (total && (*total > 0 || page.rows == 0)) page.total = total;
  page.first_item = postings.at(0)["externalPath"].string_or_empty();
  page.asked = page_size;
  page.most = std::min(config.max_listings, walk_most);
  const auto make = [&](std::size_t, std::size_t row) {
    return page_request(config, request.search, row);
  };
  const bool fresh = follow_pages(request, page, make, reading);
  if (reading.advertised >= walk_most) reading.truncated = true;
  return fresh;
}

Request details_request(const SourceConfig& config, const Request& list,
                        std::string_view external_path, RawListing row) {
  const std::string path = service_path(config, encoded_path(external_path));
  net::Request http = get_request(config, service_url(config, config.key("host"), path));
  http.headers = {{"Accept", "application/json"}};
  return detail_request(list, std::move(http), std::move(row));
}

void read_posting(const SourceConfig& config, const Request& request,
                  const Circumstances& circumstances, Value posting, Reading& reading) {
  const std::string_view path = posting["externalPath"].string_or_empty();
  RawListing row = read_row(posting);
  const bool addressed = path.starts_with('/') && path.size() <= limits::url_bytes;
  if (row.title.empty() || !addressed) {
    // Empty postings are usual; half of one is not.
    if (!row.title.empty() || !path.empty()) ++reading.bad_items;
    return;
  }
  row.url = human_url(config, path);
  row.employer = config.employer;
  add_row(config, circumstances.other_fields, std::move(row), reading,
          [&](RawListing one) { return details_request(config, request, path, std::move(one)); });
}

Reading read_page(const SourceConfig& config, const Request& request,
                  const Circumstances& circumstances, Value root) {
  const Value postings = root["jobPostings"];
  if (!postings.is_array()) return failed_reading("the answer has no jobPostings");
  Reading reading;
  if (!add_page_requests(config, request, root, reading)) return reading;
  const std::size_t most = std::min(config.max_listings, walk_most);
  std::size_t room = most > request.offset ? most - request.offset : 0;
  std::set<std::string_view> seen;
  postings.each([&](Value posting) {
    const std::string_view path = posting["externalPath"].string_or_empty();
    if (room == 0 || (!path.empty() && !seen.insert(path).second)) return;
    --room;
    read_posting(config, request, circumstances, posting, reading);
  });
  reading.whole = reading.whole && !reading.truncated && reading.bad_items == 0;
  return reading;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  return for_each_search(
      config, [&](const std::string& search) { return page_request(config, search, 0); });
}

RawListing read_row(Value posting) {
  const std::string_view path = posting["externalPath"].string_or_empty();
  RawListing row;
  row.title = text::trim(posting["title"].string_or_empty());
  row.requisition = requisition_of(posting["bulletFields"], path);
  row.native_id = path.substr(path.rfind('/') + 1);
  row.posted = posting["postedOn"].string_or_empty();
  row.schedule = posting["timeType"].string_or_empty();
  row.remote = remote_from(posting["remoteType"].string_or_empty());
  const std::string_view place = text::trim(posting["locationsText"].string_or_empty());
  if (is_rollup(place)) {
    if (const std::string first = place_in(path); !first.empty())
      row.places.push_back(place_named(first));
  } else if (!place.empty()) {
    row.places.push_back(place_named(place));
  }
  return row;
}

RawListing read_details(Value root, RawListing row) {
  const Value info = root["jobPostingInfo"];
  const auto take = [&](std::string& into, std::string_view key) {
    if (const std::string_view text = text::trim(info[key].string_or_empty()); !text.empty())
      into = text;
  };
  take(row.title, "title");
  take(row.requisition, "jobReqId");
  take(row.posted, "postedOn");
  take(row.posted, "startDate");
  take(row.closes, "endDate");
  take(row.schedule, "timeType");
  if (const auto remote = remote_from(info["remoteType"].string_or_empty())) row.remote = remote;
  row.description = info["jobDescription"].string_or_empty();
  if (row.url.empty()) row.url = web_address(info["externalUrl"].string_or_empty());
  if (row.employer.empty())
    row.employer = without_number(root["hiringOrganization"]["name"].string_or_empty());
  std::vector<listing::RawPlace> places;
  const auto add = [&](Value place) {
    const Value text = place.is_object() ? place["descriptor"] : place;
    add_place(places, place_named(text.string_or_empty()));
  };
  add(info["location"]);
  if (!places.empty()) {
    places.front().country =
        info["jobRequisitionLocation"]["country"]["alpha2Code"].string_or_empty();
  }
  info["additionalLocations"].each(add);
  if (!places.empty()) row.places = std::move(places);
  return row;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances) {
  const auto document = parse_answer(response.body);
  if (!document) return failed_reading(document.error().message);
  const Value root = document->root();
  if (request.purpose == Request::Purpose::list)
    return read_page(config, request, circumstances, root);
  if (!root["jobPostingInfo"].is_object())
    return failed_reading("the answer has no jobPostingInfo");
  Reading reading;
  RawListing row = request.row.value_or(RawListing{});
  if (row.employer.empty()) row.employer = config.employer;
  RawListing raw = read_details(root, std::move(row));
  if (raw.title.empty()) return failed_reading("the posting has no title");
  reading.listings.push_back(std::move(raw));
  return reading;
}

}  // namespace medtech::sources::workday
