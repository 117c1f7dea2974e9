// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/tidy.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace medtech::document {

namespace {

constexpr std::string_view bullet = "• ";

// What Windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index windows-1252).
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::optional<unsigned char> byte_of_1252(char32_t c) {
  if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<unsigned char>(c);
  const auto* const found = std::ranges::find(windows_1252, c);
  if (found != windows_1252.end())
    return static_cast<unsigned char>(0x80 + (found - windows_1252.begin()));
  if (c >= 0x80 && c <= 0x9F) return static_cast<unsigned char>(c);
  return std::nullopt;
}

// "ï¼" for the wide dash "－": its third byte is none of the table, and was dropped or made one of
// no width. Of how many characters it is at a place; 0 for none.
std::size_t broken_dash_at(const std::u32string& text, std::size_t at) {
  if (text[at] != 0xEF || at + 1 >= text.size() || text[at + 1] != 0xBC) return 0;
  if (at + 2 >= text.size() || text[at + 2] == ' ' || text[at + 2] == 0xA0) return 2;
  return text[at + 2] == 0x200B || text[at + 2] == 0xFFFD ? 3 : 0;
}

// UTF-8 that was read as Windows-1252: "â€“" for "–", "Ã©" for "é". Only what makes a valid
// sequence of two or three bytes again is mended.
std::u32string mended(const std::u32string& text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char32_t lead = text[at];
    if (const std::size_t dash = broken_dash_at(text, at); dash > 0) {
      out += U'–';
      at += dash - 1;
      continue;
    }
    // "EMTÂ ": of a blank that does not break, the second byte was taken for one.
    if (lead == 0xC2 && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\t')) {
      out += U' ';
      continue;
    }
    const std::size_t size = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE2 && lead <= 0xE3 ? 3
                             : lead == 0xEF                 ? 3
                                                            : 0;
    if (size == 0 || at + size > text.size()) {
      out += lead;
      continue;
    }
    std::string bytes(1, static_cast<char>(lead));
    for (std::size_t i = 1; i < size; ++i) {
      const auto byte = byte_of_1252(text[at + i]);
      if (!byte || *byte < 0x80 || *byte > 0xBF) break;
      bytes += static_cast<char>(*byte);
    }
    if (bytes.size() == size && utf8::length_of_valid(bytes, 0) == size) {
      std::size_t from = 0;
      out += utf8::next(bytes, from);
      at += size - 1;
    } else {
      out += lead;
    }
  }
  return out;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out += utf8::next(text, at);
  return out;
}

bool is_blank(char32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F || c == 0x3000 || c == 0x2028 || c == 0x2029 || c == 0xB || c == 0xC;
}

