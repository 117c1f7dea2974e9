// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/understanding.hpp"
#include "core/ontology/roles.hpp"

#include <string_view>
#include <vector>

namespace medtech::listing {

/// What a posting asks of a person. `roles` (which the title names, the first its own; none where
/// they are not known) resolve what a posting leaves open: "ASCP certified" asks a technician for
/// another credential than a scientist. `state` is that of the work, "" where it is not known.
Requirements find_requirements(std::string_view title, const Outline& outline,
                               const ontology::Knowledge& knowledge,
                               const std::vector<const ontology::Role*>& roles,
                               std::string_view state);

/// Adds an id that is not there yet.
void add_once(std::vector<std::string>& ids, std::string_view id);

}  // namespace medtech::listing
