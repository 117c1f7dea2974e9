// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"

#include "core/base/limits.hpp"
#include "core/document/flow.hpp"
#include "core/document/markup.hpp"
#include "core/format/encoding.hpp"
#include "core/format/entities.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace medtech::document {

namespace {

// Text of no declared encoding. Of those with one byte a letter, Mac Roman is told by its
// apostrophes, dashes and bullets, which are letters that English has no use for in Windows-1252.
std::string decoded_text(std::string_view bytes) {
  const encoding::Mark mark = encoding::find_mark(bytes);
  if (!mark.name.empty() && mark.size > 0)
    return encoding::to_utf8(bytes.substr(mark.size), mark.name).value_or("");
  // UTF-16 without a mark has a zero beside each letter.
  const std::string_view start = bytes.substr(0, 512);
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < start.size(); ++i) {
    if (start[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  if (odd * 3 > start.size()) return encoding::to_utf8(bytes, "utf-16le").value_or("");
  if (even * 3 > start.size()) return encoding::to_utf8(bytes, "utf-16be").value_or("");
  if (text::is_valid_utf8(bytes)) return std::string(bytes);
  std::size_t windows = 0, mac = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    windows += byte >= 0x91 && byte <= 0x97 ? 1 : 0;
    mac += byte == 0xD5 || byte == 0xD0 || byte == 0xA5 || byte == 0xD2 || byte == 0xD3 ? 1 : 0;
  }
  if (mac > windows) return encoding::to_utf8(bytes, "macintosh").value_or("");
  // A few wrong bytes in UTF-8 do not make it another encoding.
  const std::string repaired = text::valid_utf8(bytes);
  std::size_t wrong = 0, letters = 0;
  for (std::size_t i = 0; i + 2 < repaired.size(); ++i) {
    if (repaired.compare(i, 3, "\xEF\xBF\xBD") == 0) {
      ++wrong;
    } else if ((static_cast<unsigned char>(repaired[i]) & 0xC0U) == 0xC0U) {
      ++letters;
    }
  }
  return letters > 2 * wrong ? repaired : text::from_windows_1252(bytes);
}

/// Reads Markdown in lines that may be none.
class TextReader {
 public:
  Document read(std::string_view bytes) {
    const std::string decoded = decoded_text(bytes);
    std::vector<std::string_view> lines = lines_of(decoded);
    const std::size_t first = front_matter(lines);
    if (lines.size() > limit) lines.resize(limit);
    for (std::size_t i = first; i < lines.size(); ++i) {
      const std::string_view next = i + 1 < lines.size() ? lines[i + 1] : std::string_view();
      flow_.set_written(i + 1, lines[i]);
      if (line(lines[i], next)) ++i;
    }
    Document document;
    document.lines = flow_.take();
    document.pages = flow_.page();
    document.cut = flow_.cut();
    document.format = marked_ ? Format::markdown : Format::text;
    return document;
  }

 private:
  static constexpr std::size_t limit = 100'000;

  static std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
      lines.push_back(text.substr(at, end - at));
      at = end + (text.substr(std::min(end, text.size()), 2) == "\r\n" ? 2 : 1);
    }
    return lines;
  }

  // "---" … "---" at the very beginning: values for a page's generator, which are no text.
  static std::size_t front_matter(const std::vector<std::string_view>& lines) {
    if (lines.empty() || text::trim(lines[0]) != "---") return 0;
    for (std::size_t i = 1; i < std::min<std::size_t>(lines.size(), 60); ++i) {
      if (text::trim(lines[i]) == "---") return i + 1;
      if (!lines[i].contains(':') && !text::trim(lines[i]).empty()) return 0;
    }
    return 0;
  }

  static bool underlines(std::string_view line, char mark) {
    line = text::trim(line);
    return line.size() >= 3 && std::ranges::all_of(line, [&](char c) { return c == mark; });
  }

  // Writes a line; true where the next one only underlines it.
  bool line(std::string_view written, std::string_view next) {
    if (written.contains('\f')) flow_.next_page();
    std::string_view plain = text::trim(written);
    if (plain.empty()) {
      flow_.end_line();
      return false;
    }
    if (plain.starts_with("```") || (plain.starts_with("<!--") && plain.ends_with("-->")))
      return false;
    const std::size_t first = written.find_first_not_of(" \t");
    flow_.set_indent(std::min<std::size_t>(first == std::string_view::npos ? 0 : first, 100));
    std::size_t level = 0;
    while (level < plain.size() && level < 6 && plain[level] == '#') ++level;
    // "#Heading" is one too; "#1" and "#" are not.
    if (level > 0 && level < plain.size() &&
        (text::is_space(plain[level]) || text::is_alpha(plain[level]))) {
      flow_.set_heading(static_cast<int>(level));
      plain = text::trim(plain.substr(level));
      while (plain.ends_with('#')) plain = text::trim(plain.substr(0, plain.size() - 1));
      marked_ = true;
      flow_.gap();
    } else {
      level = 0;
    }
    const bool underlined = level == 0 && plain.size() < 80 && !plain.starts_with('|') &&
                            (underlines(next, '=') || underlines(next, '-'));
    const bool big = underlined && underlines(next, '=');
    if (underlined) flow_.set_heading(big ? 1 : 2);
    write(level > 0 || underlined ? plain : written);
    flow_.end_line();
    flow_.set_heading(0);
    return underlined;
  }

