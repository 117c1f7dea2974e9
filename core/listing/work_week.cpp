// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/work_week.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/shift_hours.hpp"
#include "core/listing/work_words.hpp"

#include <algorithm>
#include <array>

namespace medtech::listing {

namespace {

constexpr auto workdays = std::to_array<std::string_view>(
    {"mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs",
     "thursday", "fri", "friday", "sat", "saturday", "sun", "sunday"});

// The stop of "7:00 a.m. to 3:30 p.m."
bool is_of_hours(std::string_view text, std::size_t stop) {
  return text[stop] == '.' && stop >= 2 && text::to_lower(text[stop - 1]) == 'm' &&
         (text[stop - 2] == '.' || text[stop - 2] == ' ' || text::is_digit(text[stop - 2]) ||
          text::to_lower(text[stop - 2]) == 'a' || text::to_lower(text[stop - 2]) == 'p');
}

// What stands around a byte up to the ends of its sentence.
std::string_view sentence_around(std::string_view text, std::size_t begin) {
  constexpr std::size_t reach = 45;
  std::string_view before = text.substr(begin > reach ? begin - reach : 0, std::min(begin, reach));
  std::string_view behind = text.substr(begin, reach);
  for (const std::string_view end : {"\n", ". ", ";", "|"}) {
    const std::size_t last = before.rfind(end);
    if (last != std::string_view::npos && !is_of_hours(before, last))
      before.remove_prefix(last + 1);
    std::size_t first = behind.find(end);
    while (first != std::string_view::npos && is_of_hours(behind, first))
      first = behind.find(end, first + 1);
    behind = behind.substr(0, first);
  }
  return {before.begin(), behind.end()};
}

// Most words are no days: their first letters tell.
bool may_begin_day(char c) { return c == 'm' || c == 't' || c == 'w' || c == 'f' || c == 's'; }

// Of the days of a week, from Monday on; "m", "th" and "f" too.
std::optional<int> day_number(std::string_view word) {
  static constexpr auto days =
      std::to_array<std::string_view>({"mo", "tu", "we", "th", "fr", "sa", "su"});
  if (word == "m") return 0;
  if (word == "f") return 4;
  const auto* const found = std::ranges::find_if(days, [&](std::string_view day) {
    return word.size() > 1 && day[0] == word[0] && day[1] == word[1];
  });
  if (found == days.end() || (word != "th" && !is_one_of(word, workdays))) return std::nullopt;
  return static_cast<int>(found - days.begin());
}

bool is_named_day(std::string_view word) { return word.size() > 2 && day_number(word); }

// How many days "Mon-Fri" and "Monday through Thursday" are; 0 where no such range begins at `at`.
int days_from(const WordList& words, std::size_t at) {
  static constexpr auto until = std::to_array<std::string_view>({"to", "through", "thru"});
  const bool word = is_one_of(words[at + 1], until);
  const bool dash = words.after(at).find_first_of("-\xE2") != std::string_view::npos;
  const auto first = day_number(words[at]);
  const auto last = day_number(words[at + (word ? 2 : 1)]);
  constexpr int week = 7;
  return first && last && (word || dash) ? (*last - *first + week) % week + 1 : 0;
}

}  // namespace

std::optional<WorkWeek> work_week_at(std::string_view text, const WordList& words, std::size_t at) {
  if (!may_begin_day(words[at].front())) return std::nullopt;
  const bool initials = words[at] == "m" && words.after(at).find_first_of("-\xE2") == 0 &&
                        (words[at + 1] == "f" || words[at + 1] == "th");
  if (!initials && words[at] != "weekdays" && !is_named_day(words[at])) return std::nullopt;
  const std::string_view around = sentence_around(text, words.begin_of(at));
  if (has_phrase(around, house_words)) return std::nullopt;
  WorkWeek week;
  week.shift = shift_of_hours(around, true);
  constexpr double meal = 0.5;
  constexpr double full_hours = 36;
  // Three long days at the end of a week are a weekend's package.
  constexpr int least_days = 4;
  constexpr int most_days = 6;
  const int days = days_from(words, at);
  const auto length = length_of_shift(around, true);
  week.is_full =
      days >= least_days && days <= most_days && length && (*length - meal) * days >= full_hours;
  return week;
}

double fte_at(const WordList& words, std::size_t at) {
  const std::string_view gap = at > 0 ? words.after(at - 1) : "";
  // The number of another sentence or line is not said of it.
  if (at > 0 && gap.find_first_of("\n;|*") == std::string_view::npos &&
      gap.find(". ") == std::string_view::npos) {
    const double before = number_of<double>(words[at - 1]).value_or(0);
    const bool of_range = at > 1 && words.after(at - 2).contains('-') &&
                          number_of<double>(words[at - 2]).value_or(1) < before;
    if (gap.starts_with('%')) return before / 100;
    if (before > 0 && before <= 1) return of_range ? 0 : before;
  }
  const double behind = number_of<double>(words[at + 1]).value_or(0);
  return words.after(at + 1).starts_with('%') ? behind / 100 : behind;
}

}  // namespace medtech::listing
