// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/requirements.hpp"

#include "core/listing/credential_groups.hpp"
#include "core/listing/years.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace medtech::listing {

using ontology::Knowledge;
using ontology::Mention;

namespace {

constexpr std::array<std::string_view, 6> degrees{"high-school", "certificate", "associate",
                                                  "bachelor",    "master",      "doctorate"};

std::size_t rank_of(std::string_view degree) {
  return static_cast<std::size_t>(std::ranges::find(degrees, degree) - degrees.begin());
}

// A diploma of high school beside a degree that is asked for elsewhere is no alternative to it.
std::optional<std::string> least_degree(const Outline& outline, const Knowledge& knowledge) {
  std::optional<std::size_t> least;
  std::optional<std::size_t> least_beyond_school;
  bool school_with_more = false;
  for (const Clause& clause : outline.clauses()) {
    if (is_of_the_employer(clause) || clause.section == Section::duties) continue;
    bool school = false;
    bool more = false;
    for (const Mention& cue : outline.cues_in(clause)) {
      if (knowledge.cues.kind(cue.row) != "degree") continue;
      if (outline.demand_at(clause, cue.first, Reach::part) != Demand::required) continue;
      const std::size_t rank = rank_of(knowledge.cues.fact(cue.row, "level"));
      if (rank == 0) school = true;
      if (rank > 0) more = true;
      least = std::min(least.value_or(rank), rank);
      if (rank > 0) least_beyond_school = std::min(least_beyond_school.value_or(rank), rank);
    }
    school_with_more = school_with_more || (school && more);
  }
  if (least == 0U && least_beyond_school && !school_with_more) least = least_beyond_school;
  return least ? std::optional(std::string(degrees.at(*least))) : std::nullopt;
}

void take_terms(const Outline& outline, const Knowledge& knowledge, Requirements& found) {
  for (const Clause& clause : outline.clauses()) {
    if (is_of_the_employer(clause)) continue;
    for (const Mention& term : outline.terms_in(clause)) {
      const std::string_view kind = knowledge.terms.kind(term.row);
      const std::string_view id = knowledge.terms.id(term.row);
      if (kind == "equipment" || kind == "product" || kind == "test-equipment")
        add_once(found.equipment, id);
      if (kind == "software") add_once(found.software, id);
      if (kind == "skill" || kind == "standard") add_once(found.skills, id);
      if (kind == "licence" && id != "state-licence") add_once(found.licenses, id);
    }
  }
}

}  // namespace

void add_once(std::vector<std::string>& ids, std::string_view id) {
  if (std::ranges::find(ids, id) == ids.end()) ids.emplace_back(id);
}

Requirements find_requirements(const Outline& outline, const Knowledge& knowledge,
                               const ontology::Role* role) {
  Requirements found;
  take_terms(outline, knowledge, found);
  find_credentials(outline, knowledge, role, found);
  found.education_min = least_degree(outline, knowledge);
  found.years_min = least_years(outline);
  return found;
}

}  // namespace medtech::listing
