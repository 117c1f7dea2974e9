// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of current state are what the events come to, whatever is done and undone.
#include "core/tracker/tracker.hpp"

#include "tests/unit/tracker/store.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace medtech;
using namespace medtech::tracker;
using medtech::testing::TrackerStore;

namespace {

Date day(int month, int number) { return *make_date(2026, month, number); }

std::chrono::sys_seconds noon() {
  return std::chrono::sys_seconds(day(11, 22)) + std::chrono::hours(12);
}

std::int64_t add(Tracker& tracker, const std::string& title, const std::string& employer) {
  std::int64_t id = 0;
  tracker.change("add", noon(), [&](Change& change) {
    id = change.add(day(11, 1),
                    Fields().set("title", title).set("employer", employer).set("status", "saved"));
  });
  return id;
}

void append(Tracker& tracker, std::int64_t id, EventKind kind, Date on, Fields fields) {
  tracker.change("x", noon(), [&](Change& change) { change.append(id, kind, on, fields); });
}

// All that the tables hold of current state.
struct State {
  std::vector<Summary> summaries;
  std::vector<AgendaItem> agenda;

  bool operator==(const State&) const = default;
};

State stored(Tracker& tracker) { return {tracker.list({}), tracker.agenda()}; }

State folded(Tracker& tracker, std::int64_t newest) {
  State state;
  for (std::int64_t id = 1; id <= newest; ++id) {
    const auto application = tracker.load(id);
    if (!application) continue;
    state.summaries.push_back(application->summary);
    for (const AgendaItem& item : agenda_of(*application)) state.agenda.push_back(item);
  }
  std::ranges::stable_sort(state.agenda, {}, [](const AgendaItem& item) {
    return std::tuple(item.day, item.application, item.kind, item.number);
  });
  return state;
}

}  // namespace

TEST_CASE("over random commands rows equal the fold, and undo restores every state") {
  TrackerStore store;
  Tracker& tracker = store.tracker;
  std::mt19937 random(11);
  std::vector<State> past;
  std::int64_t newest = 0;
  const std::vector<const char*> statuses{"saved",     "applied", "screening",
                                          "interview", "offer",   "rejected"};
  for (int step = 0; step < 120; ++step) {
    const auto pick = random() % 10;
    if (newest == 0 || pick == 0) {
      past.push_back(stored(tracker));
      newest = add(tracker, "MLS " + std::to_string(step), "Employer");
    } else if (pick < 3 && !past.empty()) {
      REQUIRE(tracker.undo(noon()));
      CHECK(stored(tracker) == past.back());
      past.pop_back();
    } else {
      const std::int64_t id =
          1 + static_cast<std::int64_t>(random() % static_cast<unsigned>(newest));
      if (!tracker.summary(id)) continue;
      past.push_back(stored(tracker));
      const Date on = day(11, 1 + static_cast<int>(random() % 28));
      Fields text = Fields().set("text", "note " + std::to_string(step));
      switch (pick) {
        case 3:
        case 4:
          append(tracker, id, EventKind::status, on,
                 Fields().set("status", statuses[random() % statuses.size()]));
          break;
        case 5:
          append(tracker, id, EventKind::reminder, on, text);
          break;
        case 6:
          append(tracker, id, EventKind::done, on,
                 Fields().set("reminder", random() % 2 ? "f" : "1"));
          break;
        case 7:
          append(tracker, id, EventKind::interview, on, text);
          break;
        case 8:
          append(tracker, id, EventKind::edited, on,
                 Fields().set("employer", "Other " + std::to_string(step)));
          break;
        default:
          append(tracker, id, EventKind::contact, on, text);
      }
    }
    CHECK(stored(tracker) == folded(tracker, newest));
  }
  while (!past.empty()) {
    REQUIRE(tracker.undo(noon()));
    CHECK(stored(tracker) == past.back());
    past.pop_back();
  }
  CHECK(!tracker.undo(noon()));
  CHECK(tracker.count() == 0);
}

TEST_CASE("a command that fails leaves nothing of it") {
  TrackerStore store;
  Tracker& tracker = store.tracker;
  const std::int64_t id = add(tracker, "MLS", "Lab");
  CHECK_THROWS(tracker.change("note", noon(), [&](Change& change) {
    change.append(id, EventKind::note, day(11, 2), Fields().set("text", "x"));
    throw std::runtime_error("stop");
  }));
  CHECK(tracker.load(id)->notes.empty());
  CHECK(tracker.log(std::nullopt, 10).size() == 1);
}

TEST_CASE("an id that was undone is not given again") {
  TrackerStore store;
  Tracker& tracker = store.tracker;
  CHECK(add(tracker, "MLS", "Lab") == 1);
  REQUIRE(tracker.undo(noon()));
  CHECK(add(tracker, "MLT", "Lab") == 2);
}

TEST_CASE("applications are named by number, or by a part of employer or title") {
  TrackerStore store;
  Tracker& tracker = store.tracker;
  const std::int64_t first = add(tracker, "Histotechnician", "Example Health");
  const std::int64_t second = add(tracker, "BMET II", "Example Health East");
  CHECK(tracker.find("1") == std::vector{first});
  CHECK(tracker.find("99").empty());
  CHECK(tracker.find("histo") == std::vector{first});
  CHECK(tracker.find("EAST") == std::vector{second});
  CHECK(tracker.find("example") == std::vector{first, second});
  CHECK(tracker.find("example health") == std::vector{first});
  CHECK(tracker.find("").empty());
  CHECK(tracker.find("nothing").empty());
}

TEST_CASE("another application to the same opening is found by what names the opening") {
  TrackerStore store;
  Tracker& tracker = store.tracker;
  tracker.change("add", noon(), [&](Change& change) {
    change.add(day(11, 1), Fields()
                               .set("title", "Medical Technologist")
                               .set("employer", "Example Health, Inc.")
                               .set("requisition", "R-77")
                               .set("url", "https://www.example.org/jobs/77?utm_source=x")
                               .set("status", "applied"));
  });
  const auto found = [&](const char* employer, const char* title, const char* requisition,
                         const char* url) {
    Summary summary;
    summary.employer = employer;
    summary.title = title;
    summary.requisition = requisition;
    summary.url = url;
    return tracker.same_opening(summary);
  };
  CHECK(found("Example Health", "MLS", "r-77", "").at(0).certain);
  CHECK(found("", "", "", "http://example.org/jobs/77/").at(0).certain);
  CHECK(!found("Example Health", "medical technologist", "", "").at(0).certain);
  // Another requisition is another opening of that title.
  CHECK(found("Example Health", "Medical Technologist", "R-78", "").empty());
  CHECK(found("Other Health", "Medical Technologist", "R-77", "").empty());
}

TEST_CASE("contents are kept once, by their hash") {
  TrackerStore store;
  Tracker& tracker = store.tracker;
  const std::int64_t id = add(tracker, "MLS", "Lab");
  std::set<std::string> digests;
  tracker.change("attach", noon(), [&](Change& change) {
    digests = {change.keep("one"), change.keep(std::string("t\0wo", 4)), change.keep("one")};
    change.append(id, EventKind::note, day(11, 2), Fields().set("text", "x"));
  });
  CHECK(digests.size() == 2);
  CHECK(tracker.kept(*digests.begin()).has_value());
  CHECK(!tracker.kept("00"));
}
