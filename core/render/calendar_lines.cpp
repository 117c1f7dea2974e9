// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/calendar_lines.hpp"

#include "core/base/text.hpp"

namespace medtech::render {

std::string calendar_text(std::string_view text) {
  std::string out;
  for (const char c : text::printable(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c == '\t' ? ' ' : c;
  }
  return text::replace_all(out, "\n", "\\n");
}

void add_calendar_line(std::string& out, std::string line) {
  constexpr std::size_t line_octets = 75;
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

std::string calendar_day(Date day) { return text::replace_all(to_string(day), "-", ""); }

}  // namespace medtech::render
