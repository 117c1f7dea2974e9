// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/requirements.hpp"

#include "core/listing/credential_groups.hpp"
#include "core/listing/education.hpp"
#include "core/listing/experience.hpp"
#include "core/listing/licenses.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/statements.hpp"
#include "core/listing/title_levels.hpp"
#include "core/listing/years.hpp"

#include <algorithm>
#include <array>

namespace medtech::listing {

using ontology::Knowledge;
using ontology::Mention;

namespace {

void take_terms(const Outline& outline, const Knowledge& knowledge, Requirements& found) {
  std::vector<bool> seen(knowledge.terms.size());
  for (const Clause& clause : outline.clauses()) {
    if (is_of_the_employer(clause)) continue;
    for (const Mention& term : outline.terms_in(clause)) {
      if (seen[term.row]) continue;
      seen[term.row] = true;
      const std::string_view kind = knowledge.terms.kind(term.row);
      const std::string_view id = knowledge.terms.id(term.row);
      if (kind == "equipment" || kind == "product" || kind == "test-equipment")
        found.equipment.emplace_back(id);
      if (kind == "software") found.software.emplace_back(id);
      if (kind == "skill" || kind == "standard") found.skills.emplace_back(id);
    }
  }
}

// "Medical Technologist (New Grad)"
bool invites_novices(std::string_view title) {
  static constexpr auto words =
      std::to_array<std::string_view>({"new grad", "new grads", "new graduate", "new graduates",
                                       "newly graduated", "no experience"});
  return has_phrase(title, words);
}

}  // namespace

void add_once(std::vector<std::string>& ids, std::string_view id) {
  if (std::ranges::find(ids, id) == ids.end()) ids.emplace_back(id);
}

Requirements find_requirements(std::string_view title, const Outline& outline,
                               const Knowledge& knowledge,
                               const std::vector<const ontology::Role*>& roles,
                               std::string_view state) {
  Requirements found;
  const std::vector<Statement> statements = statements_of(outline);
  const std::vector<bool> higher = clauses_of_higher_levels(title, outline);
  take_terms(outline, knowledge, found);
  find_licenses(outline, knowledge, roles, state, found);
  find_credentials(outline, statements, higher, knowledge, roles, found);
  found.education_min = least_degree(outline, statements, knowledge.cues);
  found.years_min = least_years(outline, statements, higher);
  if (!found.years_min && invites_novices(title)) found.years_min = 0;
  found.experience = experience_named(outline, higher);
  return found;
}

}  // namespace medtech::listing
