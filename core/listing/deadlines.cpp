// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/deadlines.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace medtech::listing {

namespace {

constexpr std::array<std::pair<std::string_view, int>, 16> spelled{{{"one", 1},
                                                                    {"two", 2},
                                                                    {"three", 3},
                                                                    {"four", 4},
                                                                    {"five", 5},
                                                                    {"six", 6},
                                                                    {"eight", 8},
                                                                    {"nine", 9},
                                                                    {"twelve", 12},
                                                                    {"eighteen", 18},
                                                                    {"ninety", 90},
                                                                    {"sixty", 60},
                                                                    {"first", 1},
                                                                    {"a", 1},
                                                                    {"1st", 1},
                                                                    {"twenty", 20}}};
constexpr auto within_words =
    ontology::hashes_of({"within", "inside", "than", "allows", "allow", "allowed", "figure", "has",
                         "have", "given", "after", "in", "by", "first", "completing"});
constexpr double days_of_month = 30;
constexpr double days_of_week = 7;

int number_of_word(std::string_view word) {
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error == std::errc() && end == word.data() + word.size()) return number;
  for (const auto& [name, value] : spelled) {
    if (text::equal_ignoring_case(name, word)) return value;
  }
  return 0;
}

int months_per(std::string_view unit, int number) {
  if (text::starts_with_ignoring_case(unit, "month") || text::equal_ignoring_case(unit, "mos") ||
      text::equal_ignoring_case(unit, "mo"))
    return number;
  if (text::starts_with_ignoring_case(unit, "year") || text::equal_ignoring_case(unit, "yrs") ||
      text::equal_ignoring_case(unit, "yr"))
    return 12 * number;
  if (text::starts_with_ignoring_case(unit, "day"))
    return static_cast<int>(std::lround(number / days_of_month));
  if (text::starts_with_ignoring_case(unit, "week") || text::equal_ignoring_case(unit, "wks"))
    return static_cast<int>(std::lround(number * days_of_week / days_of_month));
  return 0;
}

// "12 months of experience" is none.
bool is_of_experience(const Outline& outline, const Clause& clause, std::size_t unit) {
  static constexpr auto work =
      ontology::hashes_of({"experience", "exp", "work", "working", "bench"});
  constexpr std::size_t reach = 5;
  for (std::size_t i = unit + 1; i < std::min(clause.last, unit + reach); ++i) {
    if (outline.is_one_of(i, work)) return true;
  }
  return false;
}

// The months that stand behind a word such as "within" at `at`; 0 for none.
int months_behind(const Outline& outline, const Clause& clause, std::size_t at) {
  constexpr std::size_t reach = 8;  // "by the end of the first year"
  // "by month 12"
  if (at + 2 < clause.last && outline.is_word(at + 1, "month"))
    return number_of_word(outline.word(at + 2));
  int number = 0;
  for (std::size_t i = at + 1; i < std::min(clause.last, at + reach); ++i) {
    const std::string_view word = outline.word(i);
    if (const int months = months_per(word, std::max(number, 1)); months > 0) {
      if (number == 0 || is_of_experience(outline, clause, i)) return 0;
      return months;
    }
    // "the first 12 months", "two (2) years"
    if (const int read = number_of_word(word); read > 1 || number == 0)
      number = std::max(read, number);
  }
  return 0;
}

int months_in(const Outline& outline, const Clause& clause) {
  constexpr int most = 60;
  for (std::size_t i = clause.first; i + 1 < clause.last; ++i) {
    // "w/i 6 months"
    const bool short_form =
        outline.is_word(i, "i") && i > clause.first && outline.is_word(i - 1, "w");
    if (!short_form && !outline.is_one_of(i, within_words)) continue;
    const int months = months_behind(outline, clause, i);
    if (months > 0 && months <= most) return months;
  }
  return 0;
}

}  // namespace

std::optional<int> months_of_grace(const Outline& outline, std::size_t clause) {
  static constexpr auto about = ontology::hashes_of(
      {"certification", "certified", "certificate", "certify", "eligible", "eligibility", "obtain",
       "obtained", "exam", "pass", "registry", "boards", "candidates", "hold", "credential"});
  const auto clauses = outline.clauses();
  if (const int months = months_in(outline, clauses[clause]); months > 0) return months;
  for (std::size_t next = clause + 1; next < std::min(clauses.size(), clause + 3); ++next) {
    const Clause& behind = clauses[next];
    if (behind.heading || behind.line > clauses[clause].line + 1) break;
    // "CBET; within 3 yrs", "CBET: w/in 3 yrs"
    bool fits = behind.line == clauses[clause].line &&
                outline.is_one_of(behind.first, ontology::hashes_of({"within", "w"}));
    for (std::size_t i = behind.first; i < behind.last; ++i)
      fits = fits || outline.is_one_of(i, about);
    if (!fits || outline.has_word(behind.first, behind.last, "license") ||
        outline.has_word(behind.first, behind.last, "bls") ||
        outline.has_word(behind.first, behind.last, "cpr"))
      continue;
    if (const int months = months_in(outline, behind); months > 0) return months;
  }
  return std::nullopt;
}

}  // namespace medtech::listing
