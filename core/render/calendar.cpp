// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/calendar.hpp"

#include "core/base/text.hpp"
#include "core/render/calendar_lines.hpp"

namespace medtech::render {

namespace {

std::string basic(std::chrono::sys_seconds instant) {
  return text::replace_all(text::replace_all(to_instant(instant), "-", ""), ":", "");
}

void add_entry(std::string& out, const CalendarEntry& entry) {
  add_calendar_line(out, "BEGIN:VEVENT");
  add_calendar_line(out, "UID:" + calendar_text(entry.uid));
  add_calendar_line(out, "DTSTAMP:" + basic(entry.changed));
  if (entry.time.empty()) {
    add_calendar_line(out, "DTSTART;VALUE=DATE:" + calendar_day(entry.day));
    add_calendar_line(out, "DTEND;VALUE=DATE:" + calendar_day(entry.day + std::chrono::days(1)));
    add_calendar_line(out, "TRANSP:TRANSPARENT");
  } else {
    add_calendar_line(out, "DTSTART:" + calendar_day(entry.day) + "T" +
                               text::replace_all(entry.time, ":", "") + "00");
    add_calendar_line(out, "DURATION:PT" + std::to_string(entry.length.count()) + "M");
  }
  add_calendar_line(out, "SUMMARY:" + calendar_text(text::printable_line(entry.summary)));
  if (!entry.description.empty())
    add_calendar_line(out, "DESCRIPTION:" + calendar_text(entry.description));
  if (!entry.url.empty()) add_calendar_line(out, "URL:" + text::printable_line(entry.url));
  if (entry.alarm) {
    add_calendar_line(out, "BEGIN:VALARM");
    add_calendar_line(out, "ACTION:DISPLAY");
    add_calendar_line(out, "DESCRIPTION:" + calendar_text(text::printable_line(entry.summary)));
    add_calendar_line(out, "TRIGGER:-P1D");
    add_calendar_line(out, "END:VALARM");
  }
  add_calendar_line(out, "END:VEVENT");
}

}  // namespace

std::string calendar(std::string_view name, const std::vector<CalendarEntry>& entries) {
  std::string out;
  add_calendar_line(out, "BEGIN:VCALENDAR");
  add_calendar_line(out, "VERSION:2.0");
  add_calendar_line(out, "PRODID:-//medtech//medtech " MEDTECH_VERSION "//EN");
  add_calendar_line(out, "CALSCALE:GREGORIAN");
  add_calendar_line(out, "X-WR-CALNAME:" + calendar_text(text::printable_line(name)));
  for (const CalendarEntry& entry : entries) add_entry(out, entry);
  add_calendar_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace medtech::render
