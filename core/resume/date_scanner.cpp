// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/date_scanner.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace medtech::resume {

int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3) return 0;
  if (text::equal_ignoring_case(word, "sept")) return 9;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool whole = text::equal_ignoring_case(word, names[i]);
    const bool shortened =
        word.size() >= 3 && word.size() <= 4 && text::starts_with_ignoring_case(names[i], word);
    if (whole || shortened) return static_cast<int>(i) + 1;
  }
  // "Feburary", "Janurary", "Augst": a letter or two wrong in a long name.
  if (word.size() >= 5) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i].size() >= 6 && text::to_lower(word[0]) == names[i][0] &&
          text::distance(text::lower(word), names[i]) <= (word.size() > 5 ? 2 : 1))
        return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

std::string_view DateScanner::word_at(std::size_t i) const {
  std::size_t end = i;
  while (text::is_alpha(at(end))) ++end;
  return i < size() ? line_.substr(i, end - i) : std::string_view();
}

std::string_view DateScanner::digits_at(std::size_t i) const {
  if (i >= size()) return {};
  std::size_t end = i;
  while (text::is_digit(at(end))) ++end;
  return line_.substr(i, end - i);
}

std::size_t DateScanner::skip_blanks(std::size_t i) const {
  while (at(i) == ' ' || at(i) == '\t') ++i;
  return i;
}

std::size_t DateScanner::dash_at(std::size_t i) const {
  static constexpr auto dashes = std::to_array<std::string_view>(
      {"–", "—", "--", "-", "−", "~", "→", "‐", "‑", "->", "=>", "―", ">"});
  for (const std::string_view dash : dashes) {
    if (i < size() && line_.substr(i).starts_with(dash)) return dash.size();
  }
  return 0;
}

std::size_t DateScanner::behind_joint(std::size_t i) const {
  i = skip_blanks(i);
  if (std::size_t size = dash_at(i); size > 0) {
    i += size;
    for (i = skip_blanks(i); (size = dash_at(i)) > 0; i = skip_blanks(i + size)) {
    }
    const std::size_t word = behind_joining_words(at(i) == '\'' ? i + 1 : i);
    return word > 0 ? word : i;
  }
  return behind_joining_words(i);
}

// "To", "to till"
std::size_t DateScanner::behind_joining_words(std::size_t i) const {
  const std::size_t first = behind_joining_word(i);
  const std::size_t second = first > 0 ? behind_joining_word(first) : 0;
  return second > 0 ? second : first;
}

std::size_t DateScanner::behind_odd_joint(std::size_t i) const {
  const std::size_t mark = skip_blanks(i);
  if (mark == i || mark >= size()) return 0;
  for (const std::string_view each : {"/", "?", ".", "\xEF\xBF\xBD"}) {
    if (line_.substr(mark).starts_with(each) && at(mark + each.size()) == ' ')
      return skip_blanks(mark + each.size());
  }
  return 0;
}

std::optional<int> DateScanner::year_at(std::size_t i, std::size_t& end) const {
  const std::string_view digits = digits_at(i);
  if (digits.size() == 4) {
    const int year = std::stoi(std::string(digits));
    if (year < earliest_year || year > latest_year) return std::nullopt;
    end = i + 4;
    return year;
  }
  return std::nullopt;
}

std::optional<int> DateScanner::short_year_at(std::size_t i, std::size_t& end) const {
  for (const std::string_view mark : {"'", "’", "‘", "`"}) {
    if (i >= size() || !line_.substr(i).starts_with(mark)) continue;
    const std::string_view digits = digits_at(i + mark.size());
    if (digits.size() != 2) return std::nullopt;
    end = i + mark.size() + 2;
    return full_year(std::stoi(std::string(digits)));
  }
  return std::nullopt;
}

int DateScanner::full_year(int two_digits) {
  return two_digits < 50 ? 2000 + two_digits : 1900 + two_digits;
}

