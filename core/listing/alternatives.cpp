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
    ontology::hashes_of({"military", "technical", "vocational", "trade", "completion", "equivalent",
                         "internship", "graduation", "knowledge"});
constexpr auto joiners = ontology::hashes_of({"and", "plus", "with"});

// What a stretch of a clause holds.
struct Stretch {
  bool years = false;
  std::size_t first_years = 0;
  bool degree = false;
  // Of the degrees that are named; they stand in data/cues/degrees.toml from the lowest up.
  std::optional<std::size_t> first_degree;
  std::optional<std::size_t> last_degree;
};

Stretch stretch_of(const Outline& outline, const Clause& clause, std::size_t first,
                   std::size_t last) {
  Stretch part;
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

// Whether a calling is named whose years are its own: "MLT with ten years", "BMET with four".
bool names_holder(const Outline& outline, const Clause& clause, std::size_t first,
                  std::size_t last) {
  static constexpr auto callings =
      ontology::hashes_of({"mlt", "bmet", "technician", "mt", "mls", "clt", "rn", "lpn", "cbet"});
  static constexpr auto joints = ontology::hashes_of({"with", "w"});
  return outline.has_one_of(first, std::min(last, clause.last), callings) &&
         outline.has_one_of(first, last, joints);
}

// "or MRI service with an associate's degree"
bool comes_with_degree(const Outline& outline, std::size_t at, std::size_t next) {
  static constexpr auto joints = ontology::hashes_of({"with", "w"});
  if (outline.tokens()[at].gap != ontology::Gap::joined) return false;
  for (const ontology::Mention& cue : outline.cues_in(at + 1, next)) {
    if (outline.kind_of(cue) == CueKind::degree)
      return outline.has_one_of(at + 1, cue.first, joints);
  }
  return false;
}

// "or a phlebotomy program", "or completion of a course"
bool names_course(const Outline& outline, std::size_t first, std::size_t last) {
  static constexpr auto articles = ontology::hashes_of({"a", "an", "completed"});
  static constexpr auto courses = ontology::hashes_of({"program", "course", "internship"});
  static constexpr auto alike = ontology::hashes_of({"related", "similar", "equivalent", "other"});
  constexpr std::size_t most_words = 4;
  const std::size_t end = std::min(last, first + most_words);
  return first < last && outline.is_one_of(first, articles) &&
         !outline.has_one_of(first, end, alike) && outline.has_one_of(first, end, courses);
}

// Whether what stands behind the "or" at `at` is another way in.
bool parts(const Outline& outline, const Clause& clause, std::size_t first, std::size_t at,
           std::size_t next) {
  static constexpr auto more =
      ontology::hashes_of({"more", "greater", "above", "higher", "over", "related", "similar"});
  if (outline.is_one_of(at + 1, more)) return false;
  const Stretch before = stretch_of(outline, clause, first, at);
  const Stretch behind = stretch_of(outline, clause, at + 1, next);
  const bool apart =
      outline.tokens()[at].gap != ontology::Gap::joined || outline.word(at) == "OR" ||
      (at + 1 < clause.last && outline.tokens()[at + 1].gap != ontology::Gap::joined);
  constexpr std::size_t soon = 3;
  const bool substitute = outline.has_one_of(at + 1, std::min(next, at + 1 + soon), substitutes);
  // "5 years of CT or MRI service with an associate's": of all that stands before.
  const bool degree = behind.degree && !comes_with_degree(outline, at, next);
  if (before.years)
    return behind.years || degree || substitute || names_course(outline, at + 1, next);
  // "MLS(ASCP) or MLT(ASCP) with three years"
  static constexpr auto lesser = ontology::hashes_of({"mlt", "clt"});
  if (behind.years && !before.degree && names_calling(outline, first, at) &&
      outline.has_one_of(at + 1, behind.first_years, lesser) &&
      names_holder(outline, clause, at + 1, behind.first_years))
    return true;
  if (!before.degree || !behind.years) return false;
  // "bachelor's, or associate's with two years", but "associate's or bachelor's with two years"
  const bool lower =
      behind.first_degree && before.last_degree && *behind.first_degree < *before.last_degree;
  if (behind.degree) return apart || lower;
  // "associate's, or military training, plus two years": all of them with two years
  bool listed = false;
  for (std::size_t i = at + 2; i <= behind.first_years; ++i)
    listed = listed || outline.tokens()[i].gap != ontology::Gap::joined;
  if (substitute) return apart && !listed;
  if (listed) return false;
  // "a bachelor's degree, or MLT with ten years"
  if (apart && names_holder(outline, clause, at + 1, behind.first_years)) return true;
  return !outline.has_one_of(at + 1, behind.first_years, joiners);
}

}  // namespace

bool names_calling(const Outline& outline, std::size_t first, std::size_t last) {
  static constexpr auto callings = ontology::hashes_of({"mls", "mt", "cls"});
  return outline.has_one_of(first, last, callings);
}

std::vector<std::size_t> alternatives_in(const Outline& outline, const Clause& clause) {
  std::vector<std::size_t> ors;
  for (std::size_t i = clause.first + 1; i + 1 < clause.last; ++i) {
    if (outline.is_word(i, "or")) ors.push_back(i);
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
