// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tracker/offer.hpp"
#include "core/tracker/offer_facts.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What an offer comes to in a year and an hour, so that offers can be compared. Nothing here is
/// about taxes.
namespace medtech::tracker {

/// A part of a year's value.
struct ValueLine {
  std::string term;  ///< name of the term: "base"
  double year = 0;   ///< USD
  std::string how;   ///< "38.00/hour × 36 h × 52 weeks"

  bool operator==(const ValueLine&) const = default;
};

/// What things cost where one would live, the US average being 100.
struct PriceLevelThere {
  double level = 100;
  std::string area;    ///< "Ohio", "Cincinnati, OH-KY-IN"
  std::string source;  ///< and year

  bool operator==(const PriceLevelThere&) const = default;
};

struct OfferValue {
  std::vector<ValueLine> lines;
  std::optional<double> year;            ///< the sum; absent where no pay is named
  std::optional<double> hours_worked;    ///< a year, without paid leave
  std::optional<double> hour;            ///< year by hours worked
  std::optional<double> year_at_prices;  ///< at the US average's prices
  std::optional<double> hour_at_prices;
  std::optional<double> nights_away;    ///< a year
  std::optional<double> commute_hours;  ///< a year
  std::optional<double> on_call_hours;  ///< a week
  std::vector<std::string> assumed;     ///< what the offer does not say and was assumed
  std::vector<std::string> remarks;     ///< what to know of it besides

  bool operator==(const OfferValue&) const = default;
};

OfferValue value_of(const OfferTerms& terms, const OfferFacts& facts,
                    const std::optional<PriceLevelThere>& prices);

/// A criterion of a comparison.
struct Criterion {
  std::string_view id;    ///< "nights-away"
  std::string_view name;  ///< "nights away a year"
  bool more_is_better = true;
  std::optional<double> (*of)(const OfferTerms&, const OfferValue&);
};
std::span<const Criterion> criteria();

/// How offers stand by weights: 100 for the best in all that is known of it, 0 for the worst;
/// absent where nothing weighed is known. What an offer does not say weighs nothing for it.
std::vector<std::optional<double>> scores_of(
    const std::vector<std::pair<OfferTerms, OfferValue>>& offers,
    const std::map<std::string, double, std::less<>>& weights);

}  // namespace medtech::tracker
