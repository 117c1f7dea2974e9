// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::career {

/// What things cost in an area, the US average being 100 (regional price parities of BEA).
struct PriceLevel {
  std::string level;  ///< "nation", "state", "metro"
  std::string area;   ///< "US", two letters, or a CBSA code; "999" is all outside of metros
  std::string name;
  double all = 100;
  double goods = 100;
  double housing = 100;
  double utilities = 100;
  double other = 100;

  bool operator==(const PriceLevel&) const = default;
};

/// The price levels of states and metropolitan areas (data/market/prices.tsv), which is also the
/// list of metropolitan areas that we know by name.
class Prices {
 public:
  /// The error names the first line that can't be read, or says what the head lacks.
  static Result<Prices> parse(std::string_view text, const std::string& file);

  /// By two letters, by CBSA code; null where there is none.
  [[nodiscard]] const PriceLevel* find_state(std::string_view state) const;
  [[nodiscard]] const PriceLevel* find_metro(std::string_view code) const;
  [[nodiscard]] const std::vector<PriceLevel>& levels() const { return levels_; }
  /// Which year the figures speak for, and the id of their source, as the file's head says.
  [[nodiscard]] const std::string& as_of() const { return as_of_; }
  [[nodiscard]] const std::string& source() const { return source_; }

  /// The metropolitan areas that a name may mean ("Denver", "Columbus, OH", "Dallas-Fort Worth"):
  /// those of exactly this name or first city, else those that have such a city; none for others.
  [[nodiscard]] std::vector<const PriceLevel*> metros_named(std::string_view typed) const;
  /// The area that BLS names otherwise or under another code ("Cleveland, OH" for
  /// "Cleveland-Elyria, OH"): the one of the same first city and state; null where there is none.
  [[nodiscard]] const PriceLevel* metro_like(std::string_view name) const;

 private:
  std::vector<PriceLevel> levels_;
  std::string as_of_;
  std::string source_;
};

/// What a sum paid there buys, in dollars at the nation's average prices.
double at_average_prices(double amount, const PriceLevel& there);
/// What has to be paid there to buy what the sum buys here.
double same_buying_power(double amount, const PriceLevel& here, const PriceLevel& there);

}  // namespace medtech::career
