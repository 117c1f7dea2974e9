// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/periods.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace medtech::listing {

namespace {

struct SpelledWord {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A letter or digit, or the point within "13.0".
bool is_of_word(std::string_view text, std::size_t at) {
  if (is_word_char(text[at])) return true;
  return text[at] == '.' && at > 0 && at + 1 < text.size() && text::is_digit(text[at - 1]) &&
         text::is_digit(text[at + 1]);
}

// Empty at the end of the text.
SpelledWord word_from(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_of_word(text, at)) ++at;
  SpelledWord word{at, at};
  while (word.end < text.size() && is_of_word(text, word.end)) ++word.end;
  return word;
}

SpelledWord word_until(std::string_view text, std::size_t at) {
  while (at > 0 && !is_of_word(text, at - 1)) --at;
  SpelledWord word{at, at};
  while (word.begin > 0 && is_of_word(text, word.begin - 1)) --word.begin;
  return word;
}

std::string_view spelled(std::string_view text, SpelledWord word) {
  return text.substr(word.begin, word.end - word.begin);
}

// The number just before a place, with nothing but blanks, a hyphen or a bracket between.
std::optional<double> number_until(std::string_view text, std::size_t at) {
  const SpelledWord word = word_until(text, at);
  const std::string_view between = text.substr(word.end, at - word.end);
  if (between.find_first_not_of(" -)") != std::string_view::npos) return std::nullopt;
  return number_of<double>(spelled(text, word));
}

// "13 weeks": the number behind ":" and blanks.
std::optional<double> number_behind_colon(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == ')')) ++at;
  if (at >= text.size() || text[at] != ':') return std::nullopt;
  const SpelledWord word = word_from(text, at);
  const std::string_view between = text.substr(at + 1, word.begin - at - 1);
  if (between.find_first_not_of(" \t$") != std::string_view::npos) return std::nullopt;
  // "Hours: 8:00" and "7-3" are times.
  const bool time = word.end < text.size() && (text[word.end] == ':' || text[word.end] == '-');
  return time ? std::nullopt : number_of<double>(spelled(text, word));
}

// What stands behind hours, as the period that they are of.
struct Period {
  double weeks = 0;     // 0: of none
  std::size_t end = 0;  // behind its words
};

Period period_behind(std::string_view text, std::size_t at) {
  static constexpr auto weekly =
      std::to_array<std::string_view>({"per week", "a week", "each week", "weekly", "week", "/week",
                                       "/wk", "per wk", "wk", "/ week"});
  static constexpr auto of_pay_period = std::to_array<std::string_view>(
      {"per pay period", "pay period", "/pay period", "/ pay period", "biweekly", "bi-weekly",
       "every two weeks", "per two weeks", "per 2 weeks", "every 2 weeks", "per payperiod",
       "each pay period", "a pay period", "/pp", "per pp"});
  std::string_view rest = text.substr(at);
  const std::size_t skipped = rest.find_first_not_of(" (");
  if (skipped == std::string_view::npos) return {};
  rest.remove_prefix(skipped);
  const auto begins = [&](std::span<const std::string_view> phrases) -> std::size_t {
    for (const std::string_view phrase : phrases) {
      const bool ends = rest.size() <= phrase.size() || !is_word_char(rest[phrase.size()]);
      if (text::starts_with_ignoring_case(rest, phrase) && ends) return phrase.size();
    }
    return 0;
  };
  if (const std::size_t size = begins(of_pay_period); size > 0) return {2, at + skipped + size};
  if (const std::size_t size = begins(weekly); size > 0) return {1, at + skipped + size};
  return {};
}

// "Weekly hours", "Scheduled weekly hours"
bool is_weekly_before(std::string_view text, std::size_t at) {
  const SpelledWord before = word_until(text, at);
  return text::equal_ignoring_case(spelled(text, before), "weekly") ||
         text::equal_ignoring_case(spelled(text, word_until(text, before.begin)), "weekly");
}

}  // namespace

namespace {

// "up to 20", "at least 30", but "20 to 24"
bool is_bound(std::string_view text, std::size_t number_begin) {
  static constexpr auto bounds =
      std::to_array<std::string_view>({"to", "least", "minimum", "than", "maximum", "most"});
  const SpelledWord before = word_until(text, number_begin);
  if (!is_one_of(spelled(text, before), bounds)) return false;
  return !number_until(text, before.begin);
}

}  // namespace

std::optional<WeeklyHours> weekly_hours_at(std::string_view text, std::size_t at) {
  static constexpr auto units = std::to_array<std::string_view>({"hours", "hrs", "hour", "hr"});
  constexpr double least = 4;
  constexpr double most = 60;
  const SpelledWord unit = word_from(text, at);
  if (!is_one_of(spelled(text, unit), units)) return std::nullopt;
  Period period = period_behind(text, unit.end);
  auto number = number_until(text, at);
  const bool bound = number && is_bound(text, word_until(text, at).begin);
  if (!number) {
    if (period.weeks == 0 && is_weekly_before(text, at)) period = {1, unit.end};
    if (period.weeks > 0) number = number_behind_colon(text, period.end);
  }
  if (!number || period.weeks == 0) return std::nullopt;
  const double weekly = *number / period.weeks;
  return weekly >= least && weekly <= most ? std::optional(WeeklyHours{weekly, bound})
                                           : std::nullopt;
}

