// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/listing/listing.hpp"
#include "core/listing/raw.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/ontology/places.hpp"

#include <optional>
#include <string>

namespace medtech::listing {

/// What a reading needs besides the raw fields.
struct Circumstances {
  Date today;                    ///< from which "Posted 3 Days Ago" is counted
  std::string default_employer;  ///< where the source does not name one
  std::string source;            ///< id of the source
  bool many_origins = false;     ///< it hands on what others numbered, each in its own way
  ontology::Places places = ontology::embedded_places();  ///< what places are looked up in
  /// By which the listing is understood; null leaves its understanding empty.
  const ontology::Knowledge* knowledge = nullptr;
};

/// Reads raw fields into a listing: HTML to clean text, printable lines, dates, places with
/// coordinates, pay from fields else from the text, employment type, schedule, shift. Bounded by
/// limits. Absent where there is no title (a row that can't be shown). Fills everything but `id`,
/// first_seen, last_seen, gone and also_at.
std::optional<Listing> normalise(const RawListing& raw, const Circumstances& circumstances);

}  // namespace medtech::listing
