// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/year_amounts.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::listing {

namespace {

constexpr std::array<std::pair<std::string_view, double>, 14> number_words{{{"one", 1},
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
                                                                            {"eighteen", 18},
                                                                            {"zero", 0}}};
constexpr double most_years = 25;
constexpr std::size_t reach = 14;  // words around a number in which experience is spoken of

constexpr auto words_of_work = ontology::hashes_of(
    {"experience",  "experienced",     "exp",        "working",     "work",
     "performing",  "repairing",       "servicing",  "practice",    "practical",
     "supervisory", "employment",      "bench",      "service",     "supervising",
     "maintaining", "troubleshooting", "leading",    "managing",    "repair",
     "lead",        "supervisor",      "relevant",   "related",     "progressive",
     "hands",       "hospital",        "field",      "clinical",    "laboratory",
     "lab",         "technical",       "management", "specialized", "testing"});
// "two-year degree", "five years ago", "18 years of age", "2 year warranty", "one year contract"
constexpr auto other_periods = ontology::hashes_of(
    {"degree",  "college",     "program",       "university", "ago",         "age",
     "old",     "older",       "warranty",      "contract",   "commitment",  "assignment",
     "course",  "lease",       "anniversary",   "diploma",    "institution", "agreement",
     "school",  "certificate", "residency",     "accredited", "payback",     "vesting",
     "history", "internship",  "rotation",      "training",   "round",       "period",
     "plan",    "retention",   "apprenticeship"});

// "for over 25 years we have served", "every three years", "first two years": no experience.
constexpr auto since_words = ontology::hashes_of(
    {"over",       "past",      "last",       "since",      "every",     "first",     "next",
     "after",      "nearly",    "almost",     "per",        "until",     "through",   "than",
     "about",      "around",    "within",     "by",         "age",       "renewed",   "valid",
     "bonus",      "payback",   "repay",      "commitment", "agreement", "retention", "during",
     "background", "record",    "serving",    "drivers",    "driving",   "driver",    "each",
     "served",     "growing",   "prior",      "history",    "inside",    "drive",     "allows",
     "allow",      "figure",    "obtained",   "exchange",   "earned",    "achieved",  "train",
     "trains",     "graduated", "candidates", "been",       "those",     "add"});
// Words between a number and "years" that leave it what it is.
constexpr auto passed_words = ontology::hashes_of(
    {"to", "plus", "full", "or", "more", "minimum", "additional", "consecutive", "cumulative",
     "calendar", "total", "complete", "solid", "progressive", "recent"});
constexpr auto openers = ontology::hashes_of(
    {"minimum", "least", "with", "have", "plus", "and", "requires", "require", "min", "possess"});
constexpr auto year_words = ontology::hashes_of({"years", "year", "yrs", "yr", "years+", "yrs+"});
constexpr auto month_words = ontology::hashes_of({"months", "month", "mos"});

std::optional<double> number_at(const Outline& outline, std::size_t token) {
  std::string_view word = outline.word(token);
  while (word.ends_with('+')) word.remove_suffix(1);
  double value = 0;
  if (!word.empty() && text::is_digit(word.front())) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size() ? std::optional(value)
                                                                    : std::nullopt;
  }
  for (const auto& [name, number] : number_words) {
    if (text::equal_ignoring_case(word, name)) return number;
  }
  return std::nullopt;
}

struct Number {
  double value = 0;
  std::size_t first = 0;  // token
};

// The number that stands before "years" at `token`, with a range's lower end and "two (2)" read.
std::optional<Number> number_of_years(const Outline& outline, const Clause& clause,
                                      std::size_t token) {
  std::optional<Number> found;
  for (std::size_t back = 1; back <= 4 && token >= clause.first + back; ++back) {
    const std::size_t at = token - back;
    if (outline.tokens()[at + 1].gap == ontology::Gap::stop) break;
    // "0 - 2 years", but "GS-9, 2 years"
    const std::string_view written = outline.word(at);
    if (outline.tokens()[at + 1].gap == ontology::Gap::comma &&
        !(found && text::is_digit(written.back())))
      break;
    if (const auto number = number_at(outline, at)) {
      // "1) 5 years": the number of an item
      const std::size_t end = outline.tokens()[at].end;
      const std::string_view between =
          outline.text().substr(end, outline.tokens()[at + 1].begin - end);
      if (found && between.find(')') != std::string_view::npos) break;
      if (outline.tokens()[at + 1].gap == ontology::Gap::comma && found &&
          outline.text()[outline.tokens()[at].end] == ',')
        break;
      found = Number{found ? std::min(found->value, *number) : *number, at};
      continue;
    }
    if (!outline.is_one_of(at, passed_words)) break;
    const bool alternative = outline.is_word(at, "or");
    if (outline.is_word(at, "minimum") && found) break;
    // "or 2 years" begins something, "one or two years" does not.
    if (alternative && found && (at == clause.first || !number_at(outline, at - 1))) break;
  }
  return found;
}

// "nine-month appointment": one unit of several, bound to its number.
bool is_adjective(const Outline& outline, std::size_t unit) {
  const std::string_view word = outline.word(unit);
  const auto number = number_at(outline, unit - 1);
  if (!number || *number == 1 || word.ends_with('s') || word.ends_with('S')) return false;
  return outline.text()[outline.tokens()[unit].begin - 1] == '-';
}

