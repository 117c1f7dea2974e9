// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/places.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

/// What a piece of a place's text can be.
enum class Meaning {
  text,              ///< a city, a site, a street
  state,             ///< a US state
  country,           ///< a country
  state_or_country,  ///< "CA", "Georgia": what stands around it decides
  zip,               ///< five digits
};

/// One piece of a place's text: "Cincinnati, OH 45219" has three.
struct Piece {
  Meaning meaning = Meaning::text;
  std::string text;
  std::string state;    ///< two letters, of a state
  std::string country;  ///< alpha-2, of a country
  bool aside = false;   ///< stood behind a dash or in brackets

  bool operator==(const Piece&) const = default;
};

/// Cuts the text of one place ("Main Campus - Cleveland, OH 44106, US", "US-SC-Prosperity", "USA DC
/// Washington", "Wiesbaden DEU") into pieces in their order. Counties and over-long parts are left
/// out.
std::vector<Piece> pieces_of(std::string_view text, const ontology::Places& places);

}  // namespace medtech::listing
