// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/wider_terms.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace medtech::ontology {

std::vector<ConceptRow> shown_by(const Terms& terms, ConceptRow row) {
  std::vector<ConceptRow> rows;
  rows.reserve(8);
  const auto add = [&](ConceptRow each) {
    if (std::ranges::find(rows, each) == rows.end()) rows.push_back(each);
  };
  if (const auto maker = terms.find(terms.fact(row, "maker"))) add(*maker);
  for (std::optional<ConceptRow> up = row; up; up = terms.parent(*up)) {
    add(*up);
    const std::string_view kind = terms.kind(*up);
    // A specialty covers many classes of equipment, and shows none of them.
    if (kind != "equipment" && kind != "skill" && kind != "discipline") continue;
    for (const std::string_view bench : text::split(terms.fact(*up, "covers"), ' ')) {
      if (const auto of = terms.find(bench)) add(*of);
    }
  }
  return rows;
}

}  // namespace medtech::ontology