bool is_private(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

bool is_invisible(char32_t c) {
  return (c < 0x20 && c != '\t') || c == 0x7F || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

// Marks of lists; those that are also letters or signs count only before a blank.
bool is_bullet(char32_t c) {
  constexpr std::u32string_view marks = U"•●▪■◦○‣⁃∙▸►➢➤❖✓✔★☆◆◇▶⦿⚫⬤⁍❑❒□▫→➔➜➝✦✧✱∎◾◽⬥⬧·►";
  return marks.contains(c);
}

std::string_view letters_of_ligature(char32_t c) {
  constexpr std::array<std::string_view, 7> letters{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  if (c >= 0xFB00 && c <= 0xFB06) return letters[c - 0xFB00];
  return {};
}

bool is_digit_or_blank(char32_t c) { return (c >= '0' && c <= '9') || is_blank(c) || c == ')'; }

// What stands for a character; absent where the character itself does. Blanks are ' '.
std::optional<std::string_view> replacement(const std::u32string& text, std::size_t at,
                                            SoftHyphen soft_hyphen) {
  const char32_t c = text[at];
  if (const std::string_view letters = letters_of_ligature(c); !letters.empty()) return letters;
  if (c == 0xAD) {
    const bool number = (at > 0 && is_digit_or_blank(text[at - 1])) ||
                        (at + 1 < text.size() && is_digit_or_blank(text[at + 1]));
    return soft_hyphen == SoftHyphen::shown || number ? "-" : "";
  }
  if (c == 0x2010 || c == 0x2011) return "-";
  if (c == 0xFF0D) return "–";
  if (c == 0x85) return "…";
  if (c == 0x91 || c == 0x92) return "'";
  if (c == 0x93 || c == 0x94) return "\"";
  if (c == 0x95) return "•";
  if (c == 0x96 || c == 0x97) return "–";
  if (c == 0xFFFD) {  // between blanks it was a dash more often than anything else
    const bool alone =
        at > 0 && at + 1 < text.size() && is_blank(text[at - 1]) && is_blank(text[at + 1]);
    return alone ? std::string_view("–") : std::string_view("\xEF\xBF\xBD");
  }
  if (is_private(c)) return " ";
  if (is_invisible(c) || (c >= 0x80 && c < 0xA0)) return "";
  return std::nullopt;
}

// "C O N TAC T": letters parted by blanks for looks are put together; two blanks part words.
std::u32string closed_up(const std::u32string& text) {
  std::size_t words = 0, single = 0, letters = 0, length = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && !is_blank(text[at]) && text[at] != '\t') {
      ++length;
      const char32_t c = text[at];
      letters += (c >= 'A' && c <= 'Z') || c == '&' || c > 0xBF ? 1 : 0;
      continue;
    }
    if (length > 0) ++words;
    if (length == 1) ++single;
    length = 0;
  }
  const auto seen = static_cast<std::size_t>(
      std::ranges::count_if(text, [](char32_t c) { return !is_blank(c) && c != '\t'; }));
  if (words < 4 || single * 10 < words * 7 || letters < 5 || letters != seen) return text;
  std::u32string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool blank = is_blank(text[at]);
    const bool second = at > 0 && is_blank(text[at - 1]);
    const bool beside = second || (at + 1 < text.size() && is_blank(text[at + 1]));
    if (!blank) {
      out += text[at];
    } else if (beside && !second) {
      out += U' ';  // words, however wide the gap
    }
  }
  return out;
}

// "Sample Hospital ........ 8/17 - 5/21", "Name ______ Ana": what leads the eye over a gap is one.
std::u32string without_leaders(const std::u32string& text) {
  constexpr std::size_t shortest = 4;
  std::u32string out;
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text[at];
    if (c != '.' && c != '_' && c != 0x2026) {
      seen += is_blank(c) || c == '\t' ? 0 : 1;
      out += c;
      ++at;
      continue;
    }
    std::size_t end = at, marks = 0;
    // ". . . ." too
    while (end < text.size() &&
           (text[end] == c || (text[end] == ' ' && end + 1 < text.size() && text[end + 1] == c))) {
      marks += text[end] == c ? (c == 0x2026 ? 3 : 1) : 0;
      ++end;
    }
    const bool goes_on = std::ranges::any_of(text.substr(end), [](char32_t d) {
      return !is_blank(d) && d != '\t' && d != '.' && d != '_';
    });
    if (marks >= shortest && seen > 0 && goes_on) {
      out += U'\t';
    } else {
      out.append(text, at, end - at);
    }
    at = end;
  }
  return out;
}

// Position behind a mark of a list at the beginning; 0 where there is none.
std::size_t behind_mark(const std::u32string& text, std::size_t from) {
  if (from >= text.size()) return 0;
  const char32_t c = text[from];
  const bool blank_follows =
      from + 1 < text.size() && (is_blank(text[from + 1]) || text[from + 1] == '\t');
  if (is_bullet(c) || (is_private(c) && from + 1 < text.size())) {
    // An icon before an address or a number of a telephone is no item.
    if (is_private(c)) {
      const std::u32string rest = text.substr(from + 1, 60);
      const bool contact =
          rest.contains(U'@') || rest.contains(U'+') || rest.contains(U'(') ||
          std::ranges::count_if(rest, [](char32_t d) { return d >= '0' && d <= '9'; }) >= 5;
      if (contact) return 0;
    }
    return from + 1;
  }
  if ((c == '-' || c == '*' || c == '+' || c == 0x2013 || c == 0x2014 || c == 0xBB || c == '>' ||
       c == '~' || c == 0xA7 || c == 0xD8) &&
      blank_follows)
    return from + 1;
  // "*Ran chemistry": typed without a blank, and no mark of emphasis that another one ends.
  if (c == '*' && from + 1 < text.size() && text.find(U'*', from + 1) == std::u32string::npos &&
      ((text[from + 1] >= 'A' && text[from + 1] <= 'Z')))
    return from + 1;
  // Word's second kind of item is an "o" of a typewriter face.
  if (c == 'o' && blank_follows && from + 2 < text.size()) {
    const char32_t next = text[from + 2];
    if (text[from + 1] == '\t' || (next >= 'A' && next <= 'Z')) return from + 1;
  }
  return 0;
}

}  // namespace

