// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"

#include <vector>

namespace medtech::search {

/// Who speaks of an opening that is known already.
enum class Speaker {
  origin,     ///< the source that it is known from: its newer word counts
  repeated,   ///< its second word in one reading, such as a row for each place: it adds places, too
  successor,  ///< a source that still has what the origin has lost, and takes its place
  other,      ///< any other word: it only adds what is not known yet
};

/// What is known of an opening once somebody has spoken of it again. What is not said erases
/// nothing. Of two texts the fuller one stays; with a poorer text (a row of a list whose details
/// were not read) come poorer facts, which replace none that are known. The understanding is that
/// of `before`.
listing::Listing merge(const listing::Listing& before, const listing::Listing& said,
                       Speaker speaker);

/// `known` and the places of `more` that are not among them, at most limits::places_per_listing; of
/// two that may be the same the one that says more.
std::vector<listing::Place> joined_places(std::vector<listing::Place> known,
                                          const std::vector<listing::Place>& more);

}  // namespace medtech::search
