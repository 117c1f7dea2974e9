// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/dates.hpp"

#include "core/base/text.hpp"
#include "core/resume/date_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::resume {

namespace {

// "Jan – Mar 2020", "May-August 2019": the first month's year stands behind the second.
std::optional<FoundSpan> months_of_one_year(const DateScanner& scan, std::size_t i) {
  const std::string_view word = scan.word_at(i);
  const int month = month_of(word);
  static constexpr auto seasons =
      std::to_array<std::string_view>({"spring", "summer", "fall", "autumn", "winter"});
  const bool season = std::ranges::any_of(
      seasons, [&](std::string_view each) { return text::equal_ignoring_case(word, each); });
  if (month == 0 && !season) return std::nullopt;
  std::size_t next = i + word.size();
  if (scan.at(next) == '.') ++next;
  std::size_t behind = scan.behind_joint(next);
  const std::size_t slash = scan.skip_blanks(next);
  if (behind == 0 && (scan.at(slash) == '/' || scan.at(slash) == '&'))
    behind = scan.skip_blanks(slash + 1);
  if (behind == 0) return std::nullopt;
  const auto second = scan.date_at(behind);
  if (!second || second->date.year == 0 || !text::is_alpha(scan.at(behind))) return std::nullopt;
  FoundSpan found;
  found.span.start = PartialDate{second->date.year, month, 0};
  found.span.end = second->date;
  found.begin = i;
  found.end = second->end;
  found.range = true;
  return found;
}

// The end of a range whose end is written short: "2018-19", "1998–02".
std::optional<DateAt> short_end(const DateScanner& scan, std::size_t i, const PartialDate& start) {
  const std::string_view digits = scan.digits_at(i);
  if (digits.size() != 2 || text::is_alnum(scan.at(i + 2)) || scan.at(i + 2) == '/' ||
      start.month != 0)
    return std::nullopt;
  int year = start.year / 100 * 100 + std::stoi(std::string(digits));
  if (year < start.year) year += 100;
  if (year - start.year > 45) return std::nullopt;
  return DateAt{{year, 0, 0}, i + 2};
}

// "201806-202008", "201806-present": only as both ends of a range, since other numbers look so too.
std::optional<FoundSpan> range_of_bare_digits(const DateScanner& scan, std::size_t i) {
  const auto bare = [&](std::size_t at) -> std::optional<PartialDate> {
    const std::string_view digits = scan.digits_at(at);
    if (digits.size() != 6 || text::is_alpha(scan.at(at + 6))) return std::nullopt;
    const int year = std::stoi(std::string(digits.substr(0, 4)));
    const int month = std::stoi(std::string(digits.substr(4)));
    if (year < earliest_year || year > latest_year || month < 1 || month > 12) return std::nullopt;
    return PartialDate{year, month, 0};
  };
  const auto first = bare(i);
  const std::size_t behind = first ? scan.behind_joint(i + 6) : 0;
  if (behind == 0) return std::nullopt;
  FoundSpan found{{first, std::nullopt, true}, i, scan.behind_present(behind), true};
  if (found.end > 0) return found;
  const auto second = bare(behind);
  if (!second || *second < *first) return std::nullopt;
  found.span = {first, second, false};
  found.end = behind + 6;
  return found;
}

// "01.09.2013 - 31.12.2017": where the day stands first in one, it does in both.
void agree_on_order(DateAt& first, DateAt& second) {
  const auto turn = [](DateAt& date, const DateAt& other) {
    if (date.order != DateAt::Order::either || other.order != DateAt::Order::day_first) return;
    if (date.date.day > 0) std::swap(date.date.month, date.date.day);
  };
  turn(first, second);
  turn(second, first);
}

FoundSpan goes_on_from(const DateAt& first, std::size_t begin, std::size_t end) {
  return {{first.date, std::nullopt, true}, begin, end, true};
}

// "Summers 2021, 2022": years of a season, from the first to the last.
std::size_t behind_further_years(const DateScanner& scan, std::size_t i, DateAt& last) {
  const std::string_view word = scan.word_at(i);
  constexpr auto seasons =
      std::to_array<std::string_view>({"springs", "summers", "falls", "autumns", "winters"});
  if (std::ranges::none_of(
          seasons, [&](std::string_view each) { return text::equal_ignoring_case(word, each); }))
    return 0;
  std::size_t end = 0;
  for (std::size_t at = last.end;;) {
    at = scan.skip_blanks(at);
    if (scan.at(at) == ',' || scan.at(at) == '&') at = scan.skip_blanks(at + 1);
    if (text::equal_ignoring_case(scan.word_at(at), "and")) at = scan.skip_blanks(at + 3);
    const auto next = text::is_digit(scan.at(at)) ? scan.date_at(at) : std::nullopt;
    if (!next || next->date.month != 0 || next->date.year <= last.date.year) return end;
    last = *next;
    at = end = next->end;
  }
}

// "02/2016<TAB>05/2019", "2019/2021": two dates of the same exactness, the first of which is the
// earlier, in two cells of a row or parted by a slash.
std::optional<DateAt> date_beside(const DateScanner& scan, const DateAt& first) {
  const bool cell = scan.at(first.end) == '\t';
  const bool years = scan.at(first.end) == '/' && first.date.month == 0;
  if (!cell && !years) return std::nullopt;
  auto second = scan.date_at(first.end + 1);
  if (!second || second->date.year == 0) return std::nullopt;
  const auto exactness = [](const PartialDate& date) { return (date.month > 0) + (date.day > 0); };
  if (exactness(first.date) != exactness(second->date) || second->date < first.date ||
      second->date == first.date)
    return std::nullopt;
  return second;
}

// The range that a date at `i` begins.
std::optional<FoundSpan> range_from(const DateScanner& scan, std::size_t i, DateAt first) {
  std::size_t joint_from = first.end;
  if (scan.at(joint_from) == ')' || scan.at(joint_from) == ',' || scan.at(joint_from) == '.')
    ++joint_from;
  if (const std::size_t behind = scan.behind_joint(joint_from); behind > 0) {
    if (const std::size_t now = scan.behind_present(behind); now > 0)
      return goes_on_from(first, i, now);
    auto second = scan.date_at(behind);
    if (!second) second = short_end(scan, behind, first.date);
    if (second) {
      agree_on_order(first, *second);
      return FoundSpan{{first.date, second->date, false}, i, second->end, true};
    }
    // "Jan 2019 –" with nothing behind goes on.
    if (scan.skip_blanks(behind) >= scan.size()) return goes_on_from(first, i, scan.size());
    // "2015–" alone in a cell does so too.
    const std::size_t mark = first.end + (scan.at(first.end) == ' ' ? 1 : 0);
    if (const std::size_t dash = scan.dash_at(mark); dash > 0) {
      std::size_t end = mark + dash;
      while (scan.at(end) == ' ') ++end;
      if (scan.at(end) == '\t') return goes_on_from(first, i, end);
    }
  }
  if (DateAt last = first; const std::size_t end = behind_further_years(scan, i, last))
    return FoundSpan{{first.date, last.date, false}, i, end, true};
  if (auto second = date_beside(scan, first)) {
    DateAt begin = first;
    agree_on_order(begin, *second);
    return FoundSpan{{begin.date, second->date, false}, i, second->end, true};
  }
  if (const std::size_t odd = scan.behind_odd_joint(joint_from); odd > 0) {
    if (const std::size_t now = scan.behind_present(odd); now > 0)
      return goes_on_from(first, i, now);
  }
  // "2019 Present", "(2019) Current"
  const std::size_t next = scan.skip_blanks(joint_from);
  const std::size_t now = scan.behind_present(next);
  if (now > 0 && !text::equal_ignoring_case(scan.word_at(next), "date") && next > joint_from)
    return goes_on_from(first, i, now);
  return std::nullopt;
}

std::optional<FoundSpan> span_at(const DateScanner& scan, std::size_t i) {
  if (auto found = months_of_one_year(scan, i)) return found;
  if (auto found = range_of_bare_digits(scan, i)) return found;
  const auto first = scan.date_at(i);
  if (!first) return std::nullopt;
  if (auto range = range_from(scan, i, *first)) return range;
  return FoundSpan{{std::nullopt, first->date, false}, i, first->end, false};
}

bool is_scanned_digit(char c) {
  return text::is_digit(c) || c == 'O' || c == 'o' || c == 'l' || c == 'I';
}

char digit_of(char c) { return c == 'O' || c == 'o' ? '0' : text::is_digit(c) ? c : '1'; }

// "O3/2O18": both parts of a date that a slash parts.
void mend_slashed_dates(std::string& line) {
  for (std::size_t slash = line.find('/'); slash != std::string::npos;
       slash = line.find('/', slash + 1)) {
    std::size_t begin = slash, end = slash + 1;
    while (begin > 0 && slash - begin < 3 && is_scanned_digit(line[begin - 1])) --begin;
    while (end < line.size() && end - slash < 6 && is_scanned_digit(line[end])) ++end;
    const bool loose = (begin == 0 || !text::is_alnum(line[begin - 1])) &&
                       (end >= line.size() || !text::is_alnum(line[end]));
    const auto digits = std::ranges::count_if(line.substr(begin, end - begin), text::is_digit);
    if (!loose || slash - begin < 1 || slash - begin > 2 || end - slash != 5 || digits < 3)
      continue;
    for (std::size_t i = begin; i < end; ++i) line[i] = i == slash ? '/' : digit_of(line[i]);
  }
}

// "2O15", "20l9": letters that a scanner took for digits become digits again, byte for byte.
std::string with_digits_of_years(std::string_view written) {
  std::string line(written);
  mend_slashed_dates(line);
  for (std::size_t i = 0; i + 4 <= line.size(); ++i) {
    if ((line[i] != '1' && line[i] != '2') || (i > 0 && text::is_alnum(line[i - 1])) ||
        (i + 4 < line.size() && text::is_alnum(line[i + 4])))
      continue;
    const std::string_view year = std::string_view(line).substr(i, 4);
    const auto digits = std::ranges::count_if(year, text::is_digit);
    const bool readable = std::ranges::all_of(year, is_scanned_digit);
    if (!readable || digits < 2 || digits == 4) continue;
    for (std::size_t j = i; j < i + 4; ++j) line[j] = digit_of(line[j]);
  }
  return line;
}

// "since 2019"
bool is_since(std::string_view word) { return text::equal_ignoring_case(word, "since"); }

}  // namespace

