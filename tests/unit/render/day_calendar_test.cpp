// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/day_calendar.hpp"

#include "core/base/date.hpp"

#include <doctest/doctest.h>

#include <memory>

extern "C" {
#include <libical/ical.h>
}

using namespace medtech;

namespace {

const Date today = *parse_iso_date("2026-11-22");

struct Release {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Calendar = std::unique_ptr<icalcomponent, Release>;

Calendar read_back(const std::string& text) {
  return Calendar(icalparser_parse_string(text.c_str()));
}

std::string summary_of(icalcomponent* event) {
  const char* text = icalcomponent_get_summary(event);
  return text != nullptr ? text : "";
}

std::string awkward() {
  std::string text = "Apply; sit, and \\ pay\nby then";
  for (int i = 0; i < 30; ++i) text += " žluťoučký";
  return text;
}

}  // namespace

TEST_CASE("libical reads back what was written") {
  const std::string text = render::calendar("Plan",
                                            {{"key 1",
                                              "Apply; sit, pay",
                                              awkward(),
                                              "https://example.org/",
                                              today,
                                              today + std::chrono::days(14),
                                              {30, 7}},
                                             {"key 2", "One day", "", "", today, today, {}}},
                                            today);
  const Calendar calendar = read_back(text);
  REQUIRE(calendar != nullptr);
  CHECK(icalcomponent_count_errors(calendar.get()) == 0);
  icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
  REQUIRE(event != nullptr);
  CHECK(summary_of(event) == "Apply; sit, pay");
  CHECK(std::string(icalcomponent_get_description(event)) == awkward());
  const icaltimetype begin = icalcomponent_get_dtstart(event);
  const icaltimetype end = icalcomponent_get_dtend(event);
  CHECK(begin.is_date == 1);
  CHECK(begin.day == 22);
  CHECK(end.month == 12);
  CHECK(end.day == 7);  // the day behind the last, 6 December
  CHECK(icalcomponent_count_components(event, ICAL_VALARM_COMPONENT) == 2);
  icalcomponent* second = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT);
  REQUIRE(second != nullptr);
  CHECK(summary_of(second) == "One day");
  CHECK(std::string(icalcomponent_get_uid(event)) != icalcomponent_get_uid(second));
}

TEST_CASE("lines are at most 75 bytes, end in CRLF, and are the same each time") {
  const std::vector<render::CalendarEvent> events{{"k", "S", awkward(), "", today, today, {}}};
  const std::string text = render::calendar("Plan", events, today);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    CHECK(end - at <= 75);
    // No line begins inside a character.
    CHECK((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
    at = end + 2;
  }
  CHECK(render::calendar("Plan", events, today) == text);
}
