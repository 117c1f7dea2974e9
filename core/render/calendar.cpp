// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/calendar.hpp"

#include "core/base/text.hpp"

namespace medtech::render {

namespace {

constexpr std::size_t line_octets = 75;  // RFC 5545, 3.1

// RFC 5545, 3.3.11.
std::string calendar_text(std::string_view text) {
  std::string out;
  for (const char c : text::printable(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c == '\t' ? ' ' : c;
  }
  return text::replace_all(out, "\n", "\\n");
}

// A property on as many lines as it needs; none is broken within a character.
void add(std::string& out, std::string line) {
  std::size_t room = line_octets;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    out += line.substr(0, cut) + "\r\n ";
    line.erase(0, cut);
    room = line_octets - 1;  // the blank counts
  }
  out += line + "\r\n";
}

// "2026-12-01" → "20261201"
std::string basic(Date day) { return text::replace_all(to_string(day), "-", ""); }

std::string basic(std::chrono::sys_seconds instant) {
  return text::replace_all(text::replace_all(to_instant(instant), "-", ""), ":", "");
}

void add_entry(std::string& out, const CalendarEntry& entry) {
  add(out, "BEGIN:VEVENT");
  add(out, "UID:" + calendar_text(entry.uid));
  add(out, "DTSTAMP:" + basic(entry.changed));
  if (entry.time.empty()) {
    add(out, "DTSTART;VALUE=DATE:" + basic(entry.day));
    add(out, "DTEND;VALUE=DATE:" + basic(entry.day + std::chrono::days(1)));
    add(out, "TRANSP:TRANSPARENT");
  } else {
    add(out, "DTSTART:" + basic(entry.day) + "T" + text::replace_all(entry.time, ":", "") + "00");
    add(out, "DURATION:PT" + std::to_string(entry.length.count()) + "M");
  }
  add(out, "SUMMARY:" + calendar_text(text::printable_line(entry.summary)));
  if (!entry.description.empty()) add(out, "DESCRIPTION:" + calendar_text(entry.description));
  if (!entry.url.empty()) add(out, "URL:" + text::printable_line(entry.url));
  if (entry.alarm) {
    add(out, "BEGIN:VALARM");
    add(out, "ACTION:DISPLAY");
    add(out, "DESCRIPTION:" + calendar_text(text::printable_line(entry.summary)));
    add(out, "TRIGGER:-P1D");
    add(out, "END:VALARM");
  }
  add(out, "END:VEVENT");
}

}  // namespace

std::string calendar(std::string_view name, const std::vector<CalendarEntry>& entries) {
  std::string out;
  add(out, "BEGIN:VCALENDAR");
  add(out, "VERSION:2.0");
  add(out, "PRODID:-//medtech//medtech " MEDTECH_VERSION "//EN");
  add(out, "CALSCALE:GREGORIAN");
  add(out, "X-WR-CALNAME:" + calendar_text(text::printable_line(name)));
  for (const CalendarEntry& entry : entries) add_entry(out, entry);
  add(out, "END:VCALENDAR");
  return out;
}

}  // namespace medtech::render
