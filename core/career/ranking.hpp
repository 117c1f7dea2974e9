// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/career/market.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace medtech::career {

/// What areas are put in order by.
enum class RankBy { openings, employment, pay, adjusted };

/// Where the figures of a ranking come from.
enum class RankBasis {
  wages,     ///< what BLS publishes, of one year for all
  listings,  ///< stored listings
};

/// One area of a ranking.
struct RankRow {
  Area area;
  double value = 0;    ///< openings, people, or dollars a year
  std::string source;  ///< id; "" for stored listings
  const PriceLevel* prices = nullptr;
  std::optional<double> quotient;  ///< BLS's location quotient
  std::size_t openings = 0;        ///< stored ones
  std::size_t stating_pay = 0;
  std::optional<double> median_stated;  ///< where enough state it

  bool operator==(const RankRow&) const = default;
};

struct Ranking {
  RankBy by = RankBy::pay;
  Level level = Level::state;
  RankBasis basis = RankBasis::wages;
  bool is_mean = false;  ///< the pay is the mean, since medians of these areas are not published
  std::string as_of;     ///< of wages: one time for all rows
  std::vector<RankRow> rows;  ///< the greatest first, then by name
};

/// States or metropolitan areas in order. Wages are taken of one year for all: the newest that
/// speaks of nearly as many areas as any. Where enough stored listings state pay in more areas than
/// these wages speak of, pay is theirs.
Ranking rank_areas(const MarketData& data, const ontology::Role& role, RankBy by, Level level);

/// The same by stored openings, of whatever roles they are.
Ranking rank_by_openings(const MarketData& data, Level level);

}  // namespace medtech::career
