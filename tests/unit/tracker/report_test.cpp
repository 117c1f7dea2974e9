// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/report.hpp"

#include "tests/unit/tracker/store.hpp"

#include <doctest/doctest.h>

using namespace medtech;
using namespace medtech::tracker;
using medtech::testing::TrackerStore;

namespace {

Date day(int number) { return *make_date(2026, 11, number); }

std::chrono::sys_seconds noon() {
  return std::chrono::sys_seconds(day(22)) + std::chrono::hours(12);
}

}  // namespace

TEST_CASE("weeks begin on Sunday") {
  CHECK(week_begin(day(1)) == day(1));
  CHECK(week_begin(day(7)) == day(1));
  CHECK(week_begin(day(8)) == day(8));
}

TEST_CASE("a week's report has what was done in it, by its own day, and nothing undone") {
  TrackerStore store;
  Tracker& tracker = store.tracker;
  std::int64_t id = 0;
  tracker.change("add", noon(), [&](Change& change) {
    id = change.add(day(2), Fields()
                                .set("title", "MLS")
                                .set("employer", "Good Lab")
                                .set("url", "https://jobs.example.org/7?x=1")
                                .set("status", "applied")
                                .set("applied", "2026-11-03"));
    change.append(id, EventKind::contact, day(4), Fields().set("text", "Ana Ruiz"));
    change.append(id, EventKind::interview, day(12), Fields().set("text", "panel"));
    change.append(id, EventKind::note, day(4), Fields().set("text", "quiet"));
    change.append(id, EventKind::done, day(5), Fields().set("reminder", "f"));
    change.append(id, EventKind::done, day(5), Fields().set("reminder", "1"));
  });
  tracker.change("step", noon(), [&](Change& change) {
    change.append(id, EventKind::step, day(6), Fields().set("step", "titers"));
  });
  tracker.undo(noon());
  const auto week = find_activities(tracker, day(1), day(7));
  REQUIRE(week.size() == 3);
  CHECK(week[0].what == "applied");
  CHECK(week[0].on == day(3));
  CHECK(week[0].method == "online: jobs.example.org");
  CHECK(week[1].what == "contact");
  CHECK(week[1].contact == "Ana Ruiz");
  CHECK(week[2].what == "follow-up");
  const auto later = find_activities(tracker, day(8), day(14));
  REQUIRE(later.size() == 1);
  CHECK(later[0].what == "interview");
  CHECK(later[0].result == "applied (2026-11-03)");
}
