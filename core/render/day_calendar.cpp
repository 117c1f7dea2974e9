// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/day_calendar.hpp"

#include "core/base/digest.hpp"
#include "core/base/text.hpp"
#include "core/render/calendar_lines.hpp"

#include <fmt/format.h>

namespace medtech::render {

namespace {

std::string event_lines(const CalendarEvent& event, Date stamp) {
  std::string out = "BEGIN:VEVENT\r\n";
  add_calendar_line(out, "UID:" + hex(digest64(event.key)) + "@medtech");
  add_calendar_line(out, "DTSTAMP:" + calendar_day(stamp) + "T120000Z");
  add_calendar_line(out, "DTSTART;VALUE=DATE:" + calendar_day(event.first));
  // The end is the day behind the last one.
  add_calendar_line(out, "DTEND;VALUE=DATE:" + calendar_day(event.last + std::chrono::days(1)));
  add_calendar_line(out, "SUMMARY:" + calendar_text(event.summary));
  if (!event.description.empty())
    add_calendar_line(out, "DESCRIPTION:" + calendar_text(event.description));
  const bool web = event.url.starts_with("https://") || event.url.starts_with("http://");
  if (web) add_calendar_line(out, "URL:" + text::printable_line(event.url));
  out += "TRANSP:TRANSPARENT\r\n";
  for (const int days : event.alarm_days_before) {
    out += "BEGIN:VALARM\r\nACTION:DISPLAY\r\n";
    add_calendar_line(out, fmt::format("TRIGGER:-P{}D", days));
    add_calendar_line(out, "DESCRIPTION:" + calendar_text(event.summary));
    out += "END:VALARM\r\n";
  }
  return out + "END:VEVENT\r\n";
}

}  // namespace

std::string calendar(std::string_view name, const std::vector<CalendarEvent>& events, Date stamp) {
  std::string out =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//medtech//medtech//EN\r\n"
      "CALSCALE:GREGORIAN\r\n";
  add_calendar_line(out, "X-WR-CALNAME:" + calendar_text(name));
  for (const CalendarEvent& event : events) out += event_lines(event, stamp);
  return out + "END:VCALENDAR\r\n";
}

}  // namespace medtech::render
