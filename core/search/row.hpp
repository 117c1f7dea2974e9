// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/store/database.hpp"

#include <string>
#include <string_view>
#include <vector>

/// A listing's row: what is written into the table, and read back.
namespace medtech::search {

/// Columns of `listing` that read_row reads, in its order, for a SELECT.
extern const std::string_view row_columns;
/// Reads the columns from `first` on. Sightings and text come from other tables.
listing::Listing read_row(const store::Statement& row, int first);

/// Places as the JSON of the column `places`, and back.
std::string places_to_json(const std::vector<listing::Place>& places);
std::vector<listing::Place> places_from_json(std::string_view json);

/// Binds all columns a source gives, from parameter `first` on; gives the next free parameter. Text
/// is bound without a copy: the listing must outlive the run. `places` is its places_to_json.
int bind_row(store::Statement& statement, int first, const listing::Listing& listing,
             const std::string& places);
/// Binds the last of them, what was understood of the posting, from parameter `first` on.
int bind_understanding(store::Statement& statement, int first,
                       const listing::Understanding& understanding);
/// The names of these columns, in the order of bind_row.
extern const std::vector<std::string_view> bound_columns;

/// Of everything that a source gives: differs where a listing has changed.
std::int64_t digest_of(const listing::Listing& listing, const std::string& places);

}  // namespace medtech::search
