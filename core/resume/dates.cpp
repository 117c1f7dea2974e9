// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/dates.hpp"

#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::resume {

namespace {

constexpr int first_year = 1940;
constexpr int last_year = 2060;

/// A date at some place of a line, perhaps without its year ("Jan – Mar 2020").
struct DateAt {
  PartialDate date;
  std::size_t end = 0;
};

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
  // "Feburary", "Janurary": a letter or two wrong in a long name.
  if (word.size() >= 6) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i].size() >= 6 && text::to_lower(word[0]) == names[i][0] &&
          text::distance(text::lower(word), names[i]) <= 2)
        return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

class Scanner {
 public:
  explicit Scanner(std::string_view line) : line_(line) {}

  [[nodiscard]] char at(std::size_t i) const { return i < line_.size() ? line_[i] : '\0'; }
  [[nodiscard]] std::size_t size() const { return line_.size(); }

  [[nodiscard]] std::string_view word_at(std::size_t i) const {
    std::size_t end = i;
    while (text::is_alpha(at(end))) ++end;
    return i < size() ? line_.substr(i, end - i) : std::string_view();
  }
  [[nodiscard]] std::string_view digits_at(std::size_t i) const {
    if (i >= size()) return {};
    std::size_t end = i;
    while (text::is_digit(at(end))) ++end;
    return line_.substr(i, end - i);
  }
  [[nodiscard]] std::size_t skip_blanks(std::size_t i) const {
    while (at(i) == ' ' || at(i) == '\t') ++i;
    return i;
  }

  /// Bytes of a mark that joins two dates; 0 for none.
  [[nodiscard]] std::size_t dash_at(std::size_t i) const {
    static constexpr auto dashes = std::to_array<std::string_view>(
        {"–", "—", "--", "-", "−", "~", "→", "‐", "‑", "->", "=>", "―", ">"});
    for (const std::string_view dash : dashes) {
      if (i < size() && line_.substr(i).starts_with(dash)) return dash.size();
    }
    return 0;
  }

  /// Position behind what joins two dates ("-", "to", "until"), blanks included; 0 for none.
  [[nodiscard]] std::size_t behind_joint(std::size_t i) const {
    i = skip_blanks(i);
    if (std::size_t size = dash_at(i); size > 0) {
      i += size;
      for (i = skip_blanks(i); (size = dash_at(i)) > 0; i = skip_blanks(i + size)) {
      }
      return i;
    }
    const std::string_view word = word_at(i);
    for (const std::string_view joint :
         {"to", "until", "till", "through", "thru", "thr", "untill"}) {
      if (text::equal_ignoring_case(word, joint)) return skip_blanks(i + word.size());
    }
    return 0;
  }

  [[nodiscard]] std::optional<int> year_at(std::size_t i, std::size_t& end) const {
    const std::string_view digits = digits_at(i);
    if (digits.size() == 4) {
      const int year = std::stoi(std::string(digits));
      if (year < first_year || year > last_year) return std::nullopt;
      end = i + 4;
      return year;
    }
    return std::nullopt;
  }

  /// "'19", "’19".
  [[nodiscard]] std::optional<int> short_year_at(std::size_t i, std::size_t& end) const {
    for (const std::string_view mark : {"'", "’", "‘", "`"}) {
      if (i >= size() || !line_.substr(i).starts_with(mark)) continue;
      const std::string_view digits = digits_at(i + mark.size());
      if (digits.size() != 2) return std::nullopt;
      end = i + mark.size() + 2;
      return full_year(std::stoi(std::string(digits)));
    }
    return std::nullopt;
  }

  static int full_year(int two_digits) {
    return two_digits < 50 ? 2000 + two_digits : 1900 + two_digits;
  }

  /// True where what ends before `i`, or begins at `end`, makes the number part of something else.
  [[nodiscard]] bool is_loose(std::size_t begin, std::size_t end) const {
    if (begin > 0) {
      const char before = at(begin - 1);
      if (text::is_alnum(before) || before == '$' || before == '#' || before == '@' ||
          before == '_' || before == '.')
        return false;
      if (before == ',' && begin > 1 && text::is_digit(at(begin - 2))) return false;
      if (before == '-' && begin > 1 && text::is_alnum(at(begin - 2)) && !follows_year(begin - 1))
        return false;
    }
    const char next = at(end);
    if (text::is_alnum(next) || next == '%' || next == '@' || next == '_') return false;
    if (next == '+') return false;
    return !((next == '.' || next == ',') && text::is_digit(at(end + 1)));
  }

