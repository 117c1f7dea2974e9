// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/listing/pay_context.hpp"
#include "core/ontology/places.hpp"

#include <optional>
#include <vector>

namespace medtech::listing {

/// A quote that was accepted as pay.
struct Candidate {
  Quote quote;
  PayContext context;
  std::optional<NamedInterval> interval;
  bool stated_interval = false;  ///< by a word
  bool unlabelled = false;       ///< nothing around it says that it is pay
};

/// Its interval, whatever share of it ("twice a month").
std::optional<PayInterval> unit_of(const Candidate& candidate);

/// Of several, at least one: the sum of others, the one that names the place, else the widest with
/// the interval of the first that is called pay.
const Candidate& choose(const std::vector<Candidate>& all, const Place& place,
                        const ontology::Places& places);

}  // namespace medtech::listing