namespace {

// "Length: 13 weeks", "Assignment length 13.0 weeks": the word before the number.
bool is_of_length(std::string_view text, std::size_t number_begin) {
  static constexpr auto keys =
      std::to_array<std::string_view>({"length", "duration", "contract", "assignment", "term"});
  const SpelledWord key = word_until(text, number_begin);
  const std::string_view between = text.substr(key.end, number_begin - key.end);
  if (between.find_first_not_of(" :-|\n") != std::string_view::npos) return false;
  return is_one_of(spelled(text, key), keys);
}

// Whether words of a contract stand around, and none of leave or training.
bool is_of_contract(std::string_view text, std::size_t begin, std::size_t end) {
  static constexpr auto contracts = std::to_array<std::string_view>(
      {"contract", "contracts", "assignment", "assignments", "duration", "contractor"});
  static constexpr auto others = std::to_array<std::string_view>(
      {"leave", "parental", "maternity", "orientation", "training", "notice", "vacation", "pto",
       "paid", "course", "bootcamp", "every", "disability", "severance", "ago"});
  constexpr std::size_t far = 60;
  constexpr std::size_t near = 26;
  const auto part = [&](std::size_t reach) {
    const std::size_t from = begin > reach ? begin - reach : 0;
    const std::string_view before = text.substr(from, begin - from);
    const std::string_view behind = text.substr(end, reach);
    const std::size_t line = before.rfind('\n');
    return std::array{line == std::string_view::npos ? before : before.substr(line + 1),
                      behind.substr(0, behind.find('\n'))};
  };
  const auto has = [](const auto& parts, std::span<const std::string_view> words) {
    return has_phrase(parts[0], words) || has_phrase(parts[1], words);
  };
  return has(part(far), contracts) && !has(part(near), others);
}

bool is_next(std::string_view text, std::size_t at) {
  const std::string_view next = spelled(text, word_from(text, at));
  return text::starts_with_ignoring_case(next, "contract") ||
         text::starts_with_ignoring_case(next, "assignment") ||
         text::starts_with_ignoring_case(next, "travel");
}

// "Not open to contractors on 13-week assignments"
bool is_denied_in_sentence(std::string_view text, std::size_t begin) {
  static constexpr auto denials_of_contracts =
      std::to_array<std::string_view>({"not", "no", "other"});
  constexpr std::size_t reach = 60;
  std::string_view before = text.substr(begin > reach ? begin - reach : 0, std::min(begin, reach));
  for (const std::string_view end : {"\n", ". ", ";"}) {
    const std::size_t stop = before.rfind(end);
    if (stop != std::string_view::npos) before.remove_prefix(stop + end.size());
  }
  return has_phrase(before, denials_of_contracts);
}

int weeks_of(double number, bool months) {
  constexpr double weeks_of_month = 52.0 / 12;
  constexpr double most_months = 12;
  constexpr double most_weeks = 52;
  if (months) {
    return number >= 1 && number <= most_months
               ? static_cast<int>(std::lround(number * weeks_of_month))
               : 0;
  }
  return number >= 4 && number <= most_weeks && number == std::floor(number)
             ? static_cast<int>(number)
             : 0;
}

}  // namespace

namespace {

constexpr auto usual_weeks = std::to_array<int>({4, 6, 8, 10, 12, 13, 16, 26});

bool is_usual(int weeks) { return std::ranges::find(usual_weeks, weeks) != usual_weeks.end(); }

// "Weeks: 13", on a line of its own
std::optional<int> weeks_behind_key(std::string_view text, SpelledWord unit) {
  const auto number = number_behind_colon(text, unit.end);
  const int named = number ? weeks_of(*number, false) : 0;
  if (!is_usual(named)) return std::nullopt;
  const std::size_t line =
      unit.begin == 0 ? std::string_view::npos : text.rfind('\n', unit.begin - 1);
  const std::size_t from = line == std::string_view::npos ? 0 : line + 1;
  return text::trim(text.substr(from, unit.begin - from)).empty() ? std::optional(named)
                                                                  : std::nullopt;
}

}  // namespace

std::optional<int> contract_weeks_at(std::string_view text, std::size_t at) {
  static constexpr auto weeks = std::to_array<std::string_view>({"weeks", "week", "wks", "wk"});
  static constexpr auto months = std::to_array<std::string_view>({"months", "month", "mos"});
  const SpelledWord unit = word_from(text, at);
  const bool of_months = is_one_of(spelled(text, unit), months);
  if (!of_months && !is_one_of(spelled(text, unit), weeks)) return std::nullopt;
  const auto number = number_until(text, at);
  if (!number) return of_months ? std::nullopt : weeks_behind_key(text, unit);
  const int named = weeks_of(*number, of_months);
  if (named == 0 || (!of_months && !is_usual(named))) return std::nullopt;
  const std::size_t begin = word_until(text, at).begin;
  if (is_of_length(text, begin)) return named;
  if (is_denied_in_sentence(text, begin)) return std::nullopt;
  if (is_next(text, unit.end)) return named;
  return !of_months && is_of_contract(text, begin, unit.end) ? std::optional(named) : std::nullopt;
}

namespace {

// What is told at the first of the words of which `may` is true.
template <typename At>
auto first_told(std::string_view text, bool (*may)(char), At told_at)
    -> decltype(told_at(text, 0)) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may(text::to_lower(text[at])) || (at > 0 && text::is_alpha(text[at - 1]))) continue;
    if (const auto told = told_at(text, at)) return told;
  }
  return std::nullopt;
}

}  // namespace

std::optional<WeeklyHours> weekly_hours_in(std::string_view text) {
  return first_told(text, may_be_hours, weekly_hours_at);
}

std::optional<int> contract_weeks_in(std::string_view text) {
  return first_told(text, may_be_weeks, contract_weeks_at);
}

}  // namespace medtech::listing