  /// Month, year, day or season at `i`. `loose_year` admits a year alone.
  [[nodiscard]] std::optional<DateAt> date_at(std::size_t i) const {
    const char c = at(i);
    if (text::is_digit(c)) return numeric_date_at(i);
    if (text::is_alpha(c)) return worded_date_at(i);
    std::size_t end = 0;
    if (const auto year = short_year_at(i, end); year && is_loose(i, end))
      return DateAt{{*year, 0, 0}, end};
    return std::nullopt;
  }

  /// "IIIJun 2019": the month of a date whose blank before it was lost.
  [[nodiscard]] bool begins_month_in_word(std::size_t i) const {
    const std::string_view word = word_at(i);
    if (word.size() < 3 || word[0] < 'A' || word[0] > 'Z' || word[1] < 'a' || month_of(word) == 0)
      return false;
    std::size_t next = i + word.size();
    while (at(next) == '.' || at(next) == ' ' || at(next) == ',') ++next;
    std::size_t end = 0;
    return year_at(next, end).has_value();
  }

  /// "Present" and its like at `i`: the position behind it, else 0.
  [[nodiscard]] std::size_t behind_present(std::size_t i) const {
    const bool bracket = at(i) == '(' || at(i) == '[';
    const std::size_t begin = bracket ? i + 1 : i;
    const std::string_view word = word_at(begin);
    for (const std::string_view now :
         {"present", "current", "currently", "now", "today", "ongoing", "date", "presently", "pres",
          "curr", "presents", "onwards", "onward", "prsent", "continuing"}) {
      if (text::equal_ignoring_case(word, now)) return begin + word.size() + (bracket ? 1 : 0);
    }
    if (text::equal_ignoring_case(word, "the")) {
      const std::size_t next = skip_blanks(begin + 3);
      const std::string_view second = word_at(next);
      if (text::equal_ignoring_case(second, "present")) return next + second.size();
    }
    return 0;
  }

 private:
  // Whether the four digits that end before `i` are a year.
  [[nodiscard]] bool follows_year(std::size_t i) const {
    if (i < 4) return false;
    std::size_t end = 0;
    const bool longer = i > 4 && text::is_digit(at(i - 5));
    return !longer && year_at(i - 4, end).has_value() && end == i;
  }

  [[nodiscard]] std::optional<DateAt> worded_date_at(std::size_t i) const {
    if (i > 0 && text::is_alpha(at(i - 1)) && !begins_month_in_word(i)) return std::nullopt;
    const std::string_view word = word_at(i);
    std::size_t next = i + word.size();
    static constexpr auto seasons = std::to_array<std::string_view>(
        {"spring", "summer", "fall", "autumn", "winter", "mid", "early", "late", "circa"});
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
    if (const auto year = short_year_at(year_from, end); year)
      return DateAt{{*year, month, 0}, end};
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

  static int valid_day(int year, int month, int day) {
    return day > 0 && month > 0 && make_date(year, month, day) ? day : 0;
  }

  [[nodiscard]] std::optional<DateAt> numeric_date_at(std::size_t i) const {
    const std::string_view first = digits_at(i);
    const std::size_t next = i + first.size();
    const char mark = at(next);
    std::size_t end = 0;
    // "15 MAR 2016", "15 March 2016", "15MAR2016"
    if (first.size() <= 2) {
      const std::size_t word_begin = mark == '-' ? next + 1 : skip_blanks(next);
      if (month_of(word_at(word_begin)) > 0) {
        const int month = month_of(word_at(word_begin));
        std::size_t year_from = word_begin + word_at(word_begin).size();
        while (at(year_from) == ' ' || at(year_from) == '-' || at(year_from) == '.' ||
               at(year_from) == ',')
          ++year_from;
        const int day = std::stoi(std::string(first));
        if (const auto year = year_at(year_from, end); year && day >= 1 && day <= 31)
          return DateAt{{*year, month, valid_day(*year, month, day)}, end};
      }
    }
    if (const auto year = year_at(i, end); year && end == next)
      return dated_year_at(i, *year, next, mark);
    if (first.size() > 2 || !(mark == '/' || mark == '.' || mark == '-')) return std::nullopt;
    const int month = std::stoi(std::string(first));
    if (month < 1 || month > 12) return std::nullopt;
    const std::string_view second = digits_at(next + 1);
    const std::size_t behind_second = next + 1 + second.size();
    if (const auto year = year_at(next + 1, end); year && second.size() == 4) {
      if (!is_loose(i, end)) return std::nullopt;
      return DateAt{{*year, month, 0}, end};
    }
    if (second.empty() || second.size() > 2) return std::nullopt;
    // "3/14/2016", "3/14/16"
    if (at(behind_second) == mark) {
      const std::string_view third = digits_at(behind_second + 1);
      if (third.size() == 4 || third.size() == 2) {
        int year = std::stoi(std::string(third));
        if (third.size() == 2) year = full_year(year);
        if (year < first_year || year > last_year) return std::nullopt;
        const int day = std::stoi(std::string(second));
        end = behind_second + 1 + third.size();
        if (!is_loose(i, end)) return std::nullopt;
        return DateAt{{year, month, valid_day(year, month, day)}, end};
      }
      return std::nullopt;
    }
    // "06/18": of two digits alone only with a slash
    if (mark == '/' && second.size() == 2 && is_loose(i, behind_second))
      return DateAt{{full_year(std::stoi(std::string(second))), month, 0}, behind_second};
    return std::nullopt;
  }

  // "2019", "2019-03", "2019/03/14", "2019.03"
  [[nodiscard]] std::optional<DateAt> dated_year_at(std::size_t i, int year, std::size_t next,
                                                    char mark) const {
    if (mark == '-' || mark == '/' || mark == '.') {
      const std::string_view second = digits_at(next + 1);
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
                           month > year % 100;
        if (!years && is_loose(i, behind)) return DateAt{{year, month, 0}, behind};
      }
    }
    return is_loose(i, next) ? std::optional(DateAt{{year, 0, 0}, next}) : std::nullopt;
  }

