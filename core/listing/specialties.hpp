// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/evidence.hpp"
#include "core/listing/understanding.hpp"
#include "core/ontology/knowledge.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

/// The disciplines or specialties, by id, that an opening of known track, role and level is of:
/// those of the role itself, of its title, of most of its equipment, and the benches that its text
/// names beside these, or names at all where neither title nor role tells.
std::vector<std::string> specialties_of(std::string_view title, const Classification& opening,
                                        const Evidence& evidence,
                                        const ontology::Knowledge& knowledge);

}  // namespace medtech::listing
