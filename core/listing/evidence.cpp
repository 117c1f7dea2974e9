// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/evidence.hpp"

#include <map>
#include <vector>

namespace medtech::listing {

using ontology::ConceptRow;
using ontology::Mention;
using ontology::Terms;

namespace {

// What service of equipment is made of, beyond the equipment itself, which its users name too.
bool is_service(std::string_view kind) {
  return kind == "test-equipment" || kind == "specialty" || kind == "skill";
}

ConceptRow widest(const Terms& terms, ConceptRow row) {
  while (const auto parent = terms.parent(row)) row = *parent;
  return row;
}

void note(std::size_t& count, std::string& example, std::string_view name) {
  if (count++ == 0) example = name;
}

}  // namespace

Evidence weigh(const Outline& outline, const ontology::Knowledge& knowledge) {
  Evidence evidence;
  const Terms& terms = knowledge.terms;
  std::vector<bool> seen(terms.size());
  std::map<ConceptRow, std::size_t> specialties;
  for (const Clause& clause : outline.clauses()) {
    if (clause.section == Section::benefits) continue;
    for (const Mention& mention : outline.terms_in(clause)) {
      const std::string_view kind = terms.kind(mention.row);
      if (kind == "discipline" || kind == "specialty") ++specialties[mention.row];
      if (seen[mention.row] || kind == "manufacturer") continue;
      seen[mention.row] = true;
      if (kind == "equipment" || kind == "product") ++evidence.domains[widest(terms, mention.row)];
      const std::string_view track = terms.track(mention.row);
      const std::string_view name = terms.name(mention.row);
      if (track == "lab" && kind != "licence") note(evidence.lab, evidence.example_lab, name);
      if (track == "none") note(evidence.against, evidence.example_against, name);
      if (track != "equipment") continue;
      note(evidence.equipment, evidence.example_equipment, name);
      if (is_service(kind) || kind == "credential") ++evidence.equipment;
    }
  }
  for (const auto& [row, count] : specialties) evidence.specialties.emplace(terms.id(row), count);
  return evidence;
}

}  // namespace medtech::listing
