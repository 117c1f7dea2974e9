// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/saved_answers.hpp"

#include "core/base/text.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"
#include "core/sources/description.hpp"
#include "core/sources/fields.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::sources {

namespace {

using json::Value;
using listing::RawListing;

std::string trimmed(Value value) { return std::string(text::trim(value.scalar_text())); }

// A title is text: a number in its place is some other thing.
std::string title_in(Value value) { return std::string(text::trim(value.string_or_empty())); }

listing::RawPay pinpoint_pay(Value posting) {
  listing::RawPay pay;
  // What the employer hides from its own page is not for us.
  if (posting["compensation_visible"].boolean() == false) return pay;
  pay.min = amount_from(posting["compensation_minimum"].scalar_text());
  pay.max = amount_from(posting["compensation_maximum"].scalar_text());
  pay.text = trimmed(posting["compensation"]);
  if (!pay.min && !pay.max && pay.text.empty()) return {};
  pay.currency = trimmed(posting["compensation_currency"]);
  pay.interval = trimmed(posting["compensation_frequency"]);
  return pay;
}

std::string pinpoint_description(Value posting) {
  struct Section {
    std::string_view key;
    std::string_view heading;
  };
  constexpr auto sections =
      std::to_array<Section>({{"key_responsibilities", "Key responsibilities"},
                              {"skills_knowledge_expertise", "Skills, knowledge and expertise"},
                              {"benefits", "Benefits"}});
  std::string description(posting["description"].string_or_empty());
  for (const Section& section : sections) {
    const std::string heading = trimmed(posting[std::string(section.key) + "_header"]);
    append_section(description, heading.empty() ? section.heading : std::string_view(heading),
                   posting[section.key].string_or_empty());
  }
  return description;
}

// `site` is where addresses without a host belong, "" where no posting tells.
RawListing pinpoint_posting(Value posting, const std::string& site) {
  RawListing raw;
  raw.title = title_in(posting["title"]);
  raw.native_id = trimmed(posting["id"]);
  raw.requisition = trimmed(posting["job"]["requisition_id"]);
  raw.url = web_address(posting["url"].string_or_empty());
  if (raw.url.empty() && !site.empty()) raw.url = net::resolve(site, posting["path"].scalar_text());
  raw.closes = trimmed(posting["deadline_at"]);
  raw.employment_type = trimmed(posting["employment_type_text"]);
  if (raw.employment_type.empty()) raw.employment_type = trimmed(posting["employment_type"]);
  raw.remote = remote_from(posting["workplace_type"].string_or_empty());
  raw.pay = pinpoint_pay(posting);
  raw.description = pinpoint_description(posting);
  const Value location = posting["location"];
  listing::RawPlace place = place_named(location["name"].string_or_empty());
  place.city = trimmed(location["city"]);
  place.state = trimmed(location["province"]);
  place.zip = trimmed(location["postal_code"]);
  // The name of a site ("Main campus") says less than its parts.
  if (!place.city.empty()) place.text.clear();
  if (place != listing::RawPlace{}) raw.places.push_back(std::move(place));
  return raw;
}

Reading read_pinpoint(Value list) {
  std::string site;
  list.each([&](Value posting) {
    if (site.empty()) site = net::origin(posting["url"].scalar_text());
  });
  return read_list(list,
                   [&](Value posting) { return std::optional(pinpoint_posting(posting, site)); });
}

listing::RawPlace bamboo_place(Value location) {
  listing::RawPlace place;
  place.city = trimmed(location["city"]);
  place.state = trimmed(location["state"]);
  if (place.state.empty()) place.state = trimmed(location["province"]);
  place.zip = trimmed(location["postalCode"]);
  place.country = trimmed(location["addressCountry"]);
  if (place.country.empty()) place.country = trimmed(location["country"]);
  return place;
}

std::optional<bool> bamboo_remote(Value opening) {
  if (const auto remote = opening["isRemote"].boolean()) return remote;
  const std::string type = opening["locationType"].scalar_text();  // 0 on site, 1 remote, 2 hybrid
  if (type != "0" && type != "1" && type != "2") return std::nullopt;
  return type == "1";
}

RawListing bamboo_opening(Value opening) {
  RawListing raw;
  raw.title = title_in(opening["jobOpeningName"]);
  raw.native_id = trimmed(opening["id"]);
  raw.url = web_address(opening["jobOpeningShareUrl"].string_or_empty());
  raw.posted = trimmed(opening["datePosted"]);
  raw.employment_type = trimmed(opening["employmentStatusLabel"]);
  raw.description = opening["description"].string_or_empty();
  raw.pay.text = trimmed(opening["compensation"]);
  raw.remote = bamboo_remote(opening);
  for (const std::string_view key : {"location", "atsLocation"}) {
    listing::RawPlace place = bamboo_place(opening[key]);
    if (raw.places.empty() && place != listing::RawPlace{}) raw.places.push_back(std::move(place));
  }
  return raw;
}

RawListing muse_job(Value job) {
  RawListing raw;
  raw.title = title_in(job["name"]);
  raw.native_id = trimmed(job["id"]);
  raw.employer = trimmed(job["company"]["name"]);
  raw.url = web_address(job["refs"]["landing_page"].string_or_empty());
  raw.posted = trimmed(job["publication_date"]);
  raw.description = job["contents"].string_or_empty();
  job["locations"].each([&](Value location) {
    const std::string name = trimmed(location["name"]);
    if (text::find_ignoring_case(name, "remote") != name.npos) {
      raw.remote = true;
    } else if (!name.empty() && raw.places.size() < limits::places_per_listing) {
      raw.places.push_back(place_named(name));
    }
  });
  return raw;
}

bool is_pinpoint(Value posting) {
  return posting["title"].exists() && posting["workplace_type"].exists() &&
         (posting["path"].is_string() || posting["job"]["requisition_id"].exists());
}

Reading not_whole(Reading reading) {
  reading.whole = false;
  return reading;
}

}  // namespace

std::optional<Reading> read_saved_answer(Value root) {
  if (is_pinpoint(root["data"].at(0))) return not_whole(read_pinpoint(root["data"]));
  const Value result = root["result"];
  if (result.at(0)["jobOpeningName"].exists()) {
    return not_whole(
        read_list(result, [](Value opening) { return std::optional(bamboo_opening(opening)); }));
  }
  if (const Value opening = result["jobOpening"]; opening["jobOpeningName"].exists()) {
    Reading reading;
    reading.listings.push_back(bamboo_opening(opening));
    if (reading.listings.front().title.empty()) return failed_reading("the opening has no title");
    return not_whole(std::move(reading));
  }
  if (root["results"].at(0)["refs"]["landing_page"].exists()) {
    return not_whole(
        read_list(root["results"], [](Value job) { return std::optional(muse_job(job)); }));
  }
  return std::nullopt;
}

}  // namespace medtech::sources
