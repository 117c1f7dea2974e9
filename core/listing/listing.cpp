// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/listing.hpp"

#include "core/format/json.hpp"
#include "core/listing/understanding_json.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace medtech::listing {
namespace {

template <typename Value>
struct Word {
  Value value;
  std::string_view text;
};

constexpr std::array shift_words{
    Word{Shift::day, "day"},         Word{Shift::evening, "evening"},
    Word{Shift::night, "night"},     Word{Shift::rotating, "rotating"},
    Word{Shift::weekend, "weekend"}, Word{Shift::variable, "variable"},
};
constexpr std::array schedule_words{
    Word{Schedule::full_time, "full-time"},
    Word{Schedule::part_time, "part-time"},
    Word{Schedule::prn, "prn"},
    Word{Schedule::per_diem, "per-diem"},
    Word{Schedule::weekender, "weekender"},
    Word{Schedule::seven_on_seven_off, "seven-on-seven-off"},
};
constexpr std::array employment_words{
    Word{EmploymentType::permanent, "permanent"},
    Word{EmploymentType::temporary, "temporary"},
    Word{EmploymentType::contract, "contract"},
    Word{EmploymentType::contract_to_hire, "contract-to-hire"},
    Word{EmploymentType::internship, "internship"},
    Word{EmploymentType::volunteer, "volunteer"},
};
constexpr std::array interval_words{
    Word{PayInterval::hour, "hour"}, Word{PayInterval::day, "day"},
    Word{PayInterval::week, "week"}, Word{PayInterval::month, "month"},
    Word{PayInterval::year, "year"},
};

template <typename Value, std::size_t count>
std::string word_of(const std::array<Word<Value>, count>& words, Value value) {
  for (const auto& word : words) {
    if (word.value == value) return std::string(word.text);
  }
  return {};
}

template <typename Value, std::size_t count>
std::optional<Value> value_of(const std::array<Word<Value>, count>& words, std::string_view text) {
  for (const auto& word : words) {
    if (word.text == text) return word.value;
  }
  return std::nullopt;
}

std::optional<std::string> known(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

template <typename Value>
std::optional<std::string> known(const std::optional<Value>& value) {
  using medtech::to_string;  // of a Date
  return value ? std::optional(to_string(*value)) : std::nullopt;
}

void write_places(json::Writer& writer, const std::vector<Place>& places) {
  writer.key("locations").begin_array();
  for (const auto& place : places) {
    writer.begin_object();
    writer.member("city", known(place.city));
    writer.member("state", known(place.state));
    writer.member("zip", known(place.zip));
    writer.member("country", known(place.country));
    writer.member("lat", place.lat);
    writer.member("lon", place.lon);
    writer.end_object();
  }
  writer.end_array();
}

void write_pay(json::Writer& writer, const std::optional<Pay>& pay) {
  if (!pay) {
    writer.null_member("pay");
    return;
  }
  writer.key("pay").begin_object();
  writer.member("min", pay->min);
  writer.member("max", pay->max);
  writer.member("currency", known(pay->currency));
  writer.member("interval", known(pay->interval));
  writer.member("annual_min", pay->annual_min);
  writer.member("annual_max", pay->annual_max);
  writer.key("source").string(to_string(pay->source));
  writer.end_object();
}

void write_tracked(json::Writer& writer, const Found& found) {
  if (!found.tracked_id) {
    writer.null_member("tracked");
    return;
  }
  writer.key("tracked").begin_object();
  writer.member("id", found.tracked_id);
  writer.member("status", found.tracked_status);
  writer.end_object();
}

void write_fit(json::Writer& writer, const Found& found) {
  writer.member("fit", found.fit);
  if (!found.fit) {
    writer.null_member("fit_reasons");
    return;
  }
  writer.member("fit_reasons", found.fit_reasons);
}

}  // namespace

std::string to_string(Shift value) { return word_of(shift_words, value); }
std::string to_string(Schedule value) { return word_of(schedule_words, value); }
std::string to_string(EmploymentType value) { return word_of(employment_words, value); }
std::string to_string(PayInterval value) { return word_of(interval_words, value); }
std::string to_string(PaySource value) { return value == PaySource::stated ? "stated" : "text"; }

std::optional<Shift> parse_shift(std::string_view word) { return value_of(shift_words, word); }
std::optional<Schedule> parse_schedule(std::string_view word) {
  return value_of(schedule_words, word);
}
std::optional<EmploymentType> parse_employment_type(std::string_view word) {
  return value_of(employment_words, word);
}
std::optional<PayInterval> parse_pay_interval(std::string_view word) {
  return value_of(interval_words, word);
}

void write_members(json::Writer& writer, const Listing& listing, const Found& found,
                   bool with_description) {
  writer.key("id").string(listing.id);
  writer.member("requisition", known(listing.requisition));
  writer.key("title").string(listing.title);
  writer.member("employer", known(listing.employer));
  writer.member("employer_kind", listing.understanding.classification.employer_kind);
  write_places(writer, listing.places);
  writer.member("remote", listing.remote);
  write_classification(writer, listing.understanding.classification);
  writer.member("shift", known(listing.shift));
  writer.member("schedule", known(listing.schedule));
  write_hours(writer, listing.understanding.details);
  writer.member("employment_type", known(listing.employment_type));
  writer.member("contract_weeks", listing.understanding.details.contract_weeks);
  writer.member("training_provided", listing.understanding.details.training_provided);
  write_pay(writer, listing.pay);
  write_asked(writer, listing.understanding);
  writer.member("posted", known(listing.posted));
  writer.member("closes", known(listing.closes));
  writer.member("first_seen", known(listing.first_seen));
  writer.member("last_seen", known(listing.last_seen));
  writer.member("gone", listing.gone);
  writer.member("url", known(listing.url));
  writer.member("source", known(listing.source));
  writer.member("also_at", listing.also_at);
  write_tracked(writer, found);
  write_fit(writer, found);
  writer.member("distance_miles", found.distance_miles);
  if (with_description) writer.member("description", known(listing.description));
}

void annualise(Pay& pay) {
  pay.annual_min.reset();
  pay.annual_max.reset();
  if (!pay.interval) return;
  constexpr std::array<double, 5> units_a_year{2080, 260, 52, 12, 1};  // in PayInterval's order
  const double units = units_a_year.at(static_cast<std::size_t>(*pay.interval));
  const auto yearly = [units](std::optional<double> amount) -> std::optional<double> {
    if (!amount) return std::nullopt;
    return std::round(*amount * units * 100) / 100;
  };
  pay.annual_min = yearly(pay.min);
  pay.annual_max = yearly(pay.max);
}

}  // namespace medtech::listing
