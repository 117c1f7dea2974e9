// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/concept.hpp"

#include <string>
#include <vector>

namespace medtech::ontology {

/// Concepts, already checked, as the bytes that Terms reads. Each alias is known in the plural too,
/// and with its hyphens closed up ("x-ray", "xray").
std::string compile_concepts(const std::vector<Concept>& concepts);

}  // namespace medtech::ontology
