// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/terms.hpp"

#include <string_view>
#include <vector>

namespace medtech::ontology {

/// Whom somebody works for, where and as what; "" for what is not known.
struct Workplace {
  std::string_view state = "";  ///< two letters
  std::string_view role = "";   ///< id
  std::string_view setting = "";
  std::string_view employer_kind = "";
  bool federal = false;
};

/// The licences of which the place's law demands one, whatever a posting says; empty where it
/// demands none or the role or the place is not known. `terms` has them (data/terms/licences.toml).
/// Federal employers are exempt, and so is who tests no patients: makers, and veterinary ones.
std::vector<ConceptRow> demanded_licences(const Terms& terms, const Workplace& workplace);

/// True where an employer of this name is of the federal government; `employers` has the names.
bool is_federal(const Terms& employers, std::string_view name);

}  // namespace medtech::ontology
