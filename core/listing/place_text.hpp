// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/ontology/places.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

/// Where a posting is, and whether the work is done from home: false where it says "on-site" or
/// "hybrid", absent where it says nothing.
struct Whereabouts {
  std::vector<Place> places;
  std::optional<bool> remote;

  bool operator==(const Whereabouts&) const = default;
};

/// Reads one text that may name several places ("Dayton, OH | Troy, OH", "Toronto, New York, San
/// Francisco") or none ("3 Locations"). `country` (alpha-2) is what is known besides; "" where
/// nothing is. The places have no coordinates yet.
Whereabouts parse_place_text(std::string_view text, std::string_view country,
                             const ontology::Places& places);

}  // namespace medtech::listing