bool DateScanner::is_loose(std::size_t begin, std::size_t end) const {
  if (begin > 0) {
    const char before = at(begin - 1);
    if (text::is_alnum(before) || before == '$' || before == '#' || before == '@' ||
        before == '_' || before == '.')
      return false;
    if (before == ',' && begin > 1 && text::is_digit(at(begin - 2))) return false;
    if (before == '-' && text::is_digit(at(begin)) && begin > 1 && text::is_alnum(at(begin - 2)) &&
        !follows_year(begin - 1))
      return false;
  }
  const char next = at(end);
  if (text::is_alnum(next) || next == '%' || next == '@' || next == '_') return false;
  if (next == '+') return false;
  return !((next == '.' || next == ',') && text::is_digit(at(end + 1)));
}

// "Q1 2010": of a quarter only its year is taken.
std::optional<DateAt> DateScanner::quarter_at(std::size_t i) const {
  const char number = at(i + 1);
  if ((at(i) != 'Q' && at(i) != 'q') || number < '1' || number > '4') return std::nullopt;
  const std::size_t from = skip_blanks(at(i + 2) == '/' ? i + 3 : i + 2);
  std::size_t end = 0;
  if (const auto year = year_at(from, end); year && is_loose(i, end))
    return DateAt{{*year, 0, 0}, end};
  if (const auto year = short_year_at(from, end)) return DateAt{{*year, 0, 0}, end};
  return std::nullopt;
}

std::optional<DateAt> DateScanner::date_at(std::size_t i) const {
  const char c = at(i);
  if (const auto quarter = quarter_at(i)) return quarter;
  if (text::is_digit(c)) return numeric_date_at(i);
  if (text::is_alpha(c)) return worded_date_at(i);
  std::size_t end = 0;
  if (const auto year = short_year_at(i, end); year && is_loose(i, end))
    return DateAt{{*year, 0, 0}, end};
  return std::nullopt;
}

bool DateScanner::begins_month_in_word(std::size_t i) const {
  const std::string_view word = word_at(i);
  if (word.size() < 3 || word[0] < 'A' || word[0] > 'Z' || word[1] < 'a' || month_of(word) == 0)
    return false;
  std::size_t next = i + word.size();
  while (at(next) == '.' || at(next) == ' ' || at(next) == ',') ++next;
  std::size_t end = 0;
  return year_at(next, end).has_value();
}

std::size_t DateScanner::behind_present(std::size_t i) const {
  const bool bracket = at(i) == '(' || at(i) == '[';
  const std::size_t begin = bracket ? i + 1 : i;
  const std::string_view word = word_at(begin);
  for (const std::string_view now :
       {"present", "current", "currently", "now", "today", "ongoing", "date", "presently", "pres",
        "curr", "presents", "onwards", "onward", "prsent", "continuing"}) {
    if (text::equal_ignoring_case(word, now)) return begin + word.size() + (bracket ? 1 : 0);
  }
  for (const auto& [first, second] : {std::pair("the", "present"), std::pair("still", "working"),
                                      std::pair("still", "employed")}) {
    const std::size_t next = skip_blanks(begin + word.size());
    if (text::equal_ignoring_case(word, first) && text::equal_ignoring_case(word_at(next), second))
      return next + word_at(next).size();
  }
  return 0;
}

std::size_t DateScanner::behind_joining_word(std::size_t i) const {
  const std::string_view word = word_at(i);
  for (const std::string_view joint :
       {"to", "until", "till", "til", "through", "thru", "thr", "untill"}) {
    if (text::equal_ignoring_case(word, joint)) return skip_blanks(i + word.size());
  }
  // "End date: 08/2020"
  if (!text::equal_ignoring_case(word, "end") && !text::equal_ignoring_case(word, "ended"))
    return 0;
  std::size_t next = skip_blanks(i + word.size());
  if (text::equal_ignoring_case(word_at(next), "date")) next = skip_blanks(next + 4);
  return at(next) == ':' ? skip_blanks(next + 1) : 0;
}

// Whether the four digits that end before `i` are a year.
bool DateScanner::follows_year(std::size_t i) const {
  if (i < 4) return false;
  std::size_t end = 0;
  const bool longer = i > 4 && text::is_digit(at(i - 5));
  return !longer && year_at(i - 4, end).has_value() && end == i;
}

