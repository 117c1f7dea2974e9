// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/reminder.hpp"

#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace medtech::tracker {

namespace {

using std::chrono::days;

const FollowUpRule* rule_for(const Summary& summary, const std::vector<FollowUpRule>& rules) {
  const auto found = std::ranges::find_if(rules, [&](const FollowUpRule& rule) {
    return rule.status == summary.status && rule.reachable == summary.reachable;
  });
  return found == rules.end() ? nullptr : &*found;
}

days wait_of(const FollowUpRule& rule, int chased) {
  return days(chased == 0 ? rule.after_days : rule.again_days);
}

void sort_by_day(std::vector<Due>& all) {
  std::ranges::sort(all, [](const Due& left, const Due& right) {
    return std::tie(left.day, left.application, left.kind, left.id) <
           std::tie(right.day, right.application, right.kind, right.id);
  });
}

}  // namespace

std::optional<Due> follow_up_of(const Summary& summary, const std::vector<FollowUpRule>& rules,
                                Date today) {
  const FollowUpRule* rule = rule_for(summary, rules);
  if (rule == nullptr || summary.chased >= rule->times) return std::nullopt;
  if (today > summary.quiet_since + days(rule->until_days)) return std::nullopt;
  return Due{summary.id, fmt::format("{}.f", summary.id), "follow-up",
             summary.quiet_since + wait_of(*rule, summary.chased), rule->text};
}

std::optional<Due> due_of(const AgendaItem& item, Date today) {
  // What was met is past; what was to be done stays.
  if (item.kind != "reminder" && item.day < today) return std::nullopt;
  const bool can_be_done = item.kind == "reminder";
  return Due{item.application,
             can_be_done ? fmt::format("{}.{}", item.application, item.number) : std::string(),
             item.kind, item.day, item.text};
}

std::vector<Due> find_due(Tracker& tracker, const std::vector<FollowUpRule>& rules, Date today,
                          Date until) {
  std::vector<Due> all;
  for (const AgendaItem& item : tracker.agenda(until)) {
    if (auto due = due_of(item, today)) all.push_back(*std::move(due));
  }
  for (const FollowUpRule& rule : rules) {
    for (int chased = 0; chased < rule.times; ++chased) {
      const Date newest = until - wait_of(rule, chased);
      for (const Summary& summary : tracker.quiet(rule.status, rule.reachable, chased,
                                                  today - days(rule.until_days), newest)) {
        if (auto due = follow_up_of(summary, rules, today)) all.push_back(*std::move(due));
      }
    }
  }
  sort_by_day(all);
  return all;
}

std::vector<Due> due_of_one(Tracker& tracker, const Summary& summary,
                            const std::vector<FollowUpRule>& rules, Date today) {
  std::vector<Due> all;
  for (const AgendaItem& item : tracker.agenda_of_one(summary.id)) {
    if (auto due = due_of(item, today)) all.push_back(*std::move(due));
  }
  if (auto due = follow_up_of(summary, rules, today)) all.push_back(*std::move(due));
  sort_by_day(all);
  return all;
}

std::map<std::int64_t, Date> next_days(Tracker& tracker, const std::vector<Summary>& summaries,
                                       const std::vector<FollowUpRule>& rules, Date today) {
  std::map<std::int64_t, Date> next;
  const auto take = [&](const std::optional<Due>& due) {
    if (!due) return;
    const auto [known, fresh] = next.try_emplace(due->application, due->day);
    if (!fresh) known->second = std::min(known->second, due->day);
  };
  for (const AgendaItem& item : tracker.agenda()) take(due_of(item, today));
  for (const Summary& summary : summaries) take(follow_up_of(summary, rules, today));
  return next;
}

}  // namespace medtech::tracker
