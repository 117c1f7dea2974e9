// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/years.hpp"

#include "core/base/text.hpp"
#include "core/listing/alternatives.hpp"
#include "core/listing/experience.hpp"
#include "core/listing/title_levels.hpp"
#include "core/listing/year_amounts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace medtech::listing {

namespace {

// What may stand in the place of experience.
constexpr auto schooling_words =
    ontology::hashes_of({"school", "training", "course", "coursework", "program", "programme",
                         "internship", "externship", "completion", "certificate", "graduate",
                         "practicum", "rotation", "schooling", "units"});

constexpr auto words_for_years = ontology::hashes_of({"years", "year", "yrs", "yr"});

// What one alternative asks.
struct Route {
  std::optional<double> years;
  bool degree = false;
  bool schooling = false;
  bool equivalent = false;  // "an equivalent combination of training and experience"
};

bool names_degree(const Outline& outline, std::size_t first, std::size_t last) {
  return std::ranges::any_of(outline.cues_in(first, last), [&](const ontology::Mention& cue) {
    return outline.kind_of(cue) == CueKind::degree;
  });
}

// "0-2 years (FSE I), 3-5 years (FSE II)": of a level that is named behind in brackets.
bool is_of_level(const Outline& outline, std::size_t unit, std::size_t last) {
  constexpr std::size_t near_words = 4;
  const std::string_view text = outline.text();
  for (std::size_t i = unit + 1; i < std::min(last, unit + near_words); ++i) {
    const std::size_t end = outline.tokens()[i].end;
    if (level_written(outline.word(i)) > 0 && end < text.size() && text[end] == ')') return true;
    if (outline.tokens()[i].gap != ontology::Gap::joined) break;
  }
  return false;
}

Route read_route(const Outline& outline, const Clause& clause, std::size_t first,
                 std::size_t last) {
  Route route;
  std::size_t amount_at = last;
  std::size_t before = first;
  std::optional<double> least;  // of the degrees, or levels, that stand before
  bool levels = false;          // the amount before was of a level
  for (const YearAmount& amount : year_amounts(outline, clause, first, last)) {
    // "Bachelor's with 2 years, associate's with 4": each degree with years of its own
    const bool of_level = is_of_level(outline, amount.unit, last);
    const bool other_degree =
        amount_at < last &&
        (amount.elliptic || (of_level && levels) ||
         (names_degree(outline, first, amount_at) && names_degree(outline, before, amount.token)));
    if (other_degree) {
      least = std::min(least.value_or(*route.years), *route.years);
      route.years.reset();
    }
    levels = of_level;
    route.years = std::max(route.years.value_or(amount.years), amount.years);
    amount_at = std::min(amount_at, amount.token);
    before = amount.token;
  }
  if (least) route.years = std::min(*least, *route.years);
  route.degree = names_degree(outline, first, last) || outline.has_word(first, last, "degree");
  // "A military school and five years", not "six months of experience or training".
  for (std::size_t i = first; i < amount_at; ++i)
    route.schooling = route.schooling || outline.is_one_of(i, schooling_words);
  // "MLS(ASCP), or MLT(ASCP) with three years": the first needs none.
  route.schooling = route.schooling || (!route.years && names_calling(outline, first, last));
  // "or four years of education above high school"
  for (std::size_t i = first + 2; i < last && !route.years; ++i)
    route.schooling =
        route.schooling || (outline.is_word(i, "education") && outline.is_word(i - 1, "of") &&
                            outline.is_one_of(i - 2, words_for_years));
  route.equivalent = !route.years && outline.has_word(first, last, "combination") &&
                     outline.has_word(first, last, "experience");
  return route;
}

std::optional<double> years_of_routes(const std::vector<Route>& routes) {
  std::optional<double> least;
  bool bare_degree = false;
  bool bare_schooling = false;
  bool experience_alone = false;
  for (const Route& route : routes) {
    if (route.equivalent && !route.degree) continue;
    if (!route.years) {
      bare_degree = bare_degree || route.degree;
      bare_schooling = bare_schooling || (!route.degree && route.schooling);
      continue;
    }
    least = std::min(least.value_or(*route.years), *route.years);
    experience_alone = experience_alone || (!route.degree && !route.schooling);
  }
  if (!least || routes.size() < 2) return least;
  // "One year, or a course": a year is not asked of everybody, and none is said to be needed.
  if (bare_schooling || (experience_alone && bare_degree)) return std::nullopt;
  return bare_degree ? 0 : least;
}

std::optional<double> years_of(const Outline& outline, const Statement& statement,
                               const std::vector<bool>& skipped) {
  std::vector<Route> routes;
  for (std::size_t i = statement.first_clause; i < statement.last_clause; ++i) {
    const Clause& clause = outline.clauses()[i];
    if (skipped[i] || is_concession(outline, clause)) continue;
    const bool begins = i == statement.first_clause ||
                        std::ranges::find(statement.items, i) != statement.items.end();
    std::size_t first = clause.first;
    for (const std::size_t next : alternatives_in(outline, clause)) {
      const Route route = read_route(outline, clause, first, next);
      if (first == clause.first && !begins && !routes.empty()) {
        Route& whole = routes.back();
        if (route.years) whole.years = std::max(whole.years.value_or(0), *route.years);
        whole.degree = whole.degree || route.degree;
      } else {
        routes.push_back(route);
      }
      first = next;
    }
  }
  return years_of_routes(routes);
}

}  // namespace

std::optional<double> least_years(const Outline& outline, std::span<const Statement> statements,
                                  const std::vector<bool>& skipped) {
  if (invites_graduates(outline, skipped)) return 0;
  std::optional<double> greatest;
  const std::vector<std::size_t> units = year_units(outline);
  for (const Statement& statement : statements) {
    const std::size_t begin = outline.clauses()[statement.first_clause].first;
    const auto unit = std::ranges::lower_bound(units, begin);
    if (unit == units.end() || *unit >= outline.clauses()[statement.last_clause - 1].last) continue;
    if (const auto years = years_of(outline, statement, skipped))
      greatest = std::max(greatest.value_or(*years), *years);
  }
  if (const auto years = years_behind_keys(outline, units, skipped))
    greatest = std::max(greatest.value_or(*years), *years);
  if (greatest) return greatest;
  if (needs_no_experience(outline, skipped)) return 0;
  // Where only the higher of several levels asks for years, the lowest asks for none.
  if (std::ranges::find(skipped, true) == skipped.end()) return std::nullopt;
  bool of_higher = false;
  for (std::size_t i = 0; i < skipped.size(); ++i) {
    const Clause& clause = outline.clauses()[i];
    if (is_concession(outline, clause) ||
        year_amounts(outline, clause, clause.first, clause.last).empty())
      continue;
    if (!skipped[i]) return std::nullopt;
    of_higher = true;
  }
  return of_higher ? std::optional<double>(0) : std::nullopt;
}

}  // namespace medtech::listing