std::optional<DateAt> DateScanner::worded_date_at(std::size_t i) const {
  if (i > 0 && text::is_alpha(at(i - 1)) && !begins_month_in_word(i)) return std::nullopt;
  const std::string_view word = word_at(i);
  std::size_t next = i + word.size();
  static constexpr auto seasons = std::to_array<std::string_view>(
      {"spring", "summer", "fall", "autumn", "winter", "springs", "summers", "falls", "autumns",
       "winters", "mid", "early", "late", "circa"});
  const bool season = std::ranges::any_of(
      seasons, [&](std::string_view each) { return text::equal_ignoring_case(word, each); });
  const int month = month_of(word);
  if (month == 0 && !season) return std::nullopt;
  if (at(next) == '.') ++next;
  next = skip_blanks(next);
  std::size_t day_end = next;
  int day = 0;
  // "March 14, 2016"
  const std::string_view digits = digits_at(next);
  if (month > 0 && !digits.empty() && digits.size() <= 2) {
    day = std::stoi(std::string(digits));
    day_end = next + digits.size();
    if (text::is_alpha(at(day_end)) && word_at(day_end).size() == 2) day_end += 2;  // "14th"
  }
  std::size_t year_from = day > 0 ? day_end : next;
  while (at(year_from) == ',' || at(year_from) == ' ' || at(year_from) == '/' ||
         at(year_from) == '.' || at(year_from) == '-' || at(year_from) == '\t')
    ++year_from;
  if (text::equal_ignoring_case(word_at(year_from), "of")) year_from = skip_blanks(year_from + 2);
  std::size_t end = 0;
  if (const auto year = year_at(year_from, end); year && !text::is_digit(at(end)))
    return DateAt{{*year, month, valid_day(*year, month, day)}, end};
  if (const auto year = short_year_at(year_from, end); year) return DateAt{{*year, month, 0}, end};
  // "JAN 15", "Jan-15": two digits alone are the year, as the military writes it.
  if (month > 0 && digits.size() == 2 && (day > 31 || !text::is_alpha(at(next + 2))) &&
      !text::is_digit(at(next + 2)) && at(next + 2) != ',')
    return DateAt{{full_year(day), month, 0}, next + 2};
  if (year_from != next && month > 0 && day == 0) {
    const std::string_view two = digits_at(year_from);
    if (two.size() == 2)
      return DateAt{{full_year(std::stoi(std::string(two))), month, 0}, year_from + 2};
  }
  return std::nullopt;
}

bool DateScanner::is_iso_month(std::size_t i) const {
  std::size_t end = 0;
  if (!year_at(i, end) || at(end) != '-') return false;
  const std::string_view month = digits_at(end + 1);
  if (month.size() != 2 || text::is_alpha(at(end + 3))) return false;
  const int number = std::stoi(std::string(month));
  return number >= 1 && number <= 12;
}

bool DateScanner::is_beside_iso_month(std::size_t begin, std::size_t end) const {
  constexpr std::size_t length = 7;
  const std::size_t behind = behind_joint(end);
  if (behind > 0 && (is_iso_month(behind) || behind_present(behind) > 0)) return true;
  // The joint before it is looked for from each place where the first month could stand.
  constexpr std::size_t longest_joint = 10;
  for (std::size_t joint = 1; joint <= longest_joint && joint + length <= begin; ++joint) {
    const std::size_t first = begin - joint - length;
    if (is_iso_month(first) && behind_joint(first + length) == begin) return true;
  }
  return false;
}

