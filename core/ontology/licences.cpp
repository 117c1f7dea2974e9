// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/licences.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace medtech::ontology {

std::vector<ConceptRow> demanded_licences(const Terms& terms, const Workplace& workplace) {
  static constexpr auto exempt_settings =
      std::to_array<std::string_view>({"manufacturer", "field-service", "service-organization"});
  std::vector<ConceptRow> demanded;
  if (workplace.state.empty() || workplace.role.empty() || workplace.federal) return demanded;
  if (workplace.employer_kind == "manufacturer" || workplace.employer_kind == "veterinary" ||
      std::ranges::find(exempt_settings, workplace.setting) != exempt_settings.end())
    return demanded;
  for (const ConceptRow row : terms.of_kind("licence")) {
    if (terms.fact(row, "state") != workplace.state) continue;
    const auto covered = text::split(terms.fact(row, "covers"), ' ');
    if (std::ranges::find(covered, workplace.role) != covered.end()) demanded.push_back(row);
  }
  return demanded;
}

bool is_federal(const Terms& employers, std::string_view name) {
  const auto of_federation = [&](ConceptRow row) {
    return employers.fact(row, "branch") == "federal";
  };
  return std::ranges::any_of(employers.find_in(name), of_federation, &Mention::row) ||
         std::ranges::any_of(employers.find_named(name), of_federation);
}

}  // namespace medtech::ontology
