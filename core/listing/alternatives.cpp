// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/alternatives.hpp"

#include "core/base/text.hpp"
#include "core/listing/year_amounts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace medtech::listing {

namespace {

constexpr auto substitutes =
    std::to_array<std::string_view>({"military", "technical", "vocational", "trade", "completion",
                                     "equivalent", "internship", "graduation", "knowledge"});
constexpr auto joiners = std::to_array<std::string_view>({"and", "plus", "with"});

// What a stretch of a clause holds.
struct Part {
  bool years = false;
  std::size_t first_years = 0;
  bool degree = false;
  // Of the degrees that are named; they stand in data/cues/degrees.toml from the lowest up.
  std::optional<std::size_t> first_degree;
  std::optional<std::size_t> last_degree;
};

Part part_of(const Outline& outline, const Clause& clause, std::size_t first, std::size_t last) {
  Part part;
  const auto amounts = year_amounts(outline, clause, first, last);
  part.years = !amounts.empty();
  if (part.years) part.first_years = amounts.front().token;
  part.degree = outline.has_word(first, last, "degree");
  for (const ontology::Mention& cue : outline.cues_in(first, last)) {
    if (outline.kind_of(cue) != CueKind::degree) continue;
    if (!part.first_degree) part.first_degree = cue.row;
    part.degree = true;
    part.last_degree = cue.row;
  }
  return part;
}

bool has_one_of(const Outline& outline, std::size_t first, std::size_t last,
                std::span<const std::string_view> words) {
  for (std::size_t i = first; i < last; ++i) {
    if (outline.is_one_of(i, words)) return true;
  }
  return false;
}

// Whether what stands behind the "or" at `at` is another way in.
bool parts(const Outline& outline, const Clause& clause, std::size_t first, std::size_t at,
           std::size_t next) {
  const Part before = part_of(outline, clause, first, at);
  const Part behind = part_of(outline, clause, at + 1, next);
  const bool apart =
      outline.tokens()[at].gap != ontology::Gap::joined || outline.word(at) == "OR" ||
      (at + 1 < clause.last && outline.tokens()[at + 1].gap != ontology::Gap::joined);
  constexpr std::size_t soon = 3;
  const bool substitute = has_one_of(outline, at + 1, std::min(next, at + 1 + soon), substitutes);
  if (before.years) return behind.years || behind.degree || substitute;
  if (!before.degree || !behind.years) return false;
  // "bachelor's, or associate's with two years", but "associate's or bachelor's with two years"
  const bool lower =
      behind.first_degree && before.last_degree && *behind.first_degree < *before.last_degree;
  if (behind.degree) return apart || lower;
  if (substitute) return apart;
  for (std::size_t i = at + 1; i < behind.first_years; ++i) {
    if (i > at + 1 && outline.tokens()[i].gap != ontology::Gap::joined) return false;
  }
  return !has_one_of(outline, at + 1, behind.first_years, joiners);
}

}  // namespace

std::vector<std::size_t> alternatives_in(const Outline& outline, const Clause& clause) {
  std::vector<std::size_t> ors;
  for (std::size_t i = clause.first + 1; i + 1 < clause.last; ++i) {
    if (text::equal_ignoring_case(outline.word(i), "or")) ors.push_back(i);
  }
  std::vector<std::size_t> ends;
  std::size_t first = clause.first;
  for (std::size_t i = 0; i < ors.size(); ++i) {
    const std::size_t next = i + 1 < ors.size() ? ors[i + 1] : clause.last;
    if (!parts(outline, clause, first, ors[i], next)) continue;
    ends.push_back(ors[i]);
    first = ors[i];
  }
  ends.push_back(clause.last);
  return ends;
}

}  // namespace medtech::listing
