// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tracker/application.hpp"

#include <optional>
#include <string>
#include <vector>

namespace medtech::tracker {

class Tracker;

/// One thing that was done to find work, as unemployment offices ask for it.
struct Activity {
  Date on{};
  std::int64_t application = 0;
  std::string what;  ///< "applied", "interview", "contact", "follow-up", or the step
  std::string title;
  std::string employer;
  std::string place;
  std::string contact;      ///< whom; "" where nobody is named
  std::string method;       ///< "online: jobs.example.org", or where it was found; "" where unknown
  std::string requisition;  ///< the employer's number of the opening
  std::string url;
  std::string result;  ///< how it stands: "rejected (2026-11-20)"

  bool operator==(const Activity&) const = default;
};

/// What an application's events did within the days from first to last, in order.
std::vector<Activity> activities_of(const Application& application,
                                    const std::vector<Event>& events, Date first, Date last);
/// All of it.
std::vector<Activity> find_activities(Tracker& tracker, Date first, Date last);

/// The Sunday that begins the week of a day: weeks of claims run from Sunday to Saturday in most
/// states.
Date week_begin(Date day);

}  // namespace medtech::tracker