std::size_t DateScanner::behind_length(std::size_t i) const {
  static constexpr auto units =
      std::to_array<std::string_view>({"year", "years", "yr", "yrs", "month", "months", "mo", "mos",
                                       "mth", "mths", "week", "weeks"});
  std::size_t at_mark = skip_blanks(i);
  std::string_view closer;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"},
                                    {"[", "]"},
                                    {"·", ""},
                                    {"•", ""},
                                    {"|", ""},
                                    {",", ""}}) {
    if (at_mark >= size() || !line_.substr(at_mark).starts_with(open)) continue;
    at_mark += open.size();
    closer = close;
    break;
  }
  std::size_t end = 0;
  for (std::size_t next = skip_blanks(at_mark);;) {
    const std::string_view number = digits_at(next);
    if (number.empty() || number.size() > 2) break;
    std::size_t word_from = skip_blanks(next + number.size());
    if (at(word_from) == '.' || at(word_from) == '+') ++word_from;  // "3.5 years", "2+ years"
    word_from = skip_blanks(word_from + digits_at(word_from).size());
    const std::string_view word = word_at(word_from);
    if (std::ranges::none_of(
            units, [&](std::string_view unit) { return text::equal_ignoring_case(unit, word); }))
      break;
    end = word_from + word.size();
    if (at(end) == '.') ++end;
    next = skip_blanks(end);
    if (at(next) == ',' || at(next) == '&') next = skip_blanks(next + 1);
    if (text::equal_ignoring_case(word_at(next), "and")) next = skip_blanks(next + 3);
  }
  if (end == 0) return i;
  const std::size_t behind = skip_blanks(end);
  if (!closer.empty()) return line_.substr(behind).starts_with(closer) ? behind + 1 : i;
  // Without brackets it must be all that is left of its cell: "2 years of chemistry" is no length.
  return behind >= size() || at(behind) == '\t' || at(behind) == '|' ? end : i;
}

int DateScanner::valid_day(int year, int month, int day) {
  return day > 0 && month > 0 && make_date(year, month, day) ? day : 0;
}

std::optional<DateAt> DateScanner::numeric_date_at(std::size_t i) const {
  const std::string_view first = digits_at(i);
  const std::size_t next = i + first.size();
  const char mark = at(next);
  std::size_t end = 0;
  // "15 MAR 2016", "15 March 2016", "15MAR2016"
  if (first.size() <= 2) {
    std::size_t word_begin = mark == '-' ? next + 1 : skip_blanks(next);
    // "1st May 2019"
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (text::equal_ignoring_case(word_at(next), ending)) word_begin = skip_blanks(next + 2);
    }
    if (text::equal_ignoring_case(word_at(word_begin), "of"))
      word_begin = skip_blanks(word_begin + 2);
    if (month_of(word_at(word_begin)) > 0) {
      const int month = month_of(word_at(word_begin));
      std::size_t year_from = word_begin + word_at(word_begin).size();
      while (at(year_from) == ' ' || at(year_from) == '-' || at(year_from) == '.' ||
             at(year_from) == ',')
        ++year_from;
      const int day = std::stoi(std::string(first));
      if (const auto year = year_at(year_from, end); year && day >= 1 && day <= 31)
        return DateAt{{*year, month, valid_day(*year, month, day)}, end};
      // "28 April 11"
      const std::string_view two = digits_at(year_from);
      if (two.size() == 2 && day >= 1 && day <= 31 && ends_date(year_from + 2)) {
        const int year = full_year(std::stoi(std::string(two)));
        return DateAt{{year, month, valid_day(year, month, day)}, year_from + 2};
      }
    }
  }
  if (const auto year = year_at(i, end); year && end == next)
    return dated_year_at(i, *year, next, mark);
  if (first.size() > 2 || !(mark == '/' || mark == '.' || mark == '-')) return std::nullopt;
  const int month = std::stoi(std::string(first));
  const std::string_view second = digits_at(next + 1);
  const std::size_t behind_second = next + 1 + second.size();
  if (second.size() == 1 || second.size() == 2) {
    // "3/14/2016", "3/14/16"
    if (at(behind_second) == mark) return full_date_at(i, next, behind_second);
    // "06/18": of two digits alone only with a slash
    if (mark == '/' && month >= 1 && month <= 12 && second.size() == 2 &&
        is_loose(i, behind_second))
      return DateAt{{full_year(std::stoi(std::string(second))), month, 0}, behind_second};
    return std::nullopt;
  }
  if (month < 1 || month > 12) return std::nullopt;
  const auto year = second.size() == 4 ? year_at(next + 1, end) : std::nullopt;
  if (!year || !is_loose(i, end)) return std::nullopt;
  return DateAt{{*year, month, 0}, end};
}

