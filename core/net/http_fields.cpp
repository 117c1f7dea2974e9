// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_fields.hpp"

#include "core/base/date.hpp"
#include "core/base/limits.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <span>
#include <vector>

namespace medtech::net {

namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

// Larger numbers are as good as this one, and sums of two never overflow.
constexpr seconds longest{std::chrono::years(100)};

// RFC 9111, 1.2.2: digits alone; what overflows counts as very long.
std::optional<seconds> parse_seconds(std::string_view text) {
  if (text.empty() || !std::ranges::all_of(text, text::is_digit)) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.begin(), text.end(), value);
  if (fault != std::errc()) return longest;
  return std::min(seconds(value), longest);
}

// The members of a comma list; commas inside quotes belong to their member.
std::vector<std::string_view> list_members(std::string_view text) {
  std::vector<std::string_view> members;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '"') quoted = !quoted;
    if (i < text.size() && (quoted || text[i] != ',')) continue;
    const std::string_view member = text::trim(text.substr(begin, i - begin));
    if (!member.empty()) members.push_back(member);
    begin = i + 1;
  }
  return members;
}

std::string_view unquoted(std::string_view text) {
  text = text::trim(text);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
  }
  return text;
}

std::optional<int> parse_number(std::string_view digits, std::size_t at_most) {
  if (digits.empty() || digits.size() > at_most) return std::nullopt;
  return whole_number(digits);
}

std::optional<int> month_number(std::string_view name) {
  constexpr std::array<std::string_view, 12> names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (text::equal_ignoring_case(name, names[i])) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

// "08:49:37"; a leap second counts as the one before.
std::optional<seconds> parse_clock(std::string_view text) {
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hour = parse_number(text.substr(0, 2), 2);
  const auto minute = parse_number(text.substr(3, 2), 2);
  const auto second = parse_number(text.substr(6, 2), 2);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
    return std::nullopt;
  }
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + seconds(std::min(*second, 59));
}

std::optional<int> parse_year(std::string_view text) {
  const std::optional<int> year = parse_number(text, 4);
  if (!year || (text.size() != 2 && text.size() != 4)) return std::nullopt;
  if (text.size() == 4) return year;
  return *year < 70 ? 2000 + *year : 1900 + *year;
}

std::optional<sys_seconds> instant_of(std::string_view year, std::string_view month,
                                      std::string_view day, std::string_view clock) {
  const auto y = parse_year(year);
  const auto m = month_number(month);
  const auto d = parse_number(day, 2);
  const auto time = parse_clock(clock);
  if (!y || !m || !d || !time) return std::nullopt;
  const std::optional<Date> date = make_date(*y, *m, *d);
  if (!date) return std::nullopt;
  return sys_seconds(*date) + *time;
}

void keep_first(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

void join_list(std::string& field, std::string_view value) {
  field.append(field.empty() ? "" : ", ").append(value);
}

}  // namespace

void note_header_line(AnswerHead& head, std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string name = text::lower(text::trim(line.substr(0, colon)));
  const std::string_view value = text::trim(line.substr(colon + 1));
  if (name == "content-type" && head.content_type.empty()) head.content_type = text::lower(value);
  if (name == "etag") keep_first(head.etag, value);
  if (name == "last-modified") keep_first(head.last_modified, value);
  if (name == "cache-control") join_list(head.cache_control, value);
  if (name == "vary") join_list(head.vary, value);
  if (name == "expires") keep_first(head.expires, value);
  if (name == "date") keep_first(head.date, value);
  if (name == "age") keep_first(head.age, value);
  if (name == "location") keep_first(head.location, value);
  if (name == "retry-after") keep_first(head.retry_after, value);
  if (name == "content-length") keep_first(head.content_length, value);
}

CacheControl parse_cache_control(std::string_view text) {
  CacheControl control;
  for (const std::string_view member : list_members(text)) {
    const std::size_t equals = std::min(member.find('='), member.size());
    const std::string_view name = text::trim(member.substr(0, equals));
    if (text::equal_ignoring_case(name, "no-store")) control.no_store = true;
    if (text::equal_ignoring_case(name, "no-cache")) control.no_cache = true;
    if (text::equal_ignoring_case(name, "max-age")) {
      const std::string_view value = unquoted(member.substr(std::min(equals + 1, member.size())));
      const seconds age = parse_seconds(value).value_or(seconds(0));
      control.max_age = std::min(control.max_age.value_or(age), age);
    }
  }
  return control;
}

std::optional<sys_seconds> parse_http_date(std::string_view text) {
  constexpr std::size_t longest_form = 64;
  if (text.size() > longest_form) return std::nullopt;
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(" ,-", at), text.size());
    at = std::min(text.find_first_of(" ,-", begin), text.size());
    if (at > begin) words.push_back(text.substr(begin, at - begin));
  }
  if (words.size() == 6 && (words[5] == "GMT" || words[5] == "UTC")) {
    return instant_of(words[3], words[2], words[1], words[4]);
  }
  if (words.size() == 5) return instant_of(words[4], words[1], words[2], words[3]);
  return std::nullopt;
}

std::optional<seconds> parse_retry_after(std::string_view text, sys_seconds now) {
  text = text::trim(text);
  if (const auto wait = parse_seconds(text)) return wait;
  const std::optional<sys_seconds> until = parse_http_date(text);
  if (!until) return std::nullopt;
  return std::max(*until - now, seconds(0));
}

seconds fresh_for(const AnswerHead& head, sys_seconds now) {
  const CacheControl control = parse_cache_control(head.cache_control);
  if (control.no_store || control.no_cache) return seconds(0);
  seconds lifetime{0};
  if (control.max_age) {
    lifetime = *control.max_age;
  } else if (const auto expires = parse_http_date(head.expires)) {
    lifetime = *expires - parse_http_date(head.date).value_or(now);
  }
  lifetime -= parse_seconds(head.age).value_or(seconds(0));
  return std::clamp(lifetime, seconds(0), seconds(limits::fresh_most));
}

bool may_be_stored(const AnswerHead& head) {
  if (parse_cache_control(head.cache_control).no_store) return false;
  return std::ranges::none_of(list_members(head.vary),
                              [](std::string_view field) { return field == "*"; });
}

}  // namespace medtech::net
