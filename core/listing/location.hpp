// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/place_text.hpp"
#include "core/listing/raw.hpp"
#include "core/ontology/places.hpp"

#include <span>
#include <string>
#include <string_view>

namespace medtech::listing {

/// Reads a source's places: structured parts where it has them, else its text. Coordinates are the
/// source's, else those of the ZIP, else of city and state; none where the gazetteer does not know
/// them or only the state is known. What is not known stays empty; places that say nothing are left
/// out, and so is a country that another place is in. At most limits::places_per_listing.
Whereabouts locate(std::span<const RawPlace> raw, const ontology::Places& places);

/// True for a text that is one city and its state, and no more: "Dayton, OH 45402 (On-site)".
bool is_city_with_state(std::string_view text);

/// The same city with its state's name, "Cincinnati, OH" and "45202" as "Cincinnati, Ohio"; text
/// that is no one city of the US comes back trimmed.
std::string with_state_name(std::string_view text);

}  // namespace medtech::listing