// "3/14/2016"; the day stands first in "14.03.2016". `first` and `second` are where those marks
// are.
std::optional<DateAt> DateScanner::full_date_at(std::size_t i, std::size_t first,
                                                std::size_t second) const {
  const auto number = [&](std::size_t from) { return std::stoi(std::string(digits_at(from))); };
  const std::string_view third = digits_at(second + 1);
  if (third.size() != 4 && third.size() != 2) return std::nullopt;
  int year = number(second + 1);
  if (third.size() == 2) year = full_year(year);
  const std::size_t end = second + 1 + third.size();
  if (year < earliest_year || year > latest_year || !is_loose(i, end)) return std::nullopt;
  int month = number(i), day = number(first + 1);
  auto order = day >= 1 && day <= 12 ? DateAt::Order::either : DateAt::Order::known;
  if (month > 12 && day <= 12) {
    std::swap(month, day);
    order = DateAt::Order::day_first;
  }
  if (month < 1 || month > 12) return std::nullopt;
  return DateAt{{year, month, valid_day(year, month, day)}, end, order};
}

// Whether nothing stands behind but what stands behind dates.
bool DateScanner::ends_date(std::size_t end) const {
  const std::size_t behind = skip_blanks(end);
  return behind >= size() || behind_joint(end) > 0 || at(behind) == ')' || at(end) == '\t' ||
         at(behind) == ',';
}

// "2018 Jun" where no other year or day stands behind.
std::optional<DateAt> DateScanner::month_behind_year(std::size_t i, int year,
                                                     std::size_t next) const {
  const std::size_t begin = skip_blanks(next);
  const std::string_view word = word_at(begin);
  const int month = begin > next ? month_of(word) : 0;
  if (month == 0 || !is_loose(i, next)) return std::nullopt;
  std::size_t end = begin + word.size();
  if (at(end) == '.') ++end;
  return ends_date(end) && !text::is_digit(at(skip_blanks(end)))
             ? std::optional(DateAt{{year, month, 0}, end})
             : std::nullopt;
}

// "2019", "2019-03", "2019/03/14", "2019.03"
std::optional<DateAt> DateScanner::dated_year_at(std::size_t i, int year, std::size_t next,
                                                 char mark) const {
  if (const auto dated = month_behind_year(i, year, next)) return dated;
  // "2016 / 09"
  if (line_.substr(next).starts_with(" / ") && digits_at(next + 3).size() == 2 &&
      is_loose(next + 3, next + 5)) {
    const int month = std::stoi(std::string(digits_at(next + 3)));
    if (month >= 1 && month <= 12) return DateAt{{year, month, 0}, next + 5};
  }
  if (mark == '-' || mark == '/' || mark == '.') {
    const std::string_view second = digits_at(next + 1);
    // "2016/7" may be a month or a year: the year that it begins with is certain.
    if (mark == '/' && second.size() == 1 && is_loose(i, next + 2) && at(next + 2) != '/')
      return DateAt{{year, 0, 0}, next + 2};
    const int month = second.size() == 2 ? std::stoi(std::string(second)) : 0;
    const std::size_t behind = next + 1 + second.size();
    if (month >= 1 && month <= 12 && !text::is_alpha(at(behind))) {
      const std::string_view third = digits_at(behind + 1);
      if (at(behind) == mark && third.size() == 2) {
        const int day = valid_day(year, month, std::stoi(std::string(third)));
        return is_loose(i, behind + 3) ? std::optional(DateAt{{year, month, day}, behind + 3})
                                       : std::nullopt;
      }
      // "2010-12" is a span of years where the second is later by few.
      const int later = year / 100 * 100 + month;
      const bool years = mark == '-' && later > year && later - year < 12 && year % 100 >= 1 &&
                         month > year % 100 && !is_beside_iso_month(i, behind);
      if (!years && is_loose(i, behind)) return DateAt{{year, month, 0}, behind};
    }
  }
  return is_loose(i, next) ? std::optional(DateAt{{year, 0, 0}, next}) : std::nullopt;
}
}  // namespace medtech::resume