  void write(std::string_view line) {
    // What Flow would cut off is not looked at; it is told that there was more.
    constexpr std::size_t longest = limits::document_line_bytes + 1;
    line = line.substr(0, longest);
    std::string cells;
    const std::string_view trimmed = text::trim(line);
    if (trimmed.size() > 2 && trimmed.starts_with('|') &&
        trimmed.ends_with('|')) {  // a table's row
      cells = trimmed.substr(1, trimmed.size() - 2);
      std::ranges::replace(cells, '|', '\t');
      marked_ = true;
      line = cells;
    }
    const std::size_t box = box_of_task(line);
    Look look;
    std::string run;
    const auto flush = [&] {
      if (!run.empty()) flow_.text(run, look);
      run.clear();
    };
    for (std::size_t at = 0; at < line.size();) {
      const std::string_view rest = line.substr(at);
      if (rest.starts_with("**") || rest.starts_with("__")) {
        const std::string_view mark = rest.substr(0, 2);
        const bool closes = look.bold;
        const bool opens = !look.bold && rest.size() > 2 && !text::is_space(rest[2]) &&
                           rest[2] != mark[0] && line.find(mark, at + 2) != std::string_view::npos;
        if (closes || opens) {
          flush();
          look.bold = !look.bold;
          marked_ = true;
          at += 2;
          continue;
        }
      }
      // "~~struck~~" is text no more.
      if (rest.starts_with("~~")) {
        const std::size_t end = line.find("~~", at + 2);
        if (end != std::string_view::npos && end > at + 2 && !text::is_space(rest[2])) {
          marked_ = true;
          at = end + 2;
          continue;
        }
      }
      if (at == box) {
        at += 4;
        continue;
      }
      if (rest[0] == '*' && emphasis(line, at)) {
        ++at;
        continue;
      }
      if (const std::size_t size = link(rest, run); size > 0) {
        at += size;
        continue;
      }
      if (const std::size_t size = marks(rest, run); size > 0) {
        at += size;
        continue;
      }
      run += rest[0];
      ++at;
    }
    flush();
  }

  // Where "[ ] " or "[x] " stands in an item of a list of tasks, or npos.
  static std::size_t box_of_task(std::string_view line) {
    const std::size_t mark = line.find_first_not_of(" \t");
    if (mark == std::string_view::npos || !std::string_view("-*+").contains(line[mark]))
      return std::string_view::npos;
    const std::size_t box = line.find_first_not_of(' ', mark + 1);
    if (box == std::string_view::npos || box == mark + 1) return std::string_view::npos;
    const std::string_view rest = line.substr(box);
    const bool is_box =
        rest.starts_with("[ ] ") || rest.starts_with("[x] ") || rest.starts_with("[X] ");
    return is_box ? box : std::string_view::npos;
  }

  // A single "*" at the edge of a word, with its partner.
  static bool emphasis(std::string_view line, std::size_t at) {
    const bool blank_before = at == 0 || text::is_space(line[at - 1]) || line[at - 1] == '(';
    const bool blank_behind = at + 1 >= line.size() || text::is_space(line[at + 1]);
    if (blank_before && !blank_behind) return line.find('*', at + 1) != std::string_view::npos;
    return !blank_before && line.substr(0, at).contains('*') &&
           line.substr(0, at).find_last_of('*') + 1 < at &&
           !text::is_space(line[line.substr(0, at).find_last_of('*') + 1]);
  }

  // "[words](address)" and "<address>": the words, and where they lead.
  std::size_t link(std::string_view rest, std::string& run) {
    constexpr std::size_t longest_link = 2000;  // both parts of it: a bound on the search for them
    rest = rest.substr(0, longest_link);
    if (rest.starts_with('[')) {
      const std::size_t middle = rest.find("](");
      const std::size_t end = middle == std::string_view::npos ? middle : rest.find(')', middle);
      if (end == std::string_view::npos || rest.substr(1, middle - 1).contains('[')) return 0;
      run += rest.substr(1, middle - 1);
      flow_.link(rest.substr(middle + 2, end - middle - 2));
      marked_ = true;
      return end + 1;
    }
    if (rest.starts_with("<")) {
      const std::size_t end = rest.find('>');
      if (end == std::string_view::npos || end > 200) return 0;
      const std::string_view inside = rest.substr(1, end - 1);
      if (inside.contains('@') || inside.starts_with("http")) {
        run += inside;
        flow_.link(inside);
        return end + 1;
      }
      if (inside.starts_with("br")) run += '\t';
      const bool tag = !inside.empty() && (text::is_alpha(inside[0]) || inside[0] == '/');
      return tag ? end + 1 : 0;
    }
    return 0;
  }

  // "\-" and "&amp;".
  std::size_t marks(std::string_view rest, std::string& run) {
    if (rest.size() > 1 && rest[0] == '\\' &&
        std::string_view("\\`*_{}[]()#+-.!|@&~<>$%^").contains(rest[1])) {
      run += rest[1];
      return 2;
    }
    if (rest[0] == '&') return html::decode_reference(rest, run);
    if (rest[0] == '`') return 1;
    return 0;
  }

  Flow flow_;
  bool marked_ = false;
};

}  // namespace

Document read_text(std::string_view bytes) { return TextReader().read(bytes); }

}  // namespace medtech::document
