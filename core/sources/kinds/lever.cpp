// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/lever.hpp"

#include "core/base/text.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"
#include "core/sources/fields.hpp"

#include <string>
#include <string_view>

namespace medtech::sources::lever {

namespace {

using json::Value;
using listing::RawListing;

// The country is that of the posting's own location; others of the list may lie elsewhere.
void take_places(Value posting, RawListing& raw) {
  const Value categories = posting["categories"];
  const std::string_view own = text::trim(categories["location"].string_or_empty());
  if (!own.empty()) {
    raw.places.push_back(place_named(own));
    raw.places.back().country = posting["country"].string_or_empty();
  }
  categories["allLocations"].each([&](Value place) {
    const std::string_view name = text::trim(place.string_or_empty());
    if (name != own) add_place(raw.places, place_named(name));
  });
}

// The text lies in parts; the items of its lists come without the list around them.
std::string description_of(Value posting) {
  std::string text(posting["description"].string_or_empty());
  posting["lists"].each([&](Value list) {
    text += "\n<h3>";
    text += list["text"].string_or_empty();
    text += "</h3>\n<ul>";
    text += list["content"].string_or_empty();
    text += "</ul>\n";
  });
  for (const std::string_view part : {"additional", "salaryDescription"}) {
    text += "\n";
    text += posting[part].string_or_empty();
  }
  return text;
}

listing::RawPay pay_of(Value range) {
  listing::RawPay pay;
  pay.min = range["min"].number();
  pay.max = range["max"].number();
  if (!pay.min && !pay.max) return {};
  pay.currency = range["currency"].string_or_empty();
  pay.interval = range["interval"].string_or_empty();
  return pay;
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  const std::string& host = config.key("host");
  const std::string path = "/v0/postings/" + path_segment(config.key("site")) + "?mode=json";
  return board_request(config, service_url(config, host.empty() ? "api.lever.co" : host, path));
}

bool is_posting(Value value) {
  return value["categories"].is_object() && value["text"].is_string();
}

RawListing read_posting(Value posting) {
  RawListing raw;
  raw.title = text::trim(posting["text"].string_or_empty());
  raw.native_id = posting["id"].scalar_text();
  raw.url = web_address(posting["hostedUrl"].string_or_empty());
  raw.posted = posting["createdAt"].scalar_text();
  raw.employment_type = posting["categories"]["commitment"].string_or_empty();
  raw.remote = remote_from(posting["workplaceType"].string_or_empty());
  raw.description = description_of(posting);
  raw.pay = pay_of(posting["salaryRange"]);
  take_places(posting, raw);
  return raw;
}

Reading read_postings(Value root) {
  if (!root.is_array()) return failed_reading("the answer is no list of postings");
  Reading reading =
      read_list(root, [](Value posting) { return std::optional(read_posting(posting)); });
  reading.advertised = root.size();
  return reading;
}

Reading read(const SourceConfig&, const Request&, const net::Response& response,
             const Circumstances&) {
  const auto document = parse_answer(response.body);
  return document ? read_postings(document->root()) : failed_reading(document.error().message);
}

}  // namespace medtech::sources::lever
