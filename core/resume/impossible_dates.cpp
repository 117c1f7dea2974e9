// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/impossible_dates.hpp"

#include "core/base/date.hpp"
#include "core/base/text.hpp"
#include "core/resume/date_scanner.hpp"

#include <optional>
#include <string>

namespace medtech::resume {

namespace {

/// A number of a text.
struct Number {
  int value = 0;
  std::size_t digits = 0;
  std::size_t end = 0;
};

std::optional<Number> number_at(std::string_view text, std::size_t at) {
  constexpr std::size_t most_digits = 4;
  std::size_t end = at;
  while (end < text.size() && text::is_digit(text[end])) ++end;
  if (end == at || end - at > most_digits) return std::nullopt;
  return Number{std::stoi(std::string(text.substr(at, end - at))), end - at, end};
}

bool is_year(const Number& number) {
  return number.digits == 4 && number.value >= earliest_year && number.value <= latest_year;
}

bool ends_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const bool decimal = (text[at] == '.' || text[at] == ',' || text[at] == '/') &&
                       at + 1 < text.size() && text::is_digit(text[at + 1]);
  return !text::is_alnum(text[at]) && text[at] != '%' && !decimal;
}

// "02/30/2019", "31.02.2019": the day may stand first. "13/2019" has no day. Where it ends.
std::size_t numeric(std::string_view text, std::size_t at) {
  const auto first = number_at(text, at);
  if (!first || first->digits > 2 || first->end >= text.size()) return 0;
  const char mark = text[first->end];
  if (mark != '/' && mark != '.' && mark != '-') return 0;
  const auto second = number_at(text, first->end + 1);
  if (!second) return 0;
  if (mark == '/' && is_year(*second) && ends_at(text, second->end))
    return first->value < 1 || first->value > 12 ? second->end : 0;
  if (second->digits > 2 || second->end >= text.size() || text[second->end] != mark) return 0;
  const auto third = number_at(text, second->end + 1);
  if (!third || !is_year(*third) || !ends_at(text, third->end)) return 0;
  const bool is_date = make_date(third->value, first->value, second->value) ||
                       make_date(third->value, second->value, first->value);
  return is_date ? 0 : third->end;
}

// "February 30, 2019", "Feb 30 2019". Where it ends.
std::size_t worded(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text::is_alpha(text[end])) ++end;
  const int month = month_of(text.substr(at, end - at));
  if (month == 0) return 0;
  if (end < text.size() && text[end] == '.') ++end;
  if (end >= text.size() || text[end] != ' ') return 0;
  const auto day = number_at(text, end + 1);
  if (!day || day->digits > 2) return 0;
  end = day->end;
  if (end < text.size() && text[end] == ',') ++end;
  if (end >= text.size() || text[end] != ' ') return 0;
  const auto year = number_at(text, end + 1);
  if (!year || !is_year(*year) || !ends_at(text, year->end)) return 0;
  return make_date(year->value, month, day->value) ? 0 : year->end;
}

}  // namespace

std::vector<TextPart> find_impossible_dates(std::string_view text) {
  std::vector<TextPart> found;
  for (std::size_t at = 0; at < text.size();) {
    const char before = at > 0 ? text[at - 1] : ' ';
    const bool begins = !text::is_alnum(before) && before != '/' && before != '.' &&
                        before != '-' && before != '#' && before != '$';
    const std::size_t end = !begins                    ? 0
                            : text::is_digit(text[at]) ? numeric(text, at)
                            : text::is_alpha(text[at]) ? worded(text, at)
                                                       : 0;
    if (end > 0) found.push_back({at, end});
    at = end > 0 ? end : at + 1;
  }
  return found;
}

}  // namespace medtech::resume
