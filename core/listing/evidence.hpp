// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/ontology/knowledge.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace medtech::listing {

/// How much of each family a posting's text speaks of: distinct concepts, those of the employer's
/// self-praise and benefits left out.
struct Evidence {
  std::size_t lab = 0;
  std::size_t equipment = 0;
  std::size_t service = 0;  ///< of these what only who services equipment speaks of
  std::size_t against = 0;  ///< words of other fields
  std::string settled;      ///< one that leaves no doubt of it ("seized drugs"); "" where none does
  /// How often each discipline or specialty is meant, but as what one studied.
  std::map<std::string, std::size_t> specialties;
  /// The disciplines of each clause that tells of the work and names several.
  std::vector<std::vector<std::string>> together;
  std::vector<ontology::ConceptRow> gear;  ///< distinct classes and products of equipment
  std::set<std::string> credentials;       ///< ids
  std::optional<int> least_degree;         ///< rank of the lowest degree that is named
  std::string example_lab;                 ///< one of each, for reasons
  std::string example_equipment;
  std::string example_against;
};

Evidence weigh(const Outline& outline, const ontology::Knowledge& knowledge);

}  // namespace medtech::listing
