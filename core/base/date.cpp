// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <fmt/chrono.h>

#include <array>

namespace medtech {

namespace {

struct Measure {
  int number = 0;
  char unit = 0;
};

// "7d" → 7 and 'd'.
std::optional<Measure> parse_measure(std::string_view written) {
  written = text::trim(written);
  if (written.size() < 2 || written.size() > 6) return std::nullopt;
  const auto number = whole_number(written.substr(0, written.size() - 1));
  if (!number) return std::nullopt;
  return Measure{*number, text::to_lower(written.back())};
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Date(date);
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = whole_number(text.substr(0, 4));
  const auto month = whole_number(text.substr(5, 2));
  const auto day = whole_number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_date(*year, *month, *day);
}

std::string to_string(Date date) {
  const std::chrono::year_month_day ymd(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

int days_since_epoch(Date date) { return static_cast<int>(date.time_since_epoch().count()); }

Date date_from_days(int days) { return Date(std::chrono::days(days)); }

std::optional<std::chrono::days> parse_days(std::string_view text) {
  const auto measure = parse_measure(text);
  if (!measure) return std::nullopt;
  switch (measure->unit) {
    case 'h':
      return std::chrono::days((measure->number + 23) / 24);
    case 'd':
      return std::chrono::days(measure->number);
    case 'w':
      return std::chrono::days(measure->number * 7);
    case 'm':
      return std::chrono::days(measure->number * 30);
    case 'y':
      return std::chrono::days(measure->number * 365);
    default:
      return std::nullopt;
  }
}

std::optional<std::chrono::seconds> parse_duration(std::string_view text) {
  const auto measure = parse_measure(text);
  if (!measure) return std::nullopt;
  const std::chrono::seconds number(measure->number);
  switch (measure->unit) {
    case 's':
      return number;
    case 'm':
      return number * 60;
    case 'h':
      return number * 3600;
    case 'd':
      return number * 86'400;
    case 'w':
      return number * 604'800;
    default:
      return std::nullopt;
  }
}

std::string to_instant(std::chrono::sys_seconds instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time(instant - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(Date(day)), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

std::string spoken_age(std::chrono::seconds age) {
  struct Unit {
    long long seconds;
    const char* singular;
    const char* plural;
  };
  constexpr std::array<Unit, 4> units{{{86'400, "day", "days"},
                                       {3'600, "hour", "hours"},
                                       {60, "minute", "minutes"},
                                       {1, "second", "seconds"}}};
  for (const Unit& unit : units) {
    const long long whole = age.count() / unit.seconds;
    if (whole >= 1) return text::count(static_cast<std::size_t>(whole), unit.singular, unit.plural);
  }
  return "0 seconds";
}

}  // namespace medtech
