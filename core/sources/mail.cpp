// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/mail.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sources/answer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace medtech::sources {

namespace {

constexpr std::size_t parts_deep = 5;
constexpr std::size_t parts_most = 100;

std::optional<unsigned> hex_digit(char c) {
  if (text::is_digit(c)) return static_cast<unsigned>(c - '0');
  const char low = text::to_lower(c);
  if (low >= 'a' && low <= 'f') return static_cast<unsigned>(low - 'a') + 10U;
  return std::nullopt;
}

// RFC 2045, 6.7. In encoded words "_" stands for a blank (RFC 2047, 4.2).
std::string decode_quoted_printable(std::string_view text, bool word) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_' && word) {
      out += ' ';
    } else if (text[i] != '=') {
      out += text[i];
    } else if (text.substr(i + 1).starts_with("\r\n")) {
      i += 2;
    } else if (text.substr(i + 1).starts_with('\n')) {
      i += 1;
    } else if (i + 2 < text.size() && hex_digit(text[i + 1]) && hex_digit(text[i + 2])) {
      out += static_cast<char>(*hex_digit(text[i + 1]) * 16U + *hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

// RFC 2045, 6.8; other characters than the alphabet's are skipped, padding ends it.
std::string decode_base64(std::string_view text) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    if (c == '=') break;
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) continue;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>((bits >> static_cast<unsigned>(held)) & 0xFFU);
  }
  return out;
}

// UTF-8 from a charset that mail is written in; others are guessed to be one of the two.
std::string to_utf8(std::string bytes, std::string_view charset) {
  const bool single = charset.starts_with("iso-8859-") || charset.starts_with("windows-125");
  if (single || !text::is_valid_utf8(bytes)) return text::from_windows_1252(bytes);
  return bytes;
}

// "=?utf-8?Q?Caf=C3=A9?=" among plain text (RFC 2047).
std::string decode_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t start = text.find("=?");
    const std::size_t charset_end = start == text.npos ? start : text.find('?', start + 2);
    const std::size_t body = charset_end == text.npos ? charset_end : charset_end + 3;
    const std::size_t end =
        body == text.npos || body > text.size() ? text.npos : text.find("?=", body);
    if (end == text.npos || text[body - 1] != '?') break;
    const std::string charset = text::lower(text.substr(start + 2, charset_end - start - 2));
    const char encoding = text::to_lower(text[charset_end + 1]);
    const std::string_view word = text.substr(body, end - body);
    // Blanks between two encoded words are not part of the text.
    const std::string_view before = text.substr(0, start);
    if (out.empty() || !text::trim(before).empty()) out += before;
    out += to_utf8(encoding == 'b' ? decode_base64(word) : decode_quoted_printable(word, true),
                   charset);
    text.remove_prefix(end + 2);
  }
  return out.append(text);
}

struct Headers {
  std::string subject;
  std::string content_type;
  std::string encoding;
};

struct Parts {
  std::string_view head;
  std::string_view body;
};

// Head and body lie on both sides of the first empty line.
Parts split_head(std::string_view bytes) {
  const std::size_t unix_end = bytes.find("\n\n");
  const std::size_t dos_end = bytes.find("\n\r\n");
  const std::size_t end = std::min(unix_end, dos_end);
  if (end == bytes.npos) return {bytes, {}};
  return {bytes.substr(0, end), bytes.substr(end + (end == dos_end ? 3 : 2))};
}

bool is_header_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != 0 && colon < 77 &&
         std::ranges::all_of(
             line.substr(0, colon),
             [](char c) { return text::is_alnum(c) || c == '-' || c == '_'; });
}

Headers parse_headers(std::string_view head) {
  Headers headers;
  std::string* current = nullptr;
  for (const std::string_view line : text::lines(head.substr(0, limits::header_bytes))) {
    const bool continued = line.starts_with(' ') || line.starts_with('\t');
    if (continued && current != nullptr) {
      current->append(" ").append(text::trim(line));
      continue;
    }
    current = nullptr;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = text::lower(line.substr(0, colon));
    if (name == "subject") current = &headers.subject;
    if (name == "content-type") current = &headers.content_type;
    if (name == "content-transfer-encoding") current = &headers.encoding;
    if (current != nullptr) *current = text::trim(line.substr(colon + 1));
  }
  headers.subject = decode_words(headers.subject);
  headers.encoding = text::lower(headers.encoding);
  return headers;
}

std::string boundary_of(std::string_view content_type) {
  const std::size_t at = text::find_ignoring_case(content_type, "boundary=");
  if (at == content_type.npos) return {};
  std::string_view value = content_type.substr(at + 9);
  if (value.starts_with('"')) {
    value.remove_prefix(1);
    return std::string(value.substr(0, value.find('"')));
  }
  return std::string(text::trim(value.substr(0, value.find(';'))));
}

struct PartReader {
  Mail& mail;
  std::size_t parts = 0;

  void read(std::string_view bytes, std::size_t depth) {
    if (depth > parts_deep || ++parts > parts_most) return;
    const auto [head, body] = split_head(bytes);
    const Headers headers = parse_headers(head);
    if (depth == 0) mail.subject = headers.subject;
    const std::string type = text::lower(headers.content_type);
    if (type.starts_with("multipart/"))
      return read_parts(body, boundary_of(headers.content_type), depth);
    std::string* into = type.starts_with("text/html")                    ? &mail.html
                        : type.empty() || type.starts_with("text/plain") ? &mail.text
                                                                         : nullptr;
    if (into == nullptr || !into->empty()) return;
    std::string decoded = headers.encoding == "base64" ? decode_base64(body)
                          : headers.encoding == "quoted-printable"
                              ? decode_quoted_printable(body, false)
                              : std::string(body);
    *into = to_utf8(std::move(decoded), charset_of(headers.content_type));
  }

  void read_parts(std::string_view body, const std::string& boundary, std::size_t depth) {
    if (boundary.empty()) return;
    const std::string mark = "--" + boundary;
    std::size_t at = body.find(mark);
    while (at != body.npos && parts <= parts_most) {
      std::size_t start = at + mark.size();
      if (body.substr(start).starts_with("--")) return;
      start = body.find('\n', start);
      if (start == body.npos) return;
      at = body.find("\n" + mark, start);
      read(body.substr(start + 1, at == body.npos ? at : at - start - 1), depth + 1);
      if (at != body.npos) ++at;
    }
  }
};

}  // namespace

bool is_mail(std::string_view bytes) {
  const Parts split = split_head(bytes.substr(0, limits::header_bytes));
  bool known = false;
  std::size_t number = 0;
  for (const std::string_view line : text::lines(split.head)) {
    const bool continued = number > 0 && (line.starts_with(' ') || line.starts_with('\t'));
    // mbox files begin with "From sender date".
    if (!continued && !is_header_line(line) && !(number == 0 && line.starts_with("From ")))
      return false;
    for (const std::string_view name : {"subject:", "from:", "received:"}) {
      known = known || text::starts_with_ignoring_case(line, name);
    }
    ++number;
  }
  return known && number > 1;
}

Mail parse_mail(std::string_view bytes) {
  Mail mail;
  PartReader{mail}.read(bytes, 0);
  return mail;
}

}  // namespace medtech::sources
