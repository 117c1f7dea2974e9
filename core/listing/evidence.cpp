// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/evidence.hpp"

#include "core/ontology/ranks.hpp"

#include <algorithm>
#include <utility>

namespace medtech::listing {

using ontology::Gap;
using ontology::Mention;
using ontology::Terms;

namespace {

// What service of equipment is made of, beyond the equipment itself, which its users name too.
bool is_service(std::string_view kind) {
  return kind == "test-equipment" || kind == "specialty" || kind == "skill";
}

void note(std::size_t& count, std::string& example, std::string_view name) {
  if (count++ == 0) example = name;
}

bool is_among(ontology::WordHashes words, const ontology::Token& token) {
  return std::ranges::find(words, token.hash) != words.end();
}

constexpr auto of_experience =
    ontology::hashes_of({"experience", "experienced", "certified", "certification", "license",
                         "licensed", "licensure"});

// "30 semester hours of biology and chemistry", "Bachelor's degree in chemistry": a subject that
// one studied is no work.
bool is_studied(const Outline& outline, const Clause& clause, const Mention& mention) {
  static constexpr auto school = ontology::hashes_of({"coursework", "majoring"});
  static constexpr auto terms_of_school =
      ontology::hashes_of({"semester", "quarter", "credit", "college"});
  static constexpr auto hours = ontology::hashes_of({"hours", "hrs", "credits"});
  constexpr std::size_t reach = 14;  // words
  const auto tokens = outline.tokens();
  const std::size_t least =
      std::max(clause.first, mention.first > reach ? mention.first - reach : std::size_t{0});
  for (std::size_t at = mention.first; at > least; --at) {
    if (tokens[at].gap == Gap::stop || is_among(of_experience, tokens[at - 1])) return false;
    const bool counted =
        is_among(hours, tokens[at - 1]) && at > 1 && is_among(terms_of_school, tokens[at - 2]);
    const bool degree = std::ranges::any_of(outline.cues_in(at - 1, at), [&](const Mention& cue) {
      return outline.kind_of(cue) == CueKind::degree;
    });
    if (counted || degree || is_among(school, tokens[at - 1])) return true;
  }
  return false;
}

// A clause that tells of the work, not of what people there or elsewhere have done.
bool tells_of_work(const Outline& outline, const Clause& clause) {
  if (clause.section != Section::unknown && clause.section != Section::duties) return false;
  return std::ranges::none_of(outline.tokens().subspan(clause.first, clause.last - clause.first),
                              [](const auto& token) { return is_among(of_experience, token); });
}

}  // namespace

Evidence weigh(const Outline& outline, const ontology::Knowledge& knowledge) {
  Evidence evidence;
  const Terms& terms = knowledge.terms;
  std::vector<bool> seen(terms.size());
  for (const Clause& clause : outline.clauses()) {
    if (clause.section == Section::benefits) continue;
    const bool wished_for =
        clause.section == Section::preferred || outline.has_cue(clause, CueKind::preferred);
    for (const Mention& cue : outline.cues_in(clause)) {
      if (outline.kind_of(cue) != CueKind::degree || wished_for) continue;
      const auto rank = ontology::degree_rank(knowledge.cues.id(cue.row));
      if (rank) evidence.least_degree = std::min(evidence.least_degree.value_or(*rank), *rank);
    }
    std::vector<std::string> together;
    for (const Mention& mention : outline.terms_in(clause)) {
      const std::string_view kind = terms.kind(mention.row);
      const bool bench = kind == "discipline";
      if (bench && is_studied(outline, clause, mention)) continue;
      const std::string id(terms.id(mention.row));
      if (bench || kind == "specialty") ++evidence.specialties[id];
      // "CBC" is work of the bench of hematology.
      if (const std::string_view of = kind == "skill" ? terms.fact(mention.row, "covers") : "";
          !of.empty())
        ++evidence.specialties[std::string(of)];
      if (bench && std::ranges::find(together, id) == together.end()) together.push_back(id);
      if (seen[mention.row] || kind == "manufacturer") continue;
      seen[mention.row] = true;
      if (kind == "equipment" || kind == "product") evidence.gear.push_back(mention.row);
      if (kind == "credential") evidence.credentials.insert(id);
      if (kind == "credential-set" && !wished_for) {
        for (const ontology::ConceptRow member : terms.members(mention.row))
          evidence.credentials.emplace(terms.id(member));
      }
      const std::string_view track = terms.track(mention.row);
      const std::string_view name = terms.name(mention.row);
      if (track == "lab" && kind != "licence") note(evidence.lab, evidence.example_lab, name);
      if (track == "none") note(evidence.against, evidence.example_against, name);
      if (!terms.fact(mention.row, "decides").empty()) evidence.settled = name;
      if (track != "equipment") continue;
      note(evidence.equipment, evidence.example_equipment, name);
      if (!is_service(kind) && kind != "credential") continue;
      ++evidence.equipment;
      ++evidence.service;
    }
    if (together.size() > 1 && tells_of_work(outline, clause))
      evidence.together.push_back(std::move(together));
  }
  return evidence;
}

}  // namespace medtech::listing
