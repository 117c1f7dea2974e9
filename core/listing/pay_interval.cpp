// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/pay_interval.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace medtech::listing {

namespace {

struct Name {
  std::string_view text;
  NamedInterval interval;
};

// Those that need no "per" or "/" in front of them come first.
constexpr auto names = [] {
  using enum PayInterval;
  return std::to_array<Name>({
      {"hourly", {hour}},
      {"hr", {hour}},
      {"hour", {hour}},
      {"annually", {year}},
      {"annual", {year}},
      {"annualized", {year}},
      {"yearly", {year}},
      {"yr", {year}},
      {"weekly", {week}},
      {"monthly", {month}},
      {"daily", {day}},
      {"biweekly", {week, 0.5}},
      {"bi-weekly", {week, 0.5}},
      {"fortnightly", {week, 0.5}},
      {"semimonthly", {month, 2}},
      {"semi-monthly", {month, 2}},
      {"biweek", {week, 0.5}},
      {"semimonth", {month, 2}},
      {"hrs", {hour}},
      {"hours", {hour}},
      {"h", {hour}},
      {"year", {year}},
      {"annum", {year}},
      {"y", {year}},
      {"week", {week}},
      {"wk", {week}},
      {"month", {month}},
      {"mo", {month}},
      {"day", {day}},
      {"fortnight", {week, 0.5}},
  });
}();
constexpr std::size_t adverbs = 16;

// The codes of USAJOBS.
constexpr auto codes = [] {
  using enum PayInterval;
  return std::to_array<Name>(
      {{"pa", {year}}, {"ph", {hour}}, {"pd", {day}}, {"pm", {month}}, {"bw", {week, 0.5}}});
}();

std::optional<NamedInterval> find(std::span<const Name> among, std::string_view word) {
  const auto found = std::ranges::find_if(
      among, [&](const Name& name) { return text::equal_ignoring_case(name.text, word); });
  if (found == among.end()) return std::nullopt;
  return found->interval;
}

// The first letters that stand together; empty at the end where there are none.
std::string_view first_word(std::string_view written) {
  const auto* const begin = std::ranges::find_if(written, text::is_alpha);
  const std::string_view rest(begin, written.end());
  return {begin, std::ranges::find_if_not(rest, text::is_alpha)};
}

}  // namespace

std::optional<NamedInterval> interval_of_word(std::string_view word) { return find(names, word); }

std::optional<NamedInterval> interval_of_adverb(std::string_view word) {
  return find(std::span(names).first(adverbs), word);
}

std::optional<NamedInterval> interval_of_field(std::string_view field) {
  field = text::trim(field);
  if (const auto code = find(codes, field)) return code;
  std::optional<NamedInterval> interval;
  while (!field.empty()) {
    const std::string_view word = first_word(field);
    const std::string_view rest(word.begin(), field.end());
    if (text::equal_ignoring_case(word, "bi") || text::equal_ignoring_case(word, "semi")) {
      // "Bi-weekly", "SEMI_MONTHLY", "bi-week-salary": read with its second half, or not at all.
      return find(names, std::string(word) + std::string(first_word(rest.substr(word.size()))));
    }
    const auto named = interval_of_word(word);
    if (named && interval && named != interval) return std::nullopt;
    if (named) interval = named;
    field = rest.substr(word.size());
    if (word.empty()) break;
  }
  return interval;
}

}  // namespace medtech::listing
