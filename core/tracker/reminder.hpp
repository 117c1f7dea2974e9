// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tracker/application.hpp"
#include "core/tracker/tracker.hpp"
#include "core/tracker/vocabulary.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace medtech::tracker {

/// Something to do about an application.
struct Due {
  std::int64_t application = 0;
  std::string id;    ///< what `done` takes: "12.1" for a reminder, "12.f" for a follow-up; else ""
  std::string kind;  ///< "reminder", "interview", "answer", "follow-up"
  Date day{};
  std::string text;

  bool operator==(const Due&) const = default;
};

/// The follow-up that what happened last calls for; absent where nothing is to be asked (any more).
/// `today` decides whether it is past the time when asking makes sense.
std::optional<Due> follow_up_of(const Summary& summary, const std::vector<FollowUpRule>& rules,
                                Date today);
/// An item of an agenda, as long as it is still to come or was not done.
std::optional<Due> due_of(const AgendaItem& item, Date today);

/// All that is due up to a day, the earliest first.
std::vector<Due> find_due(Tracker& tracker, const std::vector<FollowUpRule>& rules, Date today,
                          Date until);
/// All that is to come of one application.
std::vector<Due> due_of_one(Tracker& tracker, const Summary& summary,
                            const std::vector<FollowUpRule>& rules, Date today);
/// The next day of each application that has one.
std::map<std::int64_t, Date> next_days(Tracker& tracker, const std::vector<Summary>& summaries,
                                       const std::vector<FollowUpRule>& rules, Date today);

}  // namespace medtech::tracker
