// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace medtech::render {

/// A day, or several, to be remembered.
struct CalendarEvent {
  std::string key;  ///< tells it from others for ever: the same key is the same event
  std::string summary;
  std::string description;
  std::string url;  ///< "" for none
  Date first;
  Date last;                           ///< the last day itself
  std::vector<int> alarm_days_before;  ///< of the first day

  bool operator==(const CalendarEvent&) const = default;
};

/// An iCalendar file (RFC 5545) of whole days, with alarms. `stamp` is the day it was made.
std::string calendar(std::string_view name, const std::vector<CalendarEvent>& events, Date stamp);

}  // namespace medtech::render
