// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/understanding.hpp"
#include "core/ontology/roles.hpp"

#include <vector>

namespace medtech::listing {

/// Fills `required`, `preferred` and `within_months`. What is required of a higher level than the
/// least that a title offers (`higher`, for each clause) is preferred.
void find_credentials(const Outline& outline, const std::vector<bool>& higher,
                      const ontology::Knowledge& knowledge,
                      const std::vector<const ontology::Role*>& roles, Requirements& found);

}  // namespace medtech::listing
