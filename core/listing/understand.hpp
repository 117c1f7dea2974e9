// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/ontology/knowledge.hpp"

namespace medtech::listing {

/// Reads title, employer and text; what they do not say stays absent.
Understanding understand(const Listing& listing, const ontology::Knowledge& knowledge);

}  // namespace medtech::listing
