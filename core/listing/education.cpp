// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/education.hpp"

#include "core/base/text.hpp"
#include "core/listing/alternatives.hpp"
#include "core/listing/year_amounts.hpp"
#include "core/ontology/ranks.hpp"

#include <algorithm>
#include <string_view>

namespace medtech::listing {

using ontology::Mention;

namespace {

std::size_t rank_of(std::string_view degree) {
  return static_cast<std::size_t>(
      ontology::degree_rank(degree).value_or(static_cast<int>(ontology::degree_words.size())));
}

// Degrees that somebody is about to earn, or that are paid for, are not asked.
bool is_of_students(const Outline& outline, const Clause& clause) {
  static constexpr auto words = ontology::hashes_of(
      {"student", "students", "enrolled", "tuition", "scholarship", "reimbursement", "pursuing"});
  return outline.has_one_of(clause.first, clause.last, words);
}

// "From a two-year college or technical school" tells where a degree is from, "BSEE or related
// technical degree" what it is in.
bool tells_where_from(const Outline& outline, const Clause& clause, const Mention& cue) {
  constexpr std::size_t reach = 6;
  const std::size_t begin = cue.first > clause.first + reach ? cue.first - reach : clause.first;
  static constexpr auto likes = ontology::hashes_of({"related", "similar", "other"});
  return outline.has_word(begin, cue.first, "from") ||
         (cue.first > clause.first && outline.is_one_of(cue.first - 1, likes));
}

bool is_in_capitals(const Outline& outline, std::size_t token) {
  return std::ranges::all_of(outline.word(token), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "CERTIFICATION AS MLS" names no associate of science.
bool is_word_in_capitals(const Outline& outline, const Clause& clause, const Mention& cue) {
  constexpr std::size_t short_form = 2;
  if (!cue.weak || cue.end - cue.begin > short_form) return false;
  const bool before = cue.first > clause.first && is_in_capitals(outline, cue.first - 1) &&
                      outline.word(cue.first - 1).size() > short_form;
  const bool behind = cue.last < clause.last && is_in_capitals(outline, cue.last) &&
                      outline.word(cue.last).size() > short_form;
  return before && behind;
}

// What one statement asks, and what it accepts in its place.
struct Asked {
  std::optional<std::size_t> least;
  std::optional<std::size_t> accepted;
};

// "One year of experience, or a master's degree": from where on degrees are named that somebody
// with the experience needs not; the end of the text where there is no such place.
std::size_t behind_mere_experience(const Outline& outline, const Statement& statement) {
  const std::size_t none = outline.tokens().size();
  const Clause& clause = outline.clauses()[statement.first_clause];
  const std::size_t end = alternatives_in(outline, clause).front();
  if (year_amounts(outline, clause, clause.first, end).empty()) return none;
  const bool degree =
      outline.has_word(clause.first, end, "degree") ||
      std::ranges::any_of(outline.cues_in(clause.first, end), [&](const Mention& cue) {
        return outline.kind_of(cue) == CueKind::degree;
      });
  if (degree) return none;
  if (end < clause.last) return end;
  return statement.items.empty() ? none : outline.clauses()[statement.items.front()].first;
}

Asked asked_by(const Outline& outline, const Statement& statement, const ontology::Terms& cues) {
  Asked asked;
  std::optional<std::size_t> end;  // of the degrees that are asked
  for (std::size_t i = statement.first_clause; i < statement.last_clause; ++i) {
    const Clause& clause = outline.clauses()[i];
    const bool accepted = is_concession(outline, clause);
    if (!outline.has_cue(clause, CueKind::degree) || is_of_students(outline, clause)) continue;
    if (!end) end = behind_mere_experience(outline, statement);
    for (const Mention& cue : outline.cues_in(clause)) {
      if (outline.kind_of(cue) != CueKind::degree || is_word_in_capitals(outline, clause, cue) ||
          cue.first >= *end)
        continue;
      const Demand demand = outline.demand_at(clause, cue.first, Reach::part);
      if (rank_of(cues.fact(cue.row, "level")) == 1 && tells_where_from(outline, clause, cue))
        continue;
      if (demand == Demand::preferred || (demand == Demand::none && !accepted)) continue;
      const std::size_t rank = rank_of(cues.fact(cue.row, "level"));
      auto& least = accepted ? asked.accepted : asked.least;
      least = std::min(least.value_or(rank), rank);
    }
  }
  return asked;
}

// "Master's degree in administration; bachelor's in medical technology" asks for both.
bool goes_on(const Outline& outline, const Statement& before, const Statement& behind) {
  const auto clauses = outline.clauses();
  const Clause& last = clauses[before.last_clause - 1];
  if (last.line != clauses[behind.first_clause].line) return false;
  const std::size_t end = outline.tokens()[last.last - 1].end;
  const std::size_t begin = outline.tokens()[clauses[behind.first_clause].first].begin;
  return outline.text().substr(end, begin - end).find(';') != std::string_view::npos;
}

}  // namespace

std::optional<std::string> least_degree(const Outline& outline,
                                        std::span<const Statement> statements,
                                        const ontology::Terms& cues) {
  std::optional<std::size_t> school;  // asked by statements of their own
  std::optional<std::size_t> degree;  // the least beyond school
  std::optional<std::size_t> accepted;
  std::optional<std::size_t> before;  // of the statement before
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Asked asked = asked_by(outline, statements[i], cues);
    if (asked.accepted) accepted = std::min(accepted.value_or(*asked.accepted), *asked.accepted);
    std::optional<std::size_t> least = asked.least;
    const bool both =
        least && before && i > 0 && goes_on(outline, statements[i - 1], statements[i]);
    if (both) {
      least = std::max(*least, *before);
      if (degree == before) degree = least;
    }
    before = least;
    if (!least) continue;
    bool more = false;  // a degree beside the school in one statement is an alternative to it
    for (std::size_t c = statements[i].first_clause; c < statements[i].last_clause; ++c) {
      for (const Mention& cue : outline.cues_in(outline.clauses()[c])) {
        more =
            more ||
            (outline.kind_of(cue) == CueKind::degree && rank_of(cues.fact(cue.row, "level")) > 0 &&
             outline.demand_at(outline.clauses()[c], cue.first, Reach::part) == Demand::required);
      }
    }
    if (*least == 0 && !more) {
      school = 0;
    } else {
      degree = std::min(degree.value_or(*least), *least);
    }
  }
  std::optional<std::size_t> least = degree ? degree : school;
  if (accepted && least) least = std::min(*least, *accepted);
  return least ? std::optional(std::string(ontology::degree_words.at(*least))) : std::nullopt;
}

}  // namespace medtech::listing
