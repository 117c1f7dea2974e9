// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/application.hpp"

#include <doctest/doctest.h>

using namespace medtech;
using namespace medtech::tracker;

namespace {

Date day(int month, int number) { return *make_date(2026, month, number); }

Event event_of(std::int64_t number, EventKind kind, std::optional<Date> on, Fields fields) {
  Event event;
  event.number = number;
  event.command = number;
  event.brought = number;
  event.application = 7;
  event.at = std::chrono::sys_seconds(day(11, 22)) + std::chrono::hours(12);
  event.kind = kind;
  event.on = on;
  event.fields = std::move(fields);
  return event;
}

Event added(const char* status = "saved") {
  return event_of(1, EventKind::added, day(11, 1),
                  Fields().set("title", "MLS").set("employer", "Good Lab").set("status", status));
}

}  // namespace

TEST_CASE("an application without an event that added it is none") {
  CHECK(!fold({}));
  CHECK(!fold({event_of(1, EventKind::note, day(11, 1), Fields().set("text", "x"))}));
}

TEST_CASE("the day of applying is not the day of finding") {
  const auto saved = fold({added()});
  CHECK(saved->summary.found == day(11, 1));
  CHECK(!saved->summary.applied);
  const auto applied = fold(
      {added(), event_of(2, EventKind::status, day(11, 9), Fields().set("status", "applied"))});
  CHECK(applied->summary.found == day(11, 1));
  CHECK(applied->summary.applied == day(11, 9));
  CHECK(applied->summary.quiet_since == day(11, 9));
}

TEST_CASE("a status ends the one before, and the first answer is kept") {
  const auto application =
      fold({added(), event_of(2, EventKind::status, day(11, 2), Fields().set("status", "applied")),
            event_of(3, EventKind::status, day(11, 8), Fields().set("status", "screening")),
            event_of(4, EventKind::status, day(11, 15),
                     Fields().set("status", "rejected").set("note", "by mail"))});
  REQUIRE(application->statuses.size() == 4);
  CHECK(application->statuses[1].until == day(11, 8));
  CHECK(application->statuses[3].note == "by mail");
  CHECK(application->summary.status == Status::rejected);
  CHECK(application->summary.responded == day(11, 8));
  CHECK(application->summary.reached == 0b0100'0111U);
}

TEST_CASE("what an undo took back leaves no trace but the log") {
  std::vector<Event> events{
      added(), event_of(2, EventKind::contact, day(11, 3), Fields().set("text", "Ana")),
      event_of(3, EventKind::reminder, day(11, 9), Fields().set("text", "call"))};
  const auto before = fold({events[0]});
  events.push_back(event_of(4, EventKind::undo, std::nullopt, Fields().set("command", "3")));
  events.push_back(event_of(5, EventKind::undo, std::nullopt, Fields().set("command", "2")));
  CHECK(fold(events) == before);
}

TEST_CASE("a follow-up that was made is counted until something happens") {
  std::vector<Event> events{
      added("applied"), event_of(2, EventKind::done, day(11, 12), Fields().set("reminder", "f"))};
  CHECK(fold(events)->summary.chased == 1);
  CHECK(fold(events)->summary.quiet_since == day(11, 12));
  events.push_back(
      event_of(3, EventKind::status, day(11, 14), Fields().set("status", "screening")));
  CHECK(fold(events)->summary.chased == 0);
  CHECK(fold(events)->summary.quiet_since == day(11, 14));
}

TEST_CASE("the agenda has reminders that are not done, and interviews while it is open") {
  std::vector<Event> events{
      added("applied"), event_of(2, EventKind::reminder, day(11, 9), Fields().set("text", "call")),
      event_of(3, EventKind::reminder, day(11, 10), Fields().set("text", "write")),
      event_of(4, EventKind::interview, day(12, 1),
               Fields().set("time", "14:00").set("text", "panel")),
      event_of(5, EventKind::done, day(11, 9), Fields().set("reminder", "1"))};
  const auto agenda = agenda_of(*fold(events));
  REQUIRE(agenda.size() == 2);
  CHECK(agenda[0] == AgendaItem{7, "reminder", 2, day(11, 10), "write"});
  CHECK(agenda[1] == AgendaItem{7, "interview", 1, day(12, 1), "14:00 panel"});
  events.push_back(event_of(6, EventKind::status, day(11, 20), Fields().set("status", "rejected")));
  CHECK(agenda_of(*fold(events)).size() == 1);
}

TEST_CASE("statuses have words, and know which of them are ends") {
  for (std::size_t i = 0; i < status_count; ++i) {
    const auto status = static_cast<Status>(i);
    CHECK(parse_status(to_string(status)) == status);
    CHECK(is_open(status) == (i < 5));
  }
  CHECK(is_answer(Status::rejected));
  CHECK(!is_answer(Status::withdrawn));
}
