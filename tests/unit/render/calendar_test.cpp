// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/calendar.hpp"

#include "core/base/text.hpp"

#include <doctest/doctest.h>

using namespace medtech;
using render::CalendarEntry;

namespace {

CalendarEntry entry() {
  CalendarEntry entry;
  entry.uid = "3-interview-1@medtech";
  entry.day = *make_date(2026, 12, 31);
  entry.summary = "interview; panel, room 3\\4";
  entry.changed = std::chrono::sys_seconds(*make_date(2026, 11, 22)) + std::chrono::hours(12);
  return entry;
}

bool has_line(const std::string& calendar, const std::string& line) {
  return calendar.find("\r\n" + line + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a whole day ends on the next, an hour has its length") {
  const std::string day = render::calendar("Mine", {entry()});
  CHECK(day.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK(day.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  CHECK(has_line(day, "DTSTART;VALUE=DATE:20261231"));
  CHECK(has_line(day, "DTEND;VALUE=DATE:20270101"));
  CHECK(has_line(day, "DTSTAMP:20261122T120000Z"));
  CalendarEntry timed = entry();
  timed.time = "14:05";
  timed.alarm = true;
  const std::string hour = render::calendar("Mine", {timed});
  CHECK(has_line(hour, "DTSTART:20261231T140500"));
  CHECK(has_line(hour, "DURATION:PT60M"));
  CHECK(has_line(hour, "TRIGGER:-P1D"));
}

TEST_CASE("text is escaped, and cannot begin a property of its own") {
  CalendarEntry hostile = entry();
  hostile.description = "one\r\nEND:VEVENT\n\x1b[2J";
  const std::string calendar = render::calendar("Mine", {hostile});
  CHECK(has_line(calendar, "SUMMARY:interview\\; panel\\, room 3\\\\4"));
  CHECK(calendar.find("\r\nEND:VEVENT\r\nEND:VCALENDAR") != std::string::npos);
  CHECK(has_line(calendar, "DESCRIPTION:one\\nEND:VEVENT\\n[2J"));
  CHECK(calendar.find('\x1b') == std::string::npos);
}

TEST_CASE("no line is longer than 75 octets, and none breaks a character") {
  CalendarEntry longer = entry();
  for (int i = 0; i < 60; ++i) longer.summary += "日本ü";
  const std::string calendar = render::calendar("Mine", {longer});
  std::string unfolded = text::replace_all(calendar, "\r\n ", "");
  CHECK(unfolded.find("日本ü日本ü") != std::string::npos);
  std::size_t begin = 0;
  while (begin < calendar.size()) {
    const std::size_t end = calendar.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    CHECK(end - begin <= 75);
    CHECK(text::is_valid_utf8(calendar.substr(begin, end - begin)));
    begin = end + 2;
  }
}
