// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/listing/raw.hpp"
#include "core/ontology/places.hpp"

#include <optional>
#include <string_view>

namespace medtech::listing {

/// Pay from a source's own fields, else from its pay text; absent where they hold no amount
/// ("DOE"). An interval comes from a word, else from an amount that leaves no doubt (above 10,000 a
/// year, below 200 with a currency an hour); an interval that can't go with the amount is dropped.
/// Yearly figures are filled in. A dollar sign alone is of `country` (alpha-2), or of the US where
/// that is "".
std::optional<Pay> parse_pay(const RawPay& raw, std::string_view country);

/// Pay that a posting's text states, with source `text`. Bonuses, differentials, benefits, costs
/// and the like are not taken; without an interval or a word of pay near it none is but a range
/// whose size leaves no doubt. Steps of the same work ("MLT $25-$36/hr, MLS …") are one span. Of
/// several ranges, the one that names the place's state or city, else the widest of those with the
/// first one's interval.
std::optional<Pay> find_pay(std::string_view text, const Place& place,
                            const ontology::Places& places);

/// The same of a title ("… - $2,600/wk"), where an amount needs no word of pay near it.
std::optional<Pay> find_pay_in_title(std::string_view title, const Place& place,
                                     const ontology::Places& places);

}  // namespace medtech::listing
