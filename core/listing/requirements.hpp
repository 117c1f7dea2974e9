// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/understanding.hpp"
#include "core/ontology/knowledge.hpp"

namespace medtech::listing {

/// Adds an id that is not there yet.
void add_once(std::vector<std::string>& ids, std::string_view id);

/// Reads them out of a posting's text. What a body named alone certifies ("ASCP certified") follows
/// from the role, which may be null.
Requirements find_requirements(const Outline& outline, const ontology::Knowledge& knowledge,
                               const ontology::Role* role);

}  // namespace medtech::listing
