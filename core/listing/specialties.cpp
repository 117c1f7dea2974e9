// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/specialties.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace medtech::listing {

using ontology::ConceptRow;
using ontology::Knowledge;
using ontology::Mention;
using ontology::Terms;

namespace {

constexpr std::string_view management = "management";

using Ids = std::vector<std::string>;

void add(Ids& ids, std::string_view id) {
  if (std::ranges::find(ids, id) == ids.end()) ids.emplace_back(id);
}

// Which specialty serves each class of equipment.
using Serving = std::map<std::string_view, ConceptRow, std::less<>>;

Serving who_serves(const Terms& terms) {
  Serving serving;
  for (const ConceptRow row : terms.of_kind("specialty")) {
    for (const std::string_view kind : text::split(terms.fact(row, "covers"), ' '))
      if (!kind.empty()) serving.emplace(kind, row);
  }
  return serving;
}

// The specialty of the class nearest above a thing, itself among them.
std::optional<ConceptRow> serving(const Terms& terms, const Serving& of_class, ConceptRow thing) {
  for (std::optional<ConceptRow> row = thing; row; row = terms.parent(*row)) {
    if (const auto found = of_class.find(terms.id(*row)); found != of_class.end())
      return found->second;
  }
  return std::nullopt;
}

void add_of_equipment(const Evidence& evidence, const Terms& terms, const Serving& of_class,
                      Ids& found) {
  constexpr std::size_t enough = 2;    // things of one specialty
  constexpr double most_of_all = 0.6;  // of all the equipment named
  std::map<ConceptRow, std::size_t> counts;
  for (const ConceptRow thing : evidence.gear) {
    if (const auto specialty = serving(terms, of_class, thing)) ++counts[*specialty];
  }
  for (const auto& [specialty, count] : counts) {
    if (count >= enough &&
        static_cast<double>(count) >= most_of_all * static_cast<double>(evidence.gear.size()))
      add(found, terms.id(specialty));
  }
}

// Benches that the text names in one breath with one that is known.
void add_beside(const Evidence& evidence, Ids& found) {
  const Ids known = found;
  for (const Ids& together : evidence.together) {
    const bool beside = std::ranges::any_of(together, [&](const std::string& id) {
      return id != management && std::ranges::find(known, id) != known.end();
    });
    if (!beside) continue;
    for (const std::string& id : together) add(found, id);
  }
}

}  // namespace

Ids specialties_of(std::string_view title, const Classification& opening, const Evidence& evidence,
                   const Knowledge& knowledge) {
  Ids found;
  const Terms& terms = knowledge.terms;
  const bool lab = opening.track == "lab";
  const bool leads = opening.level == "manager" || opening.level == "director";
  const std::string_view wanted = lab ? "discipline" : "specialty";
  const Serving of_class = lab ? Serving{} : who_serves(terms);
  for (const Mention& mention : terms.find_in(title)) {
    if (terms.kind(mention.row) == wanted) {
      add(found, terms.id(mention.row));
    } else if (const auto specialty = serving(terms, of_class, mention.row)) {
      add(found, terms.id(*specialty));
    }
  }
  const bool title_tells = !found.empty();
  if (const ontology::Role* known = find_role(knowledge.roles, opening.role.value_or(""))) {
    for (const std::string& id : known->specialties) add(found, id);
  }
  if (leads) add(found, management);
  // "Generalist" and "Core Lab" leave open which benches.
  const bool told = std::ranges::any_of(found, [&](const std::string& id) {
    const auto row = terms.find(id);
    return id != management && row && (!lab || terms.fact(*row, "covers").empty());
  });
  if (lab && told) {
    add_beside(evidence, found);
  } else if (!title_tells || lab) {
    for (const auto& [id, count] : evidence.specialties) {
      const auto row = terms.find(id);
      if (row && terms.kind(*row) == wanted) add(found, id);
    }
  }
  if (!lab) add_of_equipment(evidence, terms, of_class, found);
  return found;
}

}  // namespace medtech::listing
