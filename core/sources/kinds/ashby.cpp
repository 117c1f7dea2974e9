// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/ashby.hpp"

#include "core/base/text.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"
#include "core/sources/fields.hpp"

#include <string>
#include <string_view>

namespace medtech::sources::ashby {

namespace {

using json::Value;
using listing::RawListing;

// A location is named as the employer likes; its address, where there is one, says where it is.
listing::RawPlace place_of(Value holder) {
  listing::RawPlace place = place_named(holder["location"].string_or_empty());
  const Value address = holder["address"]["postalAddress"];
  place.city = text::trim(address["addressLocality"].string_or_empty());
  place.state = text::trim(address["addressRegion"].string_or_empty());
  place.zip = text::trim(address["postalCode"].string_or_empty());
  place.country = text::trim(address["addressCountry"].string_or_empty());
  return place;
}

void take_places(Value job, RawListing& raw) {
  const auto add = [&](Value holder) { add_place(raw.places, place_of(holder)); };
  add(job);
  job["secondaryLocations"].each(add);
}

// isRemote is set for hybrid work too, so the kind of workplace goes first.
std::optional<bool> is_remote(Value job) {
  const std::string_view workplace = job["workplaceType"].string_or_empty();
  if (const auto remote = remote_from(workplace)) return remote;
  return job["isRemote"].boolean() == true ? std::optional(true) : std::nullopt;
}

// Of several tiers the whole span, as far as they speak of the same money and time.
listing::RawPay pay_of(Value compensation) {
  listing::RawPay pay;
  compensation["summaryComponents"].each([&](Value part) {
    const bool salary = part["compensationType"].string_or_empty() == "Salary";
    const auto min = part["minValue"].number();
    const auto max = part["maxValue"].number();
    if (!salary || (!min && !max)) return;
    if (!pay.min && !pay.max) {
      pay.currency = part["currencyCode"].string_or_empty();
      pay.interval = part["interval"].string_or_empty();
    } else if (pay.currency != part["currencyCode"].string_or_empty() ||
               pay.interval != part["interval"].string_or_empty()) {
      return;
    }
    if (min) pay.min = std::min(pay.min.value_or(*min), *min);
    if (max) pay.max = std::max(pay.max.value_or(*max), *max);
  });
  if (!pay.min && !pay.max) {
    pay.text = compensation["scrapeableCompensationSalarySummary"].string_or_empty();
  }
  return pay;
}

std::optional<RawListing> read_job(Value job) {
  if (job["isListed"].boolean() == false) return std::nullopt;
  RawListing raw;
  raw.title = text::trim(job["title"].string_or_empty());
  raw.native_id = job["id"].scalar_text();
  raw.url = web_address(job["jobUrl"].string_or_empty());
  raw.posted = job["publishedAt"].string_or_empty();
  raw.employment_type = job["employmentType"].string_or_empty();
  raw.remote = is_remote(job);
  raw.description = job["descriptionHtml"].string_or_empty();
  if (raw.description.empty()) raw.description = job["descriptionPlain"].string_or_empty();
  raw.pay = pay_of(job["compensation"]);
  take_places(job, raw);
  return raw;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  const std::string path =
      "/posting-api/job-board/" + path_segment(config.key("board")) + "?includeCompensation=true";
  return board_request(config, service_url(config, "api.ashbyhq.com", path));
}

bool is_job(Value value) { return value["jobUrl"].is_string() && value["isListed"].exists(); }

Reading read_board(Value root) {
  const Value jobs = root["jobs"];
  if (!jobs.is_array()) return failed_reading("the answer has no jobs");
  Reading reading = read_list(jobs, read_job);
  reading.advertised = reading.listings.size() + reading.bad_items;
  return reading;
}

Reading read(const SourceConfig&, const Request&, const net::Response& response,
             const Circumstances&) {
  const auto document = parse_answer(response.body);
  return document ? read_board(document->root()) : failed_reading(document.error().message);
}

}  // namespace medtech::sources::ashby