std::string to_string(const PartialDate& date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

Date first_day(const PartialDate& date) {
  return make_date(date.year, std::max(date.month, 1), std::max(date.day, 1)).value_or(Date());
}

Date last_day(const PartialDate& date) {
  if (date.day > 0) return first_day(date);
  const int year = date.month == 12 || date.month == 0 ? date.year + 1 : date.year;
  const int month = date.month == 0 || date.month == 12 ? 1 : date.month + 1;
  return make_date(year, month, 1).value_or(Date()) - std::chrono::days(1);
}

std::vector<FoundSpan> find_spans(std::string_view written) {
  std::vector<FoundSpan> found;
  const std::string line = with_digits_of_years(written);
  const DateScanner scan(line);
  bool since = false;
  for (std::size_t i = 0; i < line.size();) {
    const bool begins_word = i == 0 || !text::is_alnum(line[i - 1]) || scan.begins_month_in_word(i);
    if (begins_word) {
      if (auto span = span_at(scan, i)) {
        if (since && !span->range) {
          span->span = {span->span.end, std::nullopt, true};
          span->range = true;
        }
        since = false;
        if (span->range) span->end = scan.behind_length(span->end);
        i = std::max(span->end, i + 1);
        found.push_back(std::move(*span));
        continue;
      }
      if (text::is_alpha(line[i])) {
        const std::string_view word = scan.word_at(i);
        since = is_since(word);
        std::size_t inside = 1;
        while (inside < word.size() && !scan.begins_month_in_word(i + inside)) ++inside;
        i += inside;
        continue;
      }
      if (text::is_digit(line[i])) {
        // The rest of a number that is no date is none either.
        while (i < line.size() && (text::is_digit(line[i]))) ++i;
        continue;
      }
    }
    ++i;
  }
  return found;
}

}  // namespace medtech::resume
