// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

/// Calendars that other programs take in (iCalendar, RFC 5545).
namespace medtech::render {

/// Something on a day.
struct CalendarEntry {
  std::string uid;  ///< the same in every export, so that a second import does not double it
  Date day{};
  std::string time;  ///< "14:00", on the clock of wherever one is; "" for the whole day
  std::chrono::minutes length{60};  ///< where there is a time
  std::string summary;
  std::string description;  ///< "" for none, as url
  std::string url;
  std::chrono::sys_seconds changed{};  ///< when it was entered or changed last
  bool alarm = false;                  ///< ring a day before

  bool operator==(const CalendarEntry&) const = default;
};

/// A whole calendar: CRLF, lines of at most 75 octets, text escaped.
std::string calendar(std::string_view name, const std::vector<CalendarEntry>& entries);

}  // namespace medtech::render
