// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/listing/listing.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/profile/qualifications.hpp"
#include "core/search/thresholds.hpp"

#include <optional>
#include <string>
#include <vector>

namespace medtech::search {

/// Who looks, and for what, out of a profile.
struct Seeker {
  profile::Qualifications has;
  double radius_miles = 50;
  std::optional<double> min_annual_pay;  ///< USD
  std::vector<std::string> settings;     ///< those wanted

  bool operator==(const Seeker&) const = default;
};

/// One thing that speaks for or against an opening.
struct Aspect {
  std::string_view name;  ///< "role", "credentials" …
  double weight = 0;
  double value = 0;  ///< 0 (against) to 1 (for)
  std::string reason;

  bool operator==(const Aspect&) const = default;
};

/// How well an opening fits a person: the weighed mean of what is known, 0 to 100.
struct Fit {
  int score = 0;
  bool capped = false;          ///< a licence that is demanded is missing
  std::vector<Aspect> aspects;  ///< only what is known

  bool operator==(const Fit&) const = default;
};

/// Absent where neither profile nor posting gives anything to judge by. `miles` is the distance to
/// the nearest place of work. Of the listing, its understanding, pay, remote and posted are read.
std::optional<Fit> fit_of(const Seeker& seeker, const listing::Listing& listing,
                          std::optional<double> miles, const ontology::Knowledge& knowledge,
                          Date today);

/// The aspects in words, what weighs most first, what is lacking marked.
std::vector<std::string> reasons_of(const Fit& fit);

}  // namespace medtech::search
