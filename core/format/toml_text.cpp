// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/toml_text.hpp"

#include "core/base/diagnostics.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/toml.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::toml {

namespace {

// Behind the string that begins at `at`, of either kind of quote, on one line or several.
std::size_t string_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string three(3, quote);
  const bool on_lines = text.substr(at).starts_with(three);
  at += on_lines ? 3 : 1;
  for (; at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
    } else if (on_lines && text.substr(at).starts_with(three)) {
      at += 3;
      // The string itself may end with one or two quotes.
      for (int more = 0; more < 2 && at < text.size() && text[at] == quote; ++more) ++at;
      return at;
    } else if (!on_lines && (text[at] == quote || text[at] == '\n')) {
      return at + 1;
    }
  }
  return text.size();
}

std::size_t line_at(std::string_view text, std::size_t offset) {
  return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

std::string_view line_number(std::string_view text, std::size_t number) {
  for (; number > 1; --number) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

// How many bytes the first `count` characters take.
std::size_t bytes_of_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (begins && count-- == 0) break;
  }
  return at;
}

std::string printable(std::string_view part) {
  std::string clean = text::printable(part);
  std::ranges::replace(clean, '\t', ' ');
  return clean;
}

}  // namespace

std::optional<Error> find_long_key(std::string_view text, const std::string& file) {
  std::size_t dots = 0;
  for (std::size_t at = 0; at < text.size();) {
    switch (text[at]) {
      case '#':
        at = std::min(text.find('\n', at), text.size());
        continue;
      case '"':
      case '\'':
        at = std::min(string_end(text, at), text.size());
        continue;
      case '.':
        ++dots;
        break;
      case '\n':
      case '=':
      case ',':
      case '[':
      case ']':
      case '{':
      case '}':
        dots = 0;
        break;
      default:
        break;
    }
    if (dots >= limits::toml_key_parts) {
      return Error(ErrorKind::input,
                   fmt::format("a key has more than {} parts", limits::toml_key_parts), {},
                   {file, line_at(text, at), 0});
    }
    ++at;
  }
  return {};
}

Error syntax_error(std::string_view text, const Place& place, std::string_view reason) {
  constexpr std::size_t shown_before = 60, shown_after = 20;
  const std::string_view line = line_number(text, place.line);
  const std::size_t caret = bytes_of_characters(line, place.column == 0 ? 0 : place.column - 1);
  std::size_t begin = caret - std::min(caret, shown_before);
  // A cut inside a character would show half of it.
  while (begin < caret && (static_cast<unsigned char>(line[begin]) & 0xC0) == 0x80) ++begin;
  const std::string before = printable(line.substr(begin, caret - begin));
  const std::string after =
      text::elide(printable(line.substr(caret, 8 * shown_after)), shown_after);
  return {ErrorKind::input, "no valid TOML: " + text::printable_line(reason),
          fmt::format("{}{}\n{:>{}}", before, after, '^', text::width(before) + 1), place};
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text::valid_utf8(text)) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        if (byte < 0x20 || byte == 0x7F) {
          out += fmt::format("\\u{:04X}", byte);
        } else {
          out += c;
        }
    }
  }
  return out + '"';
}

Error to_error(const Diagnostics& diagnostics, const std::string& what) {
  if (diagnostics.empty()) return {ErrorKind::input, what + " is not valid"};
  const Diagnostic& first = diagnostics.front();
  Diagnostic unplaced = first;
  unplaced.place = {};
  std::string hint = first.hint;
  for (const Diagnostic& diagnostic : std::span(diagnostics).subspan(1)) {
    if (!hint.empty()) hint += '\n';
    hint += to_string(diagnostic);
    if (!diagnostic.hint.empty()) hint += " (" + diagnostic.hint + ")";
  }
  return {ErrorKind::input, what + " is not valid: " + to_string(unplaced), hint, first.place};
}

}  // namespace medtech::toml
