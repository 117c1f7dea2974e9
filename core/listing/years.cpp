// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/years.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace medtech::listing {

namespace {

constexpr std::array<std::pair<std::string_view, double>, 13> number_words{{{"one", 1},
                                                                            {"two", 2},
                                                                            {"three", 3},
                                                                            {"four", 4},
                                                                            {"five", 5},
                                                                            {"six", 6},
                                                                            {"seven", 7},
                                                                            {"eight", 8},
                                                                            {"nine", 9},
                                                                            {"ten", 10},
                                                                            {"twelve", 12},
                                                                            {"fifteen", 15},
                                                                            {"eighteen", 18}}};
constexpr double most_years = 30;
constexpr std::size_t reach = 14;  // words around a number in which experience is spoken of

constexpr auto experience_words = std::to_array<std::string_view>(
    {"experience", "experienced", "exp", "background", "working", "work", "performing", "repairing",
     "servicing", "practice", "practical", "supervisory", "employment", "bench", "servicing"});
// "two-year degree", "five years ago", "18 years of age", "2 year warranty", "one year contract"
constexpr auto other_words = std::to_array<std::string_view>(
    {"degree",     "college", "program",     "university",  "technical", "ago",
     "age",        "old",     "older",       "warranty",    "contract",  "commitment",
     "assignment", "course",  "lease",       "anniversary", "diploma",   "institution",
     "agreement",  "school",  "certificate", "residency",   "accredited"});

// "for over 25 years we have served", "every three years", "first two years": no experience.
constexpr auto since_words = std::to_array<std::string_view>(
    {"for",    "over",       "past",      "last",      "since",   "every",   "first", "next",
     "after",  "nearly",     "almost",    "per",       "until",   "through", "than",  "about",
     "around", "within",     "by",        "age",       "renewed", "valid",   "bonus", "payback",
     "repay",  "commitment", "agreement", "retention", "during"});

std::optional<double> number_at(const Outline& outline, std::size_t token) {
  std::string word = text::lower(outline.word(token));
  while (!word.empty() && word.back() == '+') word.pop_back();
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error == std::errc() && end == word.data() + word.size()) return value;
  const auto* known =
      std::ranges::find(number_words, word, &std::pair<std::string_view, double>::first);
  return known == number_words.end() ? std::nullopt : std::optional(known->second);
}

bool has_one_of(const Outline& outline, std::size_t first, std::size_t last,
                std::span<const std::string_view> words) {
  for (std::size_t i = first; i < last; ++i) {
    if (std::ranges::find(words, text::lower(outline.word(i))) != words.end()) return true;
  }
  return false;
}

// The number that stands before "years" at `token`, with a range's lower end and "two (2)" read.
std::optional<double> amount_before(const Outline& outline, const Clause& clause,
                                    std::size_t token) {
  std::optional<double> amount;
  for (std::size_t back = 1; back <= 4 && token >= clause.first + back; ++back) {
    // "4. 5 yrs": what ends a sentence is the number of an item.
    if (outline.tokens()[token - back + 1].gap != ontology::Gap::joined) break;
    const auto number = number_at(outline, token - back);
    if (number) {
      amount = amount ? std::min(*amount, *number) : *number;
      continue;
    }
    const std::string word = text::lower(outline.word(token - back));
    if (word != "to" && word != "plus" && word != "full" && word != "or" && word != "more" &&
        word != "minimum")
      break;
    if ((word == "or" || word == "minimum") && amount) break;
  }
  return amount;
}

// Years of experience that a clause asks for: the least where "or" makes them alternatives, else
// the greatest ("ten years, five of them as lead").
std::optional<double> years_in(const Outline& outline, const Clause& clause) {
  std::optional<double> asked;
  const bool either = outline.has_word(clause.first, clause.last, "or");
  for (std::size_t i = clause.first; i < clause.last; ++i) {
    const std::string word = text::lower(outline.word(i));
    const bool years = word == "years" || word == "year" || word == "yrs" || word == "yr";
    const bool months = word == "months" || word == "month" || word == "mos";
    if (!years && !months) continue;
    auto amount = amount_before(outline, clause, i);
    if (!amount) continue;
    if (months) amount = *amount / 12;
    const std::size_t end = std::min(clause.last, i + reach);
    const std::size_t begin = i > clause.first + 6 ? i - 6 : clause.first;
    if (has_one_of(outline, i + 1, std::min(end, i + 4), other_words)) continue;
    const bool of_experience = has_one_of(outline, begin, end, experience_words);
    if (*amount > most_years || (!of_experience && has_one_of(outline, begin, i, since_words)))
      continue;
    if (outline.has_word(begin, i, "within") ||
        outline.demand_at(clause, i, Reach::part) != Demand::required)
      continue;
    const double before = asked.value_or(*amount);
    asked = either ? std::min(before, *amount) : std::max(before, *amount);
  }
  return asked;
}

bool needs_no_experience(const Outline& outline, const Clause& clause) {
  if (!outline.has_cue(clause, "not-required")) return false;
  const std::size_t begin = outline.tokens()[clause.first].begin;
  const std::size_t size = outline.tokens()[clause.last - 1].end - begin;
  return text::find_ignoring_case(outline.text().substr(begin, size), "experience") !=
         std::string_view::npos;
}

}  // namespace

std::optional<double> least_years(const Outline& outline) {
  std::optional<double> greatest;
  bool none_needed = false;
  for (const Clause& clause : outline.clauses()) {
    if (is_of_the_employer(clause) || clause.section == Section::duties) continue;
    none_needed = none_needed || needs_no_experience(outline, clause);
    if (outline.has_cue(clause, "in-lieu")) continue;
    if (const auto years = years_in(outline, clause))
      greatest = std::max(greatest.value_or(*years), *years);
  }
  if (!greatest && none_needed) return 0;
  return greatest;
}

}  // namespace medtech::listing
