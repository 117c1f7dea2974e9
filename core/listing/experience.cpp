// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/experience.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/listing/year_amounts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::listing {

namespace {

constexpr double most_years_asked = 25;
constexpr auto words_for_years =
    ontology::hashes_of({"years", "year", "yrs", "yr", "years+", "yrs+"});
constexpr auto words_for_months = ontology::hashes_of({"months", "month", "mos"});
constexpr auto words_in_between =
    ontology::hashes_of({"to", "plus", "or", "more", "minimum", "full"});

// "2", "3+", "five"
std::optional<double> plain_number(const Outline& outline, std::size_t token) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"});
  std::string_view word = outline.word(token);
  while (word.ends_with('+')) word.remove_suffix(1);
  const auto* const found = std::ranges::find_if(
      names, [&](std::string_view name) { return text::equal_ignoring_case(name, word); });
  if (found != names.end()) return static_cast<double>(found - names.begin());
  const auto number = whole_number(word);
  return number ? std::optional<double>(*number) : std::nullopt;
}

// "minimum 2", "3+", "2-4", "at least five", as the whole of what is said
std::optional<double> bare_number(const Outline& outline, const Clause& clause) {
  static constexpr auto before = ontology::hashes_of({"minimum", "min", "at", "least", "of", "a"});
  constexpr std::size_t most_words = 5;
  if (clause.last - clause.first > most_words) return std::nullopt;
  std::size_t at = clause.first;
  while (at < clause.last && outline.is_one_of(at, before)) ++at;
  if (at == clause.last) return std::nullopt;
  const auto number = plain_number(outline, at);
  for (std::size_t i = at + 1; i < clause.last; ++i) {
    const bool passed = plain_number(outline, i) || outline.is_one_of(i, words_in_between) ||
                        outline.is_one_of(i, before) || outline.is_one_of(i, words_for_years) ||
                        outline.is_word(i, "required");
    if (!passed) return std::nullopt;
  }
  return number;
}

}  // namespace

std::optional<double> years_behind_keys(const Outline& outline, std::span<const std::size_t> units,
                                        const std::vector<bool>& skipped) {
  std::optional<double> greatest;
  const auto clauses = outline.clauses();
  for (const std::size_t unit : units) {
    const auto at = std::ranges::upper_bound(clauses, unit, {}, &Clause::last);
    const auto i = static_cast<std::size_t>(at - clauses.begin());
    if (i + 1 >= clauses.size()) break;
    const Clause& key = clauses[i];
    const Clause& value = clauses[i + 1];
    if (skipped[i] || value.line > key.line + 1 ||
        !outline.has_one_of(key.first, key.last, words_for_years) ||
        !outline.has_one_of(key.first, key.last,
                            ontology::hashes_of({"experience", "exp", "required", "minimum"})))
      continue;
    const std::size_t end = outline.tokens()[key.last - 1].end;
    const std::size_t begin = outline.tokens()[value.first].begin;
    const std::string_view between = outline.text().substr(end, begin - end);
    if (between.find_first_of(":?|") == std::string_view::npos) continue;
    // "five years' experience?" 5. "Have you …": the number of the next question
    const std::string_view rest = outline.text().substr(outline.tokens()[value.last - 1].end);
    if (!named_amounts(outline, key, key.first, key.last).empty() || rest.starts_with(". "))
      continue;
    const auto number = bare_number(outline, value);
    if (!number || *number > most_years_asked ||
        outline.demand_at(key, key.first, Reach::part) == Demand::preferred ||
        outline.demand_at(value, value.first, Reach::part) == Demand::preferred)
      continue;
    greatest = std::max(greatest.value_or(*number), *number);
  }
  return greatest;
}

