// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/career/wages.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace medtech::career {

/// Where a sum stands among published percentiles, in percent of people who are paid less.
struct Placement {
  /// Read off the line between the two percentiles around it; absent outside of those published.
  std::optional<double> percentile;
  std::optional<int> above;  ///< the highest published percentile that it reaches
  std::optional<int> below;  ///< the lowest one that it does not reach

  bool operator==(const Placement&) const = default;
};

/// Absent where fewer than two percentiles are published.
std::optional<Placement> place_among(double amount, const Spread& spread);

/// Fewer observations than these say nothing about the others.
inline constexpr std::size_t least_sample = 5;

/// The five numbers that tell how amounts are spread: percentiles 10, 25, 50, 75, 90.
struct Quantiles {
  double p10 = 0;
  double p25 = 0;
  double median = 0;
  double p75 = 0;
  double p90 = 0;

  bool operator==(const Quantiles&) const = default;
};

/// By linear interpolation between the ordered amounts; absent where there are fewer than
/// least_sample.
std::optional<Quantiles> quantiles_of(std::vector<double> amounts);

/// An opening as the market sees it; `cmd` carries it here from the stored listings.
struct Opening {
  std::string role;                  ///< id
  std::string setting;               ///< "" where not known
  std::vector<std::string> states;   ///< two letters, each once
  std::vector<std::string> metros;   ///< CBSA codes, each once
  std::optional<double> annual_low;  ///< USD
  std::optional<double> annual_high;
  std::vector<std::string> credentials;  ///< ids that it asks for, the first of each alternative
};

/// The yearly pay that an opening stands for: the middle of its range, or its one end.
std::optional<double> stated_pay(const Opening& opening);

/// How often something was asked for.
struct Count {
  std::string id;
  std::size_t number = 0;

  bool operator==(const Count&) const = default;
};

/// What a set of openings states.
struct Observed {
  std::size_t openings = 0;
  std::vector<double> pay;  ///< yearly, ascending; of those that state it
  std::size_t travel = 0;   ///< openings for travellers, whose weekly sums are not counted as pay
  std::optional<Quantiles> quantiles;
  std::vector<Count> credentials;  ///< the most asked for first

  /// Of how many with pay a sum reaches or exceeds the pay.
  [[nodiscard]] std::size_t reached_by(double amount) const;
};

Observed observe(const std::vector<const Opening*>& openings);

}  // namespace medtech::career
