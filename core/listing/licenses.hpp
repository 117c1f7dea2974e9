// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/understanding.hpp"
#include "core/ontology/roles.hpp"

#include <string_view>
#include <vector>

namespace medtech::listing {

/// Adds the licences of laboratory personnel that a posting asks for, and those that it calls a
/// plus: by their names, and by a state and a profession that stand with a word of licensure
/// ("Hawaii MLS license"). `roles` tell which of a state's licences is meant where the posting
/// doesn't, `state` (of the work; "" where it is not known or not one) whose where it names none.
void find_licenses(const Outline& outline, const ontology::Knowledge& knowledge,
                   const std::vector<const ontology::Role*>& roles, std::string_view state,
                   Requirements& found);

}  // namespace medtech::listing