namespace {

bool begins_other_alternative(const Outline& outline, const Clause& clause, std::size_t joint) {
  constexpr std::size_t reach = 8;
  const std::size_t end = std::min(clause.last, joint + reach);
  for (std::size_t i = joint + 1; i < end; ++i) {
    if (outline.is_one_of(i, words_for_years) || outline.is_one_of(i, words_for_months))
      return true;
  }
  const auto cues = outline.cues_in(joint + 1, end);
  return std::ranges::any_of(
      cues, [&](const ontology::Mention& cue) { return outline.kind_of(cue) == CueKind::degree; });
}

// In what the years behind a unit are: "experience in transfusion services", "as an MLS".
std::string work_behind(const Outline& outline, const Clause& clause, std::size_t unit) {
  static constexpr auto passed = ontology::hashes_of(
      {"of",          "prior",         "previous",    "recent",     "relevant",   "related",
       "progressive", "progressively", "responsible", "full",       "time",       "or",
       "more",        "minimum",       "current",     "documented", "verifiable", "proven",
       "direct",      "paid",          "combined",    "total",      "similar",    "equivalent",
       "required",    "preferred",     "desired",     "needed"});
  static constexpr auto prepositions =
      ontology::hashes_of({"in", "with", "as", "of", "on", "an", "a", "the", "within", "at"});
  static constexpr auto including = ontology::hashes_of({"incl", "including", "includes"});
  constexpr std::size_t most_words = 16;
  const auto tokens = outline.tokens();
  std::size_t first = unit + 1;
  const auto goes_on = [&](std::size_t i) {
    return i < clause.last && tokens[i].gap == ontology::Gap::joined;
  };
  // "in andrology (we will train …"
  const auto opens_bracket = [&](std::size_t i) {
    const std::string_view before =
        outline.text().substr(tokens[i - 1].end, tokens[i].begin - tokens[i - 1].end);
    return before.find('(') != std::string_view::npos;
  };
  // "of recent, relevant experience"
  const auto is_passed = [&](std::size_t i) {
    if (i >= clause.last || !outline.is_one_of(i, passed)) return false;
    return !outline.is_word(i, "or") || outline.is_word(i + 1, "more");
  };
  if (first >= clause.last || !goes_on(first) || opens_bracket(first)) return {};
  while (is_passed(first)) ++first;
  // "equivalent to a Scientist 9", "or MLT w/ 6", "in the last 36 months": not in what.
  static constexpr auto others =
      ontology::hashes_of({"to", "or", "and", "last", "past", "w", "if", "preceding", "without"});
  if (first < clause.last && outline.is_one_of(first, others)) return {};
  if (first < clause.last &&
      (outline.is_word(first, "experience") || outline.is_word(first, "exp"))) {
    ++first;
    while (goes_on(first) && outline.is_one_of(first, prepositions)) ++first;
  } else {
    while (goes_on(first) && outline.is_one_of(first, prepositions)) ++first;
  }
  if (first < clause.last && outline.is_one_of(first, others)) return {};
  std::size_t last = first;
  for (; last < std::min(clause.last, first + most_words); ++last) {
    if (last > first &&
        (!goes_on(last) || opens_bracket(last) || outline.is_one_of(last, including)))
      break;
    const auto cues = outline.cues_in(last, last + 1);
    const bool asks = std::ranges::any_of(cues, [&](const ontology::Mention& cue) {
      const CueKind kind = outline.kind_of(cue);
      return kind >= CueKind::required && kind <= CueKind::one_of;
    });
    if (outline.is_word(last, "w")) break;
    const bool joint = outline.is_word(last, "or") || outline.is_word(last, "and") ||
                       outline.is_word(last, "with") || outline.is_word(last, "plus");
    if (asks || (joint && begins_other_alternative(outline, clause, last))) break;
  }
  while (
      last > first &&
      (outline.is_word(last - 1, "experience") || outline.is_word(last - 1, "exp") ||
       outline.is_word(last - 1, "or") || outline.is_word(last - 1, "and") ||
       outline.is_one_of(last - 1, prepositions) ||
       outline.is_one_of(last - 1, ontology::hashes_of({"w", "within", "required", "preferred"}))))
    --last;
  if (last == first) return {};
  return std::string(
      outline.text().substr(tokens[first].begin, tokens[last - 1].end - tokens[first].begin));
}

}  // namespace

std::vector<Experience> experience_named(const Outline& outline, const std::vector<bool>& skipped) {
  std::vector<Experience> named;
  const auto clauses = outline.clauses();
  std::size_t i = 0;
  for (const std::size_t unit : year_units(outline)) {
    if (i > 0 && unit < clauses[i - 1].last) continue;  // of the clause that was read
    while (i < clauses.size() && clauses[i].last <= unit) ++i;
    if (i == clauses.size()) break;
    const Clause& clause = clauses[i];
    ++i;
    if (skipped[i - 1] || clause.heading) continue;
    for (const YearAmount& amount : named_amounts(outline, clause, clause.first, clause.last)) {
      if (amount.demand == Demand::none) continue;
      Experience one{amount.years,
                     amount.elliptic
                         ? std::string()
                         : text::printable_line(work_behind(outline, clause, amount.unit)),
                     amount.demand == Demand::required};
      if (std::ranges::find(named, one) == named.end()) named.push_back(std::move(one));
    }
  }
  return named;
}

}  // namespace medtech::listing
