// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace medtech {

/// A calendar day. (fmt 9.1 formats sys_days but not year_month_day, so days are kept as sys_days.)
using Date = std::chrono::sys_days;

/// "2026-11-22" exactly; absent for anything else or a day that does not exist.
std::optional<Date> parse_iso_date(std::string_view text);
std::string to_string(Date date);

/// Days since 1970-01-01, as stored.
int days_since_epoch(Date date);
Date date_from_days(int days);

/// Date from year, month, day numbers; absent where there is no such day or the year is not
/// 1900–2200.
std::optional<Date> make_date(int year, int month, int day);

/// "7d", "2w", "3m" (30 days each), "1y" (365 days), "12h" (rounded up to days); absent otherwise.
std::optional<std::chrono::days> parse_days(std::string_view text);
/// "45s", "10m", "6h", "7d" as seconds; absent otherwise.
std::optional<std::chrono::seconds> parse_duration(std::string_view text);

/// An instant in UTC with seconds, as "2026-11-22T12:00:00Z".
std::string to_instant(std::chrono::sys_seconds instant);

/// "3 hours", "2 days": the largest unit of a span, for people.
std::string spoken_age(std::chrono::seconds age);

}  // namespace medtech
