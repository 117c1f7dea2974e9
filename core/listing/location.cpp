// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/location.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/listing/clean.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/place_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::listing {

namespace {

// What sources fill unknown parts with.
constexpr auto empty_words = std::to_array<std::string_view>(
    {"unavailable", "n/a", "null", "none", "unknown", "tbd", "not specified", "-"});

std::string part(std::string_view text) {
  std::string clean = clean_line(text, limits::line_bytes);
  if (is_one_of(clean, empty_words)) clean.clear();
  return clean;
}

struct Parts {
  std::string text;
  std::string city;
  std::string state;   // two letters; "" where not known
  std::string region;  // as written
  std::string zip;
  std::string country;  // alpha-2; "" where not known
};

// "Ohio", "OH", "US-OH", "Ohio (OH)"
std::string state_of(std::string_view written, const ontology::Places& places) {
  if (written.starts_with("US-")) written.remove_prefix(3);
  const auto state = places.find_state(written.substr(0, written.find('(')));
  return std::string(state.value_or(""));
}

// Five digits; of four, a leading zero got lost where that gives a ZIP of the state.
std::string zip_of(std::string_view written, std::string_view state,
                   const ontology::Places& places) {
  const std::string padded = "0" + std::string(written);
  if (written.size() == 4 && !state.empty()) {
    const auto zip = places.find_zip(padded);
    return zip && zip->state == state ? padded : std::string();
  }
  const std::string_view five = written.substr(0, 5);
  const bool digits = five.size() == 5 && std::ranges::all_of(five, text::is_digit);
  return digits && (written.size() == 5 || written[5] == '-') ? std::string(five) : std::string();
}

Parts parts_of(const RawPlace& raw, const ontology::Places& places) {
  Parts parts;
  parts.text = part(raw.text);
  parts.city = part(raw.city);
  parts.region = part(raw.state);
  parts.state = state_of(parts.region, places);
  const std::string country = part(raw.country);
  parts.country = places.find_country(country).value_or("");
  if (parts.country.empty() && !country.empty() && places.find_state(country)) {
    parts.country = "US";  // a territory, which ISO lists as a country
    if (parts.state.empty()) parts.state = *places.find_state(country);
  }
  if (parts.country.empty() && parts.state.empty()) {
    parts.country = places.find_foreign_region(parts.region).value_or("");
  }
  parts.zip = zip_of(part(raw.zip), parts.state, places);
  return parts;
}

bool is_abroad(const Parts& parts) { return !parts.country.empty() && parts.country != "US"; }

std::vector<Place> with_country(std::string_view text, const Parts& parts,
                                const ontology::Places& places) {
  return parse_place_text(text, parts.country, places).places;
}

// The places of a source's structured parts; empty where they say nothing.
std::vector<Place> structured(const Parts& parts, const ontology::Places& places) {
  if (parts.city.empty() && parts.state.empty() && parts.zip.empty()) return {};
  if (is_abroad(parts)) {
    const std::string city = parts.city.substr(0, parts.city.find(','));
    return {{city, "", "", parts.country, {}, {}}};
  }
  const std::string& state = parts.state;
  if (state.empty() && !parts.city.empty()) {
    const std::string text = parts.zip.empty() ? parts.city : parts.city + " " + parts.zip;
    return with_country(text, parts, places);
  }
  Place place{parts.city, state, parts.zip, "US", {}, {}};
  if (!parts.city.empty() && !places.find_city(parts.city, state)) {
    // "Cass Lake, Minnesota", "Main Campus - Cleveland", "Cleveland Area"
    const auto read = with_country(parts.city + ", " + state, parts, places);
    const auto same = std::ranges::find_if(
        read, [&](const Place& one) { return one.state == state && !one.city.empty(); });
    place.city = same == read.end() ? "" : same->city;
  }
  return {place};
}

bool has_position(const RawPlace& raw) {
  if (!raw.lat || !raw.lon || !std::isfinite(*raw.lat) || !std::isfinite(*raw.lon)) return false;
  const bool unset = *raw.lat == 0 && *raw.lon == 0;
  return !unset && std::abs(*raw.lat) <= 90 && std::abs(*raw.lon) <= 180;
}

// State, city and coordinates from the ZIP, else coordinates from city and state.
void complete(Place& place, const ontology::Places& places) {
  if (!place.country.empty() && place.country != "US") {
    place.city = city_name(place.city, "", places);
    return;
  }
  if (!place.zip.empty()) {
    const auto zip = places.find_zip(place.zip);
    if (zip && (place.state.empty() || place.state == zip->state)) {
      place.state = zip->state;
      place.country = "US";
      if (place.city.empty()) place.city = zip->city;
      place.lat = zip->lat;
      place.lon = zip->lon;
    } else if (zip || place.state.empty()) {
      place.zip.clear();  // another state's, or none
    }
  }
  if (!place.state.empty() && !place.lat) {
    if (const auto city = places.find_city(place.city, place.state)) {
      place.lat = city->lat;
      place.lon = city->lon;
    }
  }
  place.city = city_name(place.city, place.state, places);
}

// The source's own position, unless it is far from the place it goes with (a country's middle).
void take_position(Place& place, const RawPlace& raw) {
  constexpr double far_miles = 100;
  if (place.lat &&
      ontology::distance_miles(*place.lat, *place.lon, *raw.lat, *raw.lon) > far_miles) {
    return;
  }
  place.lat = raw.lat;
  place.lon = raw.lon;
}

std::vector<Place> places_of(const RawPlace& raw, const Parts& parts,
                             const ontology::Places& places) {
  std::vector<Place> found = structured(parts, places);
  const bool vague = found.empty() || (found.size() == 1 && found.front().state.empty());
  if (vague && !parts.text.empty() && !is_abroad(parts)) {
    auto read = with_country(parts.text, parts, places);
    const bool better = found.empty() || (read.size() == 1 && !read.front().state.empty());
    if (better && !read.empty()) found = std::move(read);
  } else if (found.empty() && !parts.text.empty()) {
    found = with_country(parts.text, parts, places);
  }
  if (found.empty() && !parts.country.empty()) found = {{"", "", "", parts.country, {}, {}}};
  for (auto& place : found) complete(place, places);
  if (found.size() == 1 && has_position(raw)) take_position(found.front(), raw);
  return found;
}

bool is_country_alone(const Place& place) {
  return place.city.empty() && place.state.empty() && !place.lat;
}

bool says_nothing(const Place& place) { return is_country_alone(place) && place.country.empty(); }

void drop_repeated(std::vector<Place>& found) {
  std::vector<Place> kept;
  for (auto& place : found) {
    const auto covers = [&](const Place& other) {
      return other == place || (is_country_alone(place) && other.country == place.country);
    };
    const bool covered =
        says_nothing(place) || std::ranges::any_of(kept, covers) ||
        (is_country_alone(place) && std::ranges::any_of(found, [&](const Place& o) {
           return !is_country_alone(o) && o.country == place.country;
         }));
    if (!covered) kept.push_back(place);
  }
  if (kept.size() > limits::places_per_listing) kept.resize(limits::places_per_listing);
  found = std::move(kept);
}

}  // namespace

