// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/query.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace medtech::search {

/// A value and how many listings have it; absent for those that do not say.
struct FacetValue {
  std::optional<std::string> value;
  std::size_t count = 0;

  bool operator==(const FacetValue&) const = default;
};

/// One facet: its values by count, then by name; the unknown ones last.
struct Facet {
  std::string name;  ///< "state", "employer", "shift" …
  std::vector<FacetValue> values;
};

struct Facets {
  std::size_t total = 0;
  std::vector<Facet> facets;
};

/// Counts over everything that passes the filter. A listing with several states counts in each.
Facets count_facets(Catalogue& catalogue, const Filter& filter, Date today);

}  // namespace medtech::search