std::string tidy(std::string_view line, SoftHyphen soft_hyphen) {
  if (line.size() > limits::document_line_bytes) line = line.substr(0, limits::document_line_bytes);
  std::u32string text = code_points(line);
  // Some files went through the wrong table twice.
  for (int pass = 0; pass < 2 && std::ranges::any_of(
                                     text, [](char32_t c) { return c >= 0xC2 && c <= 0xEF; });
       ++pass)
    text = mended(text);
  text = without_leaders(closed_up(text));
  std::size_t from = 0;
  while (from < text.size() && (is_blank(text[from]) || text[from] == '\t')) ++from;
  std::string out;
  out.reserve(line.size());
  if (const std::size_t behind = behind_mark(text, from); behind > 0) {
    out = bullet;
    from = behind;
  }
  // "!EDUCATION", "!": marks of paragraphs that some programs print as this glyph.
  if (from < text.size() && text[from] == '!' &&
      (from + 1 == text.size() || (text[from + 1] >= 'A' && text[from + 1] <= 'Z')))
    ++from;
  const std::size_t begin = out.size();
  std::size_t blanks = 0;
  bool tab = false;
  for (std::size_t at = from; at < text.size(); ++at) {
    const char32_t c = text[at];
    const auto other = replacement(text, at, soft_hyphen);
    if (c == '\t') {
      tab = true;
    } else if (is_blank(c) || (other && *other == " ")) {
      ++blanks;
    } else if (!other || !other->empty()) {
      // "Company    : Sample" is a label with its colon set below another's.
      const bool label = c == ':' && (tab || blanks > 2);
      if (out.size() > begin && !label) {
        if (tab || blanks > 2) {
          out += '\t';
        } else if (blanks > 0) {
          out += ' ';
        }
      }
      tab = false;
      blanks = 0;
      if (other) {
        out += *other;
      } else {
        text::append_utf8(out, c);
      }
    }
  }
  if (out == bullet) out.clear();
  return out;
}

Replaced replaced_in(std::string_view line) {
  Replaced found;
  line = line.substr(0, limits::document_line_bytes);
  // All of them begin with one of these bytes, which most lines have none of.
  if (line.find_first_of("\xEE\xEF") == line.npos) return found;
  const std::u32string text = code_points(line);
  std::size_t from = 0;
  while (from < text.size() && (is_blank(text[from]) || text[from] == '\t')) ++from;
  for (std::size_t at = std::max(from, behind_mark(text, from)); at < text.size(); ++at)
    found.icons += is_private(text[at]) ? 1 : 0;
  for (const std::string_view word : text::split(line, ' ')) {
    const bool has = std::ranges::any_of(
        code_points(word), [](char32_t c) { return !letters_of_ligature(c).empty(); });
    if (!has) continue;
    found.joined = text::printable_line(text::trim(word));
    break;
  }
  return found;
}

std::string_view without_bullet(std::string_view line) {
  return has_bullet(line) ? line.substr(bullet.size()) : line;
}

bool has_bullet(std::string_view line) { return line.starts_with(bullet); }

bool is_rule(std::string_view line) {
  std::size_t marks = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = utf8::next(line, at);
    if (is_blank(c) || c == '\t') continue;
    constexpr std::u32string_view drawn = U"-_=*~#+.|•·—–―─━═▬■□<>^:";
    if (!drawn.contains(c)) return false;
    ++marks;
  }
  return marks > 0;
}

}  // namespace medtech::document
