// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/catalogue.hpp"
#include "core/search/intake.hpp"
#include "core/search/query.hpp"

#include <string>
#include <vector>

/// Short ways to fill a catalogue in memory.
namespace medtech::testing {

inline const Date today = *parse_iso_date("2026-11-22");

inline listing::Listing opening(const std::string& requisition,
                                const std::string& title = "Medical Technologist") {
  listing::Listing listing;
  listing.requisition = requisition;
  listing.title = title;
  listing.employer = "Example Health";
  listing.source = "first";
  listing.description = "Hematology and chemistry benches.";
  return listing;
}

/// One whole reading of a source that is all these listings.
inline void read_whole(search::Catalogue& catalogue, const std::vector<listing::Listing>& listings,
                       const std::string& source = "first", bool proves_absence = true,
                       Date day = today, std::int64_t scope = 1) {
  search::Intake intake(catalogue, day);
  intake.begin(source, scope);
  for (listing::Listing listing : listings) {
    listing.source = source;
    intake.add(listing);
  }
  search::SourceState state;
  state.id = source;
  state.status = "ok";
  intake.finish(state, proves_absence);
  intake.commit();
}

inline std::size_t count_of(search::Catalogue& catalogue, const search::Filter& filter = {}) {
  return search::select(catalogue, filter, search::Order::date, 0).total;
}

}  // namespace medtech::testing
