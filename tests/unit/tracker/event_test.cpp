// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/event.hpp"

#include <doctest/doctest.h>

using namespace medtech::tracker;

namespace {

Event event_of(std::int64_t command, EventKind kind, std::int64_t brought = 0) {
  Event event;
  event.command = command;
  event.brought = brought == 0 ? command : brought;
  event.kind = kind;
  return event;
}

Event undo_of(std::int64_t command, const char* undone) {
  Event event = event_of(command, EventKind::undo);
  event.fields.set("command", undone);
  return event;
}

}  // namespace

TEST_CASE("every kind of event has a word, and every word its kind") {
  for (int i = 0; i <= static_cast<int>(EventKind::undo); ++i) {
    const auto kind = static_cast<EventKind>(i);
    CHECK(parse_event_kind(to_string(kind)) == kind);
  }
  CHECK(!parse_event_kind("nothing"));
}

TEST_CASE("fields keep their order and their texts through JSON") {
  Fields fields;
  fields.set("title", "MLS \"night\"\n日本").set("employer", "").set_filled("place", "");
  fields.set("title", "MLT");
  CHECK(fields.all().size() == 2);
  CHECK(fields.text("title") == "MLT");
  CHECK(fields.has("employer"));
  CHECK(!fields.has("place"));
  CHECK(fields_from_json(to_json(fields)) == fields);
  CHECK(fields_from_json("no json").empty());
  CHECK(fields_from_json(R"({"a":1,"b":"x"})").all().size() == 1);
}

TEST_CASE("fields without escapes, and what only looks like them") {
  Fields fields;
  fields.set("title", "MLS, night: {a}").set("employer", "").set("place", "Île");
  CHECK(to_json(fields).find('\\') == std::string::npos);
  CHECK(fields_from_json(to_json(fields)) == fields);
  CHECK(fields_from_json("{}").empty());
  CHECK(fields_from_json(R"({"a":"x", "b":"y"})").all().size() == 2);
  CHECK(fields_from_json(R"({"a":"x"}})").empty());
  CHECK(fields_from_json(R"({"a":"x","b":"y)").empty());
  CHECK(fields_from_json(R"({"a":"x","b"})").empty());
  CHECK(fields_from_json(R"({"a":"\u0041"})").text("a") == "A");
}

TEST_CASE("an undo takes back all that its command did, and only what stands before it") {
  const std::vector<Event> events{event_of(1, EventKind::added), event_of(2, EventKind::status),
                                  event_of(2, EventKind::note), undo_of(3, "2"),
                                  event_of(4, EventKind::note)};
  CHECK(in_force(events) == std::vector<bool>{true, false, false, false, true});
}

TEST_CASE("an undone import takes back events of earlier commands that it brought") {
  const std::vector<Event> events{event_of(1, EventKind::added, 9), event_of(2, EventKind::note, 9),
                                  undo_of(10, "9")};
  CHECK(in_force(events) == std::vector<bool>{false, false, false});
}
