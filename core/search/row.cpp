// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/row.hpp"

#include "core/base/digest.hpp"
#include "core/format/json.hpp"
#include "core/listing/understanding_json.hpp"

#include <fmt/format.h>

namespace medtech::search {

using listing::Listing;
using listing::Pay;
using listing::Place;

namespace {

template <typename T>
std::optional<std::string> word_of(const std::optional<T>& value) {
  if (!value) return std::nullopt;
  return listing::to_string(*value);
}

std::optional<int> day_of(const std::optional<Date>& date) {
  if (!date) return std::nullopt;
  return days_since_epoch(*date);
}

std::optional<Date> date_at(const store::Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return date_from_days(static_cast<int>(row.int64(column)));
}

std::optional<Pay> read_pay(const store::Statement& row, int first) {
  Pay pay;
  pay.min = row.optional_real(first);
  pay.max = row.optional_real(first + 1);
  if (!pay.min && !pay.max) return std::nullopt;
  pay.annual_min = row.optional_real(first + 2);
  pay.annual_max = row.optional_real(first + 3);
  pay.currency = row.text(first + 4);
  pay.interval = listing::parse_pay_interval(row.text(first + 5));
  pay.source =
      row.text(first + 6) == "text" ? listing::PaySource::text : listing::PaySource::stated;
  return pay;
}

}  // namespace

const std::string_view row_columns =
    "l.id, l.requisition, l.title, l.employer, l.places, l.remote, l.shift, l.schedule, "
    "l.employment_type,"
    " l.posted, l.closes, l.first_seen, l.gone, l.url, l.pay_min, l.pay_max, l.annual_min, "
    "l.annual_max,"
    " l.currency, l.pay_interval, l.pay_source, l.understanding";

Listing read_row(const store::Statement& row, int first) {
  Listing listing;
  listing.id = row.text(first);
  listing.requisition = row.text(first + 1);
  listing.title = row.text(first + 2);
  listing.employer = row.text(first + 3);
  listing.places = places_from_json(row.text(first + 4));
  if (!row.is_null(first + 5)) listing.remote = row.int64(first + 5) != 0;
  listing.shift = listing::parse_shift(row.text(first + 6));
  listing.schedule = listing::parse_schedule(row.text(first + 7));
  listing.employment_type = listing::parse_employment_type(row.text(first + 8));
  listing.posted = date_at(row, first + 9);
  listing.closes = date_at(row, first + 10);
  listing.first_seen = date_at(row, first + 11);
  listing.gone = row.int64(first + 12) != 0;
  listing.url = row.text(first + 13);
  listing.pay = read_pay(row, first + 14);
  if (!row.is_null(first + 21))
    listing.understanding = listing::understanding_from_json(row.text(first + 21));
  return listing;
}

std::string places_to_json(const std::vector<Place>& places) {
  if (places.empty()) return "[]";
  json::Writer writer(0);
  writer.begin_array();
  for (const Place& place : places) {
    writer.begin_object();
    writer.member("city", place.city).member("state", place.state).member("zip", place.zip);
    writer.member("country", place.country).member("lat", place.lat).member("lon", place.lon);
    writer.end_object();
  }
  writer.end_array();
  return writer.take();
}

std::vector<Place> places_from_json(std::string_view text) {
  std::vector<Place> places;
  if (text == "[]") return places;
  const auto document = json::Document::parse(text);
  if (!document) return places;
  document->root().each([&](json::Value value) {
    Place place;
    place.city = value["city"].string_or_empty();
    place.state = value["state"].string_or_empty();
    place.zip = value["zip"].string_or_empty();
    place.country = value["country"].string_or_empty();
    place.lat = value["lat"].number();
    place.lon = value["lon"].number();
    places.push_back(std::move(place));
  });
  return places;
}

const std::vector<std::string_view> bound_columns{
    "requisition", "title",      "employer",        "url",      "places",        "remote",
    "shift",       "schedule",   "employment_type", "posted",   "closes",        "pay_min",
    "pay_max",     "annual_min", "annual_max",      "currency", "pay_interval",  "pay_source",
    "track",       "role",       "level",           "setting",  "employer_kind", "understanding"};

int bind_row(store::Statement& statement, int first, const Listing& listing,
             const std::string& places) {
  int at = first;
  auto text = [&](std::string_view value) { statement.bind_lasting(at++, value); };
  auto value = [&](const auto& optional_value) { statement.bind(at++, optional_value); };
  text(listing.requisition);
  text(listing.title);
  text(listing.employer);
  text(listing.url);
  text(places);
  value(listing.remote);
  value(word_of(listing.shift));
  value(word_of(listing.schedule));
  value(word_of(listing.employment_type));
  value(day_of(listing.posted));
  value(day_of(listing.closes));
  const Pay pay = listing.pay.value_or(Pay{});
  value(pay.min);
  value(pay.max);
  value(pay.annual_min);
  value(pay.annual_max);
  value(listing.pay ? std::optional(pay.currency) : std::nullopt);
  value(word_of(pay.interval));
  value(listing.pay ? std::optional(to_string(pay.source)) : std::nullopt);
  return bind_understanding(statement, at, listing.understanding);
}

int bind_understanding(store::Statement& statement, int first,
                       const listing::Understanding& understanding) {
  int at = first;
  const listing::Classification& classification = understanding.classification;
  for (const auto& word : {classification.track, classification.role, classification.level,
                           classification.setting, classification.employer_kind})
    statement.bind(at++, word);
  const bool understood = understanding != listing::Understanding{};
  statement.bind(at++, understood ? std::optional(listing::to_json(understanding)) : std::nullopt);
  return at;
}

std::int64_t digest_of(const Listing& listing, const std::string& places) {
  const Pay pay = listing.pay.value_or(Pay{});
  std::string all = fmt::format(
      "{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f",
      listing.requisition, listing.title, listing.employer, listing.url, places,
      listing.remote ? (*listing.remote ? 1 : 0) : -1, word_of(listing.shift).value_or(""),
      word_of(listing.schedule).value_or(""), word_of(listing.employment_type).value_or(""),
      day_of(listing.posted).value_or(0), day_of(listing.closes).value_or(0), pay.min.value_or(-1),
      pay.max.value_or(-1), word_of(pay.interval).value_or(""), pay.currency);
  all += listing.description;
  return static_cast<std::int64_t>(digest64(all));
}

}  // namespace medtech::search
