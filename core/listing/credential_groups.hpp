// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/requirements.hpp"

namespace medtech::listing {

/// Fills `required`, `preferred` and `within_months`: the credentials named in one clause are
/// alternatives unless "and" alone joins them; bodies narrow short forms ("MLS, ASCP or AMT"); "or
/// equivalent" widens to the other bodies' of the same kind.
void find_credentials(const Outline& outline, const ontology::Knowledge& knowledge,
                      const ontology::Role* role, Requirements& found);

}  // namespace medtech::listing
