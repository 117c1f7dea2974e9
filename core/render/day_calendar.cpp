// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/day_calendar.hpp"

#include "core/base/digest.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

namespace medtech::render {

namespace {

// Text of a value (RFC 5545, 3.3.11).
std::string value_of_text(std::string_view text) {
  std::string out;
  for (const char c : text::printable(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c == '\t' ? ' ' : c;
    }
  }
  return out;
}

// Lines of at most 75 bytes, never cut inside a character (3.1).
std::string folded_line(const std::string& line) {
  constexpr std::size_t longest = 75;
  std::string out;
  std::size_t room = longest;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = std::min(at + room, line.size());
    while (end < line.size() && end > at && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
      --end;
    if (at > 0) out += ' ';
    out.append(line, at, end - at).append("\r\n");
    at = end;
    room = longest - 1;  // the blank that continues the line
  }
  return out;
}

std::string compact_day(Date date) { return text::replace_all(to_string(date), "-", ""); }

std::string event_lines(const CalendarEvent& event, Date stamp) {
  std::string out = "BEGIN:VEVENT\r\n";
  out += folded_line("UID:" + hex(digest64(event.key)) + "@medtech");
  out += folded_line("DTSTAMP:" + compact_day(stamp) + "T120000Z");
  out += folded_line("DTSTART;VALUE=DATE:" + compact_day(event.first));
  // The end is the day behind the last one.
  out += folded_line("DTEND;VALUE=DATE:" + compact_day(event.last + std::chrono::days(1)));
  out += folded_line("SUMMARY:" + value_of_text(event.summary));
  if (!event.description.empty())
    out += folded_line("DESCRIPTION:" + value_of_text(event.description));
  const bool web = event.url.starts_with("https://") || event.url.starts_with("http://");
  if (web) out += folded_line("URL:" + text::printable_line(event.url));
  out += "TRANSP:TRANSPARENT\r\n";
  for (const int days : event.alarm_days_before) {
    out += "BEGIN:VALARM\r\nACTION:DISPLAY\r\n";
    out += folded_line(fmt::format("TRIGGER:-P{}D", days));
    out += folded_line("DESCRIPTION:" + value_of_text(event.summary));
    out += "END:VALARM\r\n";
  }
  return out + "END:VEVENT\r\n";
}

}  // namespace

std::string calendar(std::string_view name, const std::vector<CalendarEvent>& events, Date stamp) {
  std::string out =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//medtech//medtech//EN\r\n"
      "CALSCALE:GREGORIAN\r\n";
  out += folded_line("X-WR-CALNAME:" + value_of_text(name));
  for (const CalendarEvent& event : events) out += event_lines(event, stamp);
  return out + "END:VCALENDAR\r\n";
}

}  // namespace medtech::render
