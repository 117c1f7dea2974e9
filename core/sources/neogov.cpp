// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/neogov.hpp"

#include "core/base/date.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/sources/description.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace medtech::sources {

namespace {

constexpr std::string_view prefix = "joblisting";

std::optional<int> month_number(std::string_view name) {
  constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";
  const std::size_t at = name.size() == 3 ? months.find(text::lower(name)) : months.npos;
  if (at == months.npos || at % 3 != 0) return std::nullopt;
  return static_cast<int>(at / 3) + 1;
}

// "Wed, 19 Aug 2026 05:00:00:0" (the tail is NEOGOV's own) seen `offset` later, as a day.
std::optional<std::string> local_day(std::string_view utc, std::chrono::minutes offset) {
  const auto words = text::split(utc, ' ');
  if (words.size() < 5 || words[4].size() < 5) return std::nullopt;
  const auto day = whole_number(words[1]);
  const auto month = month_number(words[2]);
  const auto year = whole_number(words[3]);
  const auto hour = whole_number(words[4].substr(0, 2));
  const auto minute = whole_number(words[4].substr(3, 2));
  if (!day || !month || !year || !hour || !minute) return std::nullopt;
  const auto date = make_date(*year, *month, *day);
  if (!date || *hour < 0 || *hour > 24 || *minute < 0 || *minute > 59) return std::nullopt;
  const auto instant = *date + std::chrono::hours(*hour) + std::chrono::minutes(*minute) + offset;
  return to_string(std::chrono::floor<std::chrono::days>(instant));
}

std::chrono::minutes utc_offset(const xml::Element& channel) {
  constexpr double most_hours = 14;
  const double hours = amount_from(channel.child_text("utcoffset")).value_or(0);
  return std::chrono::minutes(static_cast<int>(60 * std::clamp(hours, -most_hours, most_hours)));
}

void take_day(const xml::Element& item, std::string_view local_name, std::string_view utc_name,
              std::chrono::minutes offset, Field field, FieldSet& fields) {
  fields.set(field, item.child(prefix, local_name).text());
  const std::string utc = item.child(prefix, utc_name).text();
  fields.set(field, local_day(utc, offset).value_or(utc));
}

}  // namespace

bool is_neogov_item(const xml::Element& item) {
  return item.child(prefix, "jobid").exists() || item.child(prefix, "jobnumbersingle").exists();
}

void take_neogov_fields(const xml::Element& channel, const xml::Element& item, FieldSet& fields) {
  struct Section {
    std::string_view name;
    std::string_view heading;
  };
  constexpr auto sections =
      std::to_array<Section>({{"examplesofduties", "Examples of duties"},
                              {"qualifications", "Qualifications"},
                              {"supplementalinformation", "Supplemental information"}});
  const auto offset = utc_offset(channel);
  take_day(item, "advertisefromdate", "advertisefromdateutc", offset, Field::posted, fields);
  take_day(item, "advertisetodatetime", "advertisetodatetimeutc", offset, Field::closes, fields);
  fields.set(Field::employer, channel.child_text("title"));
  std::string description = item.child_text("description");
  for (const Section& section : sections) {
    append_section(description, section.heading, item.child(prefix, section.name).text());
  }
  fields.set(Field::description, description);
}

}  // namespace medtech::sources
