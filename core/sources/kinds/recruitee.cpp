// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/recruitee.hpp"

#include "core/base/text.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"
#include "core/sources/fields.hpp"

#include <string>
#include <string_view>

namespace medtech::sources::recruitee {

namespace {

using json::Value;
using listing::RawListing;

listing::RawPlace place_in(Value holder) {
  listing::RawPlace place;
  place.city = text::trim(holder["city"].string_or_empty());
  place.state = text::trim(holder["state_code"].string_or_empty());
  if (place.state.empty()) place.state = text::trim(holder["state_name"].string_or_empty());
  if (place.state.empty()) place.state = text::trim(holder["state"].string_or_empty());
  place.zip = text::trim(holder["postal_code"].scalar_text());
  place.country = text::trim(holder["country_code"].string_or_empty());
  return place;
}

void take_places(Value offer, RawListing& raw) {
  offer["locations"].each([&](Value location) { add_place(raw.places, place_in(location)); });
  if (raw.places.empty()) add_place(raw.places, place_in(offer));
  if (raw.places.empty()) add_place(raw.places, place_named(offer["location"].string_or_empty()));
}

// Remote work alone is "remote"; beside an office to choose it is not.
std::optional<bool> is_remote(Value offer) {
  const auto is = [&](std::string_view key) { return offer[key].boolean() == true; };
  if (is("remote") && !is("on_site")) return true;
  return is("on_site") || is("hybrid") ? std::optional(false) : std::nullopt;
}

listing::RawPay pay_of(Value salary) {
  listing::RawPay pay;
  pay.min = salary["min"].number();
  pay.max = salary["max"].number();
  if (!pay.min && !pay.max) return {};
  pay.currency = salary["currency"].string_or_empty();
  pay.interval = salary["period"].string_or_empty();
  return pay;
}

std::optional<RawListing> read_offer(Value offer) {
  const std::string_view status = offer["status"].string_or_empty();
  if (!status.empty() && status != "published") return std::nullopt;
  RawListing raw;
  raw.title = text::trim(offer["title"].string_or_empty());
  raw.native_id = offer["id"].scalar_text();
  raw.employer = text::trim(offer["company_name"].string_or_empty());
  raw.url = web_address(offer["careers_url"].string_or_empty());
  raw.posted = offer["published_at"].string_or_empty();
  if (raw.posted.empty()) raw.posted = offer["created_at"].string_or_empty();
  raw.closes = offer["close_at"].string_or_empty();
  // "fulltime_permanent", "parttime_fixed_term", "contract"
  raw.employment_type =
      text::replace_all(offer["employment_type_code"].string_or_empty(), "_", ", ");
  raw.remote = is_remote(offer);
  raw.description = offer["description"].string_or_empty();
  raw.description += "\n";
  raw.description += offer["requirements"].string_or_empty();
  raw.pay = pay_of(offer["salary"]);
  take_places(offer, raw);
  return raw;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  const std::string host = config.key("company") + ".recruitee.com";
  return board_request(config, service_url(config, host, "/api/offers"));
}

Reading read_offers(Value root) {
  const Value offers = root["offers"];
  if (!offers.is_array()) return failed_reading("the answer has no offers");
  Reading reading = read_list(offers, read_offer);
  reading.advertised = reading.listings.size() + reading.bad_items;
  return reading;
}

Reading read(const SourceConfig&, const Request&, const net::Response& response,
             const Circumstances&) {
  const auto document = parse_answer(response.body);
  return document ? read_offers(document->root()) : failed_reading(document.error().message);
}

}  // namespace medtech::sources::recruitee