bool is_experience(const Outline& outline, const Clause& clause, std::size_t number,
                   std::size_t unit) {
  const std::size_t end = std::min(clause.last, unit + reach);
  const std::size_t begin = number > clause.first + 6 ? number - 6 : clause.first;
  // "six years of college", but "six years of technical experience"
  std::size_t soon = unit + 1;
  while (soon < std::min(end, unit + 4) && outline.tokens()[soon].gap == ontology::Gap::joined)
    ++soon;
  if (is_adjective(outline, unit) && !outline.has_word(unit + 1, soon, "experience")) return false;
  if (outline.has_one_of(unit + 1, soon, other_periods) &&
      !outline.has_word(unit + 1, std::min(end, unit + 6), "experience"))
    return false;
  if (unit + 2 < end && outline.is_one_of(unit + 1, ontology::hashes_of({"of", "from", "after"}))) {
    if (outline.is_one_of(unit + 2,
                          ontology::hashes_of({"hire", "age", "employment", "start", "date"})))
      return false;
    // "after two years of service", but "two years of service on analyzers"
    if (outline.is_word(unit + 2, "service") &&
        (unit + 3 >= end || outline.tokens()[unit + 3].gap != ontology::Gap::joined ||
         !outline.is_one_of(unit + 3,
                            ontology::hashes_of({"on", "of", "in", "for", "experience"}))))
      return false;
  }
  if (outline.has_one_of(begin, number, since_words)) return false;
  if (outline.has_one_of(begin, end, words_of_work)) return true;
  if (clause.section == Section::required || clause.announced == Demand::required) return true;
  if (unit + 1 < end && outline.is_word(unit + 1, "as")) return true;
  if (outline.has_cue(clause, CueKind::required)) return true;
  return number == clause.first || outline.is_one_of(number - 1, openers);
}

}  // namespace

std::vector<YearAmount> year_amounts(const Outline& outline, const Clause& clause,
                                     std::size_t first, std::size_t last) {
  std::vector<YearAmount> amounts;
  for (std::size_t i = first; i < last; ++i) {
    const char initial = outline.initial(i);
    if (initial != 'y' && initial != 'm') continue;
    const bool months = outline.is_one_of(i, month_words);
    if (!months && !outline.is_one_of(i, year_words)) continue;
    const auto number = number_of_years(outline, clause, i);
    if (!number || number->first < first) continue;
    const double years = months ? number->value / 12 : number->value;
    if (years > most_years || !is_experience(outline, clause, number->first, i)) continue;
    if (outline.demand_at(clause, i, Reach::part) != Demand::required) continue;
    amounts.push_back({number->first, years});
  }
  return amounts;
}

std::vector<std::size_t> year_units(const Outline& outline) {
  std::vector<std::size_t> units;
  for (std::size_t i = 0; i < outline.tokens().size(); ++i) {
    const char initial = outline.initial(i);
    if ((initial == 'y' || initial == 'm') &&
        (outline.is_one_of(i, year_words) || outline.is_one_of(i, month_words)))
      units.push_back(i);
  }
  return units;
}

namespace {

// "None", "N/A", "0"
bool says_nothing(const Outline& outline, const Clause& clause) {
  if (outline.is_word(clause.first, "none")) return true;
  constexpr std::size_t most_words = 2;
  const std::string_view written = outline.text().substr(
      outline.tokens()[clause.first].begin,
      outline.tokens()[clause.last - 1].end - outline.tokens()[clause.first].begin);
  return clause.last - clause.first <= most_words &&
         (text::equal_ignoring_case(written, "n/a") || text::equal_ignoring_case(written, "na") ||
          written == "0");
}

// "Less than 1 year", as the whole of what is said
bool is_less_than_one_year(const Outline& outline, const Clause& clause) {
  constexpr std::size_t words = 4;
  if (clause.last < clause.first + words) return false;
  const std::size_t first = clause.last - words;
  const auto number = number_at(outline, first + 2);
  return outline.is_word(first, "less") && outline.is_word(first + 1, "than") && number &&
         *number <= 1 && outline.is_one_of(first + 3, year_words);
}

}  // namespace

bool needs_no_experience(const Outline& outline, const std::vector<bool>& skipped) {
  static constexpr auto novices = ontology::hashes_of({"grad", "grads", "graduates"});
  static constexpr auto invited =
      ontology::hashes_of({"welcome", "encouraged", "accepted", "considered", "apply"});
  bool of_experience = false;  // the clause before was "Experience:"
  for (std::size_t c = 0; c < skipped.size(); ++c) {
    const Clause& clause = outline.clauses()[c];
    if (skipped[c]) continue;
    const bool experience = outline.has_word(clause.first, clause.last, "experience");
    if (experience && outline.has_cue(clause, CueKind::not_required)) return true;
    if (of_experience && says_nothing(outline, clause)) return true;
    if ((experience || of_experience) && is_less_than_one_year(outline, clause)) return true;
    if (of_experience && outline.has_cue(clause, CueKind::not_required) &&
        clause.last - clause.first <= 10)
      return true;
    for (std::size_t i = clause.first; i < clause.last; ++i) {
      const char initial = outline.initial(i);
      if (initial != 'n' && initial != 'g') continue;
      const std::size_t soon = std::min(clause.last, i + 5);
      if (outline.is_word(i, "no") && outline.has_word(i + 1, soon, "experience")) return true;
      if (i > clause.first && outline.is_one_of(i, novices) &&
          outline.has_one_of(clause.first, std::min(clause.last, i + 6), invited))
        return true;
    }
    of_experience = clause.heading && experience;
  }
  return false;
}

}  // namespace medtech::listing
