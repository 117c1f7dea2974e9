// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::text {

/// True for the ASCII letters, digits and white space; no locale is asked.
constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr char to_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

/// Without white space (ASCII and U+00A0) at both ends.
std::string_view trim(std::string_view text);

/// ASCII letters in lower case; other bytes as they are.
std::string lower(std::string_view text);

/// Equal but for the case of ASCII letters.
bool equal_ignoring_case(std::string_view left, std::string_view right);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
/// Position of `word` in `text` ignoring ASCII case, or npos.
std::size_t find_ignoring_case(std::string_view text, std::string_view word, std::size_t from = 0);

/// The pieces between separators, trimmed, empty ones left out.
std::vector<std::string_view> split(std::string_view text, char separator);
/// The lines of a text; "\r\n" and "\n" end a line.
std::vector<std::string_view> lines(std::string_view text);
std::string join(std::span<const std::string> parts, std::string_view between);
std::string replace_all(std::string_view text, std::string_view what, std::string_view with);

/// For comparing and matching: Unicode case folding, compatibility forms, no diacritics,
/// typographic dashes and quotes as ASCII, white space runs as one blank, trimmed. ASCII input
/// takes a fast path.
std::string fold(std::string_view text);

/// Valid UTF-8: each wrong byte sequence becomes U+FFFD. Valid input is copied as it is.
std::string valid_utf8(std::string_view bytes);
bool is_valid_utf8(std::string_view bytes);
/// Bytes of Windows-1252 (a superset of Latin-1's printable part) as UTF-8.
std::string from_windows_1252(std::string_view bytes);
/// Appends a code point as UTF-8; an invalid one as U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Text from outside made safe to print: valid UTF-8 without control characters (C0 but line break
/// and tab, DEL, C1), without bidirectional overrides and isolates, without other invisible format
/// characters save joiners inside words.
std::string printable(std::string_view text);
/// The same on one line: line breaks and tabs become blanks, runs of blanks one.
std::string printable_line(std::string_view text);

/// Terminal cells that a text takes: 2 for wide characters, 0 for combining ones.
std::size_t width(std::string_view text);
/// The longest start of the text that fits into `cells`, with "…" in the last cell where it was
/// cut.
std::string elide(std::string_view text, std::size_t cells);
/// Lines of at most `cells` cells, broken at blanks where possible.
std::vector<std::string> wrap(std::string_view text, std::size_t cells);

/// Damerau–Levenshtein distance (adjacent swaps count one) over folded bytes.
std::size_t distance(std::string_view left, std::string_view right);
/// At most three candidates within a third of the word's length (at least 1) of it, nearest first.
std::vector<std::string> nearest(std::string_view word, std::span<const std::string> candidates);
/// "did you mean X, Y or Z?" or empty where nothing is near.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

/// The text as one word of a POSIX shell: in quotes; and in quotes only where it needs them.
std::string shell_quoted(std::string_view text);
std::string shell_word(std::string_view text);

/// "1 listing", "1,204 listings".
std::string count(std::size_t number, std::string_view singular, std::string_view plural);
/// 1204567 as "1,204,567".
std::string grouped(long long number);

}  // namespace medtech::text
