// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/statements.hpp"
#include "core/listing/understanding.hpp"
#include "core/ontology/roles.hpp"

#include <span>
#include <vector>

namespace medtech::listing {

/// Fills `required`, `preferred` and `within_months`. What is required of a higher level than the
/// least that a title offers (`higher`, for each clause) is preferred; what a degree or training
/// would do for is not required.
void find_credentials(const Outline& outline, std::span<const Statement> statements,
                      const std::vector<bool>& higher, const ontology::Knowledge& knowledge,
                      const std::vector<const ontology::Role*>& roles, Requirements& found);

}  // namespace medtech::listing
