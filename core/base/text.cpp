// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"

#include "core/base/utf8.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdint>

namespace medtech::text {

namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Typographic characters that fold to ASCII; NFKD leaves these alone.
char ascii_twin(char32_t c) {
  if (c >= 0x2010 && c <= 0x2015) return '-';  // hyphens and dashes
  if (c == 0x2212) return '-';
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2032 || c == 0x02BC) return '\'';
  if (c == 0x201C || c == 0x201D || c == 0x201F || c == 0x2033) return '"';
  return 0;
}

// Compatibility decomposition, case folding, marks and ignorable characters stripped.
std::string decompose(std::string_view text) {
  constexpr int options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                          UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
  utf8proc_uint8_t* folded = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &folded,
                                             static_cast<utf8proc_option_t>(options));
  if (size < 0) return lower(text);
  std::string result(reinterpret_cast<const char*>(folded), static_cast<std::size_t>(size));
  std::free(folded);  // NOLINT: utf8proc_map allocates with malloc
  return result;
}

void append_collapsed(std::string& out, char c) {
  if (!is_space(c)) {
    out += c;
  } else if (!out.empty() && out.back() != ' ') {
    out += ' ';
  }
}

// Invisible characters that reorder or hide text; zero-width joiners are kept inside words.
bool is_harmful_format(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F) ||
         c == 0x2028 || c == 0x2029 || (c >= 0xFFF9 && c <= 0xFFFB) || c == 0x200B || c == 0x2060 ||
         c == 0x180E;
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte < 0x7F) || c == '\n' || c == '\t';
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace

std::string_view trim(std::string_view text) {
  constexpr std::string_view no_break = "\xC2\xA0";
  while (!text.empty()) {
    if (is_space(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(no_break)) {
      text.remove_prefix(2);
    } else {
      break;
    }
  }
  while (!text.empty()) {
    if (is_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(no_break)) {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), to_lower);
  return result;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
  return left.size() == right.size() && starts_with_ignoring_case(left, right);
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (to_lower(text[i]) != to_lower(prefix[i])) return false;
  }
  return true;
}

std::size_t find_ignoring_case(std::string_view text, std::string_view word, std::size_t from) {
  if (from > text.size()) return std::string_view::npos;
  const auto found = std::search(
      text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), word.begin(), word.end(),
      [](char left, char right) { return to_lower(left) == to_lower(right); });
  if (found == text.end() && !word.empty()) return std::string_view::npos;
  return static_cast<std::size_t>(found - text.begin());
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    const std::string_view part = trim(text.substr(0, at));
    if (!part.empty()) parts.push_back(part);
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const std::size_t at = text.find('\n');
    std::string_view line = text.substr(0, at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    found.push_back(line);
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 1);
  }
  return found;
}

std::string join(std::span<const std::string> parts, std::string_view between) {
  return fmt::format("{}", fmt::join(parts, between));
}

std::string replace_all(std::string_view text, std::string_view what, std::string_view with) {
  std::string out;
  while (!what.empty()) {
    const std::size_t at = text.find(what);
    if (at == std::string_view::npos) break;
    out += text.substr(0, at);
    out += with;
    text.remove_prefix(at + what.size());
  }
  return out += text;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  if (is_ascii(text)) {
    for (const char c : text) append_collapsed(out, to_lower(c));
  } else {
    const std::string folded = decompose(valid_utf8(text));
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t begin = at;
      const char32_t c = utf8::next(folded, at);
      if (c < 0x80) {
        append_collapsed(out, static_cast<char>(c));
      } else if (const char twin = ascii_twin(c); twin != 0) {
        out += twin;
      } else {
        out.append(folded, begin, at - begin);
      }
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string valid_utf8(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size() + 8);
  for (std::size_t at = 0; at < bytes.size();) append_utf8(out, utf8::next(bytes, at));
  return out;
}

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
    } else if (utf8::length_of_valid(bytes, at) == 0) {
      return false;
    } else {
      at += utf8::length_of_valid(bytes, at);
    }
  }
  return true;
}

std::string from_windows_1252(std::string_view bytes) {
  constexpr char32_t high[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(out, byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte);
  }
  return out;
}

void append_utf8(std::string& out, char32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const bool valid = utf8proc_codepoint_valid(static_cast<utf8proc_int32_t>(code_point));
  const utf8proc_ssize_t size =
      utf8proc_encode_char(valid ? static_cast<utf8proc_int32_t>(code_point) : 0xFFFD,
                           static_cast<utf8proc_uint8_t*>(bytes));
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    // Nearly all text is plain: it is copied in runs.
    const std::size_t begin = at;
    while (at < text.size() && is_plain(text[at])) ++at;
    out.append(text, begin, at - begin);
    if (at == text.size()) break;
    const char32_t c = utf8::next(text, at);
    if (!is_control(c) && !is_harmful_format(c)) append_utf8(out, c);
  }
  return out;
}

std::string printable_line(std::string_view text) {
  const std::string clean = printable(replace_all(text, "\r", " "));
  std::string out;
  out.reserve(clean.size());
  for (const char c : clean) append_collapsed(out, c);
  return std::string(trim(out));
}

std::string shell_quoted(std::string_view text) {
  return "'" + replace_all(text, "'", "'\\''") + "'";
}

std::string shell_word(std::string_view text) {
  const bool plain = !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_alnum(c) || std::string_view("-_.:@+/,%=").find(c) != std::string_view::npos;
  });
  return plain ? std::string(text) : shell_quoted(text);
}

std::string grouped(long long number) {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string count(std::size_t number, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", grouped(static_cast<long long>(number)),
                     number == 1 ? singular : plural);
}

}  // namespace medtech::text
