// SPDX-License-Identifier: GPL-3.0-or-later
// Mends the JSON that people write by hand into web pages: the second part of json.hpp.
#include "core/format/json_repair.hpp"

#include "core/base/text.hpp"
#include "core/format/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace medtech::json {

namespace {

// Marks with which pages hide scripts from readers that don't know them. Those that are comments of
// JavaScript are left out later, with the other comments.
std::string_view without_wrapping(std::string_view text) {
  constexpr std::string_view opening[] = {"<!--", "//<!--", "<![CDATA[", "//<![CDATA["};
  constexpr std::string_view closing[] = {"//-->", "-->", "//]]>", "]]>", ";"};
  for (bool found = true; found;) {
    found = false;
    text = text::trim(text);
    for (const std::string_view mark : opening) {
      if (!text.starts_with(mark)) continue;
      text.remove_prefix(mark.size());
      found = true;
    }
    for (const std::string_view mark : closing) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      found = true;
    }
  }
  return text;
}

// The value of four hex digits at `at`; absent where there are not four.
std::optional<unsigned> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return {};
  unsigned value = 0;
  for (const char c : text.substr(at, 4)) {
    const char low = text::to_lower(c);
    if (!text::is_digit(low) && !(low >= 'a' && low <= 'f')) return {};
    value = value * 16 + static_cast<unsigned>(text::is_digit(low) ? low - '0' : low - 'a' + 10);
  }
  return value;
}

std::string control_escape(char c) { return fmt::format("\\u{:04x}", static_cast<unsigned>(c)); }

bool is_high_surrogate(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

bool fits_word(std::string_view digits) {
  std::int64_t value = 0;
  return std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc{};
}

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) { out_.reserve(text.size() + 64); }

  std::string mended() && {
    while (at_ < text_.size()) {
      if (text_[at_] == '"') {
        string();
      } else if (const std::size_t comment = comment_size(); comment != 0) {
        at_ += comment;
      } else {
        outside_strings(text_[at_++]);
      }
    }
    return std::move(out_);
  }

 private:
  // Copies a character between strings; a comma waits for what follows it.
  void outside_strings(char c) {
    if (c == ',') {
      comma_waits_ = true;
    } else if (!text::is_space(c)) {
      if (std::exchange(comma_waits_, false) && c != '}' && c != ']') out_ += ',';
      out_ += c;
    } else {
      out_ += ' ';
    }
  }

  [[nodiscard]] std::size_t comment_size() const {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("//")) return std::min(rest.find('\n'), rest.size());
    if (!rest.starts_with("/*")) return 0;
    const std::size_t end = rest.find("*/", 2);
    return end == std::string_view::npos ? rest.size() : end + 2;
  }

  void string() {
    if (std::exchange(comma_waits_, false)) out_ += ',';
    out_ += '"';
    for (++at_; at_ < text_.size() && text_[at_] != '"';) {
      if (text_[at_] == '\\') {
        escape();
      } else {
        plain(text_[at_++]);
      }
    }
    if (at_ < text_.size()) out_ += text_[at_++];
  }

  void plain(char c) {
    if (static_cast<unsigned char>(c) >= 0x20) {
      out_ += c;
    } else {
      out_ += control_escape(c);
    }
  }

  // Copies an escape sequence of JSON; of others ("\'", "\-") the backslash is left out.
  void escape() {
    const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    if (kind == 'u') {
      unicode_escape();
    } else if (std::string_view("\"\\/bfnrt").contains(kind)) {
      out_.append(text_, at_, 2);
      at_ += 2;
    } else {
      ++at_;
    }
  }

  // Copies "\u00e9" and surrogate pairs; a half of a pair becomes U+FFFD.
  void unicode_escape() {
    constexpr std::size_t size = 6;
    const auto unit = hex4(text_, at_ + 2);
    if (!unit) {
      at_ += 2;
    } else if (!is_high_surrogate(*unit) && !is_low_surrogate(*unit)) {
      out_.append(text_, at_, size);
      at_ += size;
    } else {
      const bool escaped_next = text_.substr(at_ + size).starts_with("\\u");
      const auto low = escaped_next ? hex4(text_, at_ + size + 2) : std::nullopt;
      const bool pair = is_high_surrogate(*unit) && low && is_low_surrogate(*low);
      out_ += pair ? text_.substr(at_, 2 * size) : std::string_view("\\ufffd");
      at_ += pair ? 2 * size : size;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool comma_waits_ = false;
  std::string out_;
};

}  // namespace

std::string with_wide_integers(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 64);
  bool quoted = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (quoted || !text::is_digit(text[at])) {
      const bool escape = quoted && text[at] == '\\';
      if (text[at] == '"') quoted = !quoted;
      at = std::min(at + (escape ? 2 : 1), text.size());
      out += text.substr(begin, at - begin);
      continue;
    }
    while (at < text.size() &&
           (text::is_alnum(text[at]) || std::string_view("+-.").contains(text[at])))
      ++at;
    const std::string_view number = text.substr(begin, at - begin);
    out += number;
    if (std::ranges::all_of(number, text::is_digit) && !fits_word(number)) out += ".0";
  }
  return out;
}

std::string with_proper_strings(std::string_view text) {
  const std::string valid = text::valid_utf8(text);
  std::string out;
  out.reserve(valid.size() + 64);
  bool quoted = false;
  bool escaped = false;
  for (const char c : valid) {
    if (c == '"' && !escaped) quoted = !quoted;
    if (quoted && static_cast<unsigned char>(c) < 0x20) {
      if (escaped) out.pop_back();  // a backslash at the end of a line
      out += control_escape(c);
    } else {
      out += c;
    }
    escaped = quoted && c == '\\' && !escaped;
  }
  return out;
}

Result<Document> parse_leniently(std::string_view text, const std::string& file) {
  Result<Document> strict = Document::parse(text, file);
  if (strict) return strict;
  const std::string valid = text::valid_utf8(text);
  Result<Document> second = Document::parse(Mender(without_wrapping(valid)).mended(), file);
  return second ? std::move(second) : std::move(strict);
}

}  // namespace medtech::json
