// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/credentials.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <vector>

namespace medtech::ontology {

namespace {

// A credential and those below it, down all steps of higher_than.
std::vector<ConceptRow> with_lower(const Terms& terms, std::string_view id) {
  std::vector<ConceptRow> rows;
  if (const auto row = terms.find(id)) rows.push_back(*row);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const std::string_view lower : text::split(terms.fact(rows[i], "higher_than"), ' ')) {
      const auto row = terms.find(lower);
      if (row && std::ranges::find(rows, *row) == rows.end()) rows.push_back(*row);
    }
  }
  return rows;
}

std::string_view successor_of(const Terms& terms, std::string_view id) {
  const auto row = terms.find(id);
  const std::string_view successor = row ? terms.fact(*row, "successor") : std::string_view();
  return successor.empty() ? id : successor;
}

// Whether another body certifies one of `some` for the same work as `one`.
bool is_of_a_set_with(const Terms& terms, ConceptRow one, const std::vector<ConceptRow>& some) {
  for (const ConceptRow row : terms.of_kind("credential-set")) {
    const std::vector<ConceptRow> members = terms.members(row);
    if (std::ranges::find(members, one) != members.end() &&
        std::ranges::find_first_of(members, some) != members.end())
      return true;
  }
  return false;
}

Holding holds_one(const Terms& terms, std::string_view asked, std::string_view held) {
  if (asked == held) return Holding::exact;
  const std::string_view now_asked = successor_of(terms, asked);
  const std::string_view now_held = successor_of(terms, held);
  if (now_asked == now_held) return Holding::equivalent;
  const std::vector<ConceptRow> asks = with_lower(terms, now_asked);
  const std::vector<ConceptRow> has = with_lower(terms, now_held);
  if (asks.empty() || has.empty()) return Holding::none;
  if (std::ranges::find(has, asks.front()) != has.end()) return Holding::higher;
  if (is_of_a_set_with(terms, asks.front(), has)) return Holding::other_body;
  if (std::ranges::find(asks, has.front()) != asks.end()) return Holding::lesser;
  return is_of_a_set_with(terms, has.front(), asks) ? Holding::lesser : Holding::none;
}

}  // namespace

Holding holds(const Terms& terms, std::string_view asked, std::span<const std::string> held) {
  Holding best = Holding::none;
  for (const std::string& one : held) best = std::max(best, holds_one(terms, asked, one));
  return best;
}

Holding holds_one_of(const Terms& terms, std::span<const std::string> asked,
                     std::span<const std::string> held) {
  Holding best = Holding::none;
  for (const std::string& one : asked) best = std::max(best, holds(terms, one, held));
  return best;
}

}  // namespace medtech::ontology
