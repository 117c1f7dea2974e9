// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/terms.hpp"

#include <vector>

namespace medtech::ontology {

/// What somebody shows who shows this term: the term itself, those above it, a product's maker, and
/// the benches of the laboratory whose work or instruments these are (`covers`). Each once.
std::vector<ConceptRow> shown_by(const Terms& terms, ConceptRow row);

}  // namespace medtech::ontology