  std::string_view line_;
};

// "Jan – Mar 2020", "May-August 2019": the first month's year stands behind the second.
std::optional<FoundSpan> months_of_one_year(const Scanner& scan, std::size_t i) {
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
std::optional<DateAt> short_end(const Scanner& scan, std::size_t i, const PartialDate& start) {
  const std::string_view digits = scan.digits_at(i);
  if (digits.size() != 2 || text::is_alnum(scan.at(i + 2)) || scan.at(i + 2) == '/' ||
      start.month != 0)
    return std::nullopt;
  int year = start.year / 100 * 100 + std::stoi(std::string(digits));
  if (year < start.year) year += 100;
  if (year - start.year > 45) return std::nullopt;
  return DateAt{{year, 0, 0}, i + 2};
}

std::optional<FoundSpan> span_at(const Scanner& scan, std::size_t i) {
  if (auto found = months_of_one_year(scan, i)) return found;
  const auto first = scan.date_at(i);
  if (!first) return std::nullopt;
  FoundSpan found;
  found.begin = i;
  found.end = first->end;
  std::size_t joint_from = first->end;
  if (scan.at(joint_from) == ')' || scan.at(joint_from) == ',' || scan.at(joint_from) == '.')
    ++joint_from;
  if (const std::size_t behind = scan.behind_joint(joint_from); behind > 0) {
    if (const std::size_t now = scan.behind_present(behind); now > 0) {
      found.span = {first->date, std::nullopt, true};
      found.end = now;
      found.range = true;
      return found;
    }
    auto second = scan.date_at(behind);
    if (!second) second = short_end(scan, behind, first->date);
    if (second) {
      found.span = {first->date, second->date, false};
      found.end = second->end;
      found.range = true;
      return found;
    }
    // "Jan 2019 –" with nothing behind goes on.
    if (scan.skip_blanks(behind) >= scan.size() && joint_from + 1 < scan.size()) {
      found.span = {first->date, std::nullopt, true};
      found.end = scan.size();
      found.range = true;
      return found;
    }
  }
  // "2019 Present", "(2019) Current"
  const std::size_t next = scan.skip_blanks(joint_from);
  if (const std::size_t now = scan.behind_present(next);
      now > 0 && !text::equal_ignoring_case(scan.word_at(next), "date") && next > joint_from) {
    found.span = {first->date, std::nullopt, true};
    found.end = now;
    found.range = true;
    return found;
  }
  found.span.end = first->date;
  return found;
}

// "2O15", "20l9": letters that a scanner took for digits become digits again, byte for byte.
std::string with_digits_of_years(std::string_view written) {
  std::string line(written);
  for (std::size_t i = 0; i + 4 <= line.size(); ++i) {
    if ((line[i] != '1' && line[i] != '2') || (i > 0 && text::is_alnum(line[i - 1])) ||
        (i + 4 < line.size() && text::is_alnum(line[i + 4])))
      continue;
    const std::string_view year = std::string_view(line).substr(i, 4);
    const auto digits = std::ranges::count_if(year, text::is_digit);
    const bool readable = std::ranges::all_of(year, [](char c) {
      return text::is_digit(c) || c == 'O' || c == 'o' || c == 'l' || c == 'I';
    });
    if (!readable || digits < 2 || digits == 4) continue;
    for (std::size_t j = i; j < i + 4; ++j)
      line[j] = line[j] == 'O' || line[j] == 'o' ? '0' : text::is_digit(line[j]) ? line[j] : '1';
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
  const Scanner scan(line);
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
