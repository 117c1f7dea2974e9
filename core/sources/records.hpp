// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/listing/raw.hpp"
#include "core/sources/source.hpp"

#include <string>
#include <string_view>

/// Listings written down field by field: objects of JSON, rows of CSV.
namespace medtech::sources {

/// One object with the listing's field names, or those that others use for them ("company",
/// "jobTitle"); `locations` and `pay` may be objects. It has no title where there is none.
listing::RawListing read_record(json::Value record);

/// True where the text begins like CSV with a column for titles.
bool is_csv_of_listings(std::string_view text);

/// Rows of CSV whose header has the listing's field names, or those that others use for them. Rows
/// without a title are bad items; failure where there is no column of titles.
Reading read_csv(std::string_view text);

}  // namespace medtech::sources
