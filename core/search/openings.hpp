// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/catalogue.hpp"

#include <functional>
#include <string>

namespace medtech::search {

/// Visits the stored openings that are not gone and are of that role, or of any role of ours for
/// "", each once, without their texts and where they were seen.
void each_opening_of(Catalogue& catalogue, const std::string& role,
                     const std::function<void(const listing::Listing&)>& visit);

}  // namespace medtech::search