Whereabouts locate(std::span<const RawPlace> raw, const ontology::Places& places) {
  Whereabouts whereabouts;
  for (const RawPlace& one : raw.first(std::min(raw.size(), limits::places_per_listing))) {
    const Parts parts = parts_of(one, places);
    for (auto& place : places_of(one, parts, places)) {
      whereabouts.places.push_back(std::move(place));
    }
    for (const std::string& text : {parts.text, parts.city, parts.region}) {
      const auto remote = find_remote(text);
      if (remote && whereabouts.remote != true) whereabouts.remote = remote;
    }
    if (whereabouts.places.size() >= limits::places_per_listing) break;
  }
  drop_repeated(whereabouts.places);
  return whereabouts;
}

std::string with_state_name(std::string_view text) {
  const ontology::Places places = ontology::embedded_places();
  text = text::trim(text);
  RawPlace raw;
  (places.find_zip(text) ? raw.zip : raw.text) = text;
  const std::vector<Place> found = locate(std::span(&raw, 1), places).places;
  if (found.size() != 1 || found.front().city.empty()) return std::string(text);
  const auto name = places.state_name(found.front().state);
  return name ? fmt::format("{}, {}", found.front().city, *name) : std::string(text);
}

bool is_city_with_state(std::string_view text) {
  const auto found = parse_place_text(text, "", ontology::embedded_places()).places;
  return found.size() == 1 && !found.front().city.empty() && !found.front().state.empty();
}

}  // namespace medtech::listing
