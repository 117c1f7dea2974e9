// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/report.hpp"

#include "core/tracker/tracker.hpp"

#include <algorithm>
#include <tuple>

namespace medtech::tracker {

namespace {

// "https://jobs.example.org/a" → "jobs.example.org"
std::string site_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
  return url.substr(begin, url.find_first_of("/?#", begin) - begin);
}

std::string method_of(const Summary& summary) {
  if (!summary.url.empty()) return "online: " + site_of(summary.url);
  return summary.source;
}

// What an event did for the search; "" where it only wrote something down.
std::string work_of(const Event& event) {
  switch (event.kind) {
    case EventKind::interview:
      return "interview";
    case EventKind::contact:
      return "contact";
    case EventKind::step:
      return std::string(event.fields.text("step"));
    case EventKind::done:
      return event.fields.text("reminder") == "f" ? "follow-up" : "";
    default:
      return {};
  }
}

}  // namespace

std::vector<Activity> activities_of(const Application& application,
                                    const std::vector<Event>& events, Date first, Date last) {
  const Summary& summary = application.summary;
  Activity base;
  base.application = summary.id;
  base.title = summary.title;
  base.employer = summary.employer;
  base.place = summary.place;
  base.contact = application.contacts.empty() ? "" : application.contacts.back().text;
  base.method = method_of(summary);
  base.requisition = summary.requisition;
  base.url = summary.url;
  base.result = std::string(to_string(summary.status));
  if (summary.status_since) base.result += " (" + medtech::to_string(*summary.status_since) + ")";
  std::vector<Activity> found;
  const auto add = [&](Date on, std::string what) {
    if (on < first || on > last) return false;
    found.push_back(base);
    found.back().on = on;
    found.back().what = std::move(what);
    return true;
  };
  if (summary.applied) add(*summary.applied, "applied");
  const std::vector<bool> holds = in_force(events);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::string what = holds[i] ? work_of(events[i]) : "";
    if (what.empty() || !events[i].on) continue;
    if (add(*events[i].on, what) && events[i].kind == EventKind::contact)
      found.back().contact = events[i].fields.text("text");
  }
  return found;
}

std::vector<Activity> find_activities(Tracker& tracker, Date first, Date last) {
  store::Statement rows = tracker.database().prepare(
      "SELECT id FROM application WHERE applied BETWEEN ?1 AND ?2 UNION SELECT application FROM "
      "tracker_event WHERE day BETWEEN ?1 AND ?2");
  rows.bind(1, days_since_epoch(first)).bind(2, days_since_epoch(last));
  std::vector<Activity> all;
  while (rows.step()) {
    const std::vector<Event> events = tracker.events(rows.int64(0));
    const auto application = fold(events);
    if (!application) continue;
    std::ranges::move(activities_of(*application, events, first, last), std::back_inserter(all));
  }
  std::ranges::stable_sort(all, [](const Activity& left, const Activity& right) {
    return std::tie(left.on, left.application) < std::tie(right.on, right.application);
  });
  return all;
}

Date week_begin(Date day) {
  return day - std::chrono::days(std::chrono::weekday(day).c_encoding());
}

}  // namespace medtech::tracker
