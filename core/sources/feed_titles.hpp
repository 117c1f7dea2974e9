// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/raw.hpp"

#include <vector>

namespace medtech::sources {

/// Takes apart the titles of a feed that writes employer or place into them and nowhere else:
/// "Title | Company | City, ST", "Title (City, ST, US, ZIP)", and where all items of the feed are
/// written so, "Company: Title" and "Title at Company". What is not plain stays as it is. Where
/// `one_employer` is set, titles are not searched for an employer.
void split_titles(std::vector<listing::RawListing>& listings, bool one_employer);

}  // namespace medtech::sources
