// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/ranking.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace medtech::career {

namespace {

// A newer year may speak of so much less of the areas (some are not published each year).
constexpr double nearly_all = 0.8;

using Key = std::string;  // code of an area

struct Stored {
  std::map<Key, std::vector<const Opening*>> by_area;
};

Stored stored_by_area(const MarketData& data, Level level) {
  Stored stored;
  for (const Opening& opening : data.openings) {
    for (const std::string& code : level == Level::state ? opening.states : opening.metros)
      stored.by_area[code].push_back(&opening);
  }
  return stored;
}

// The name of an area; its code where there is no better one.
std::string name_of(const MarketData& data, Level level, const std::string& code) {
  const PriceLevel* prices =
      level == Level::state ? data.prices.find_state(code) : data.prices.find_metro(code);
  return prices == nullptr ? code : prices->name;
}

RankRow row_of(const MarketData& data, Level level, const std::string& code,
               const std::string& name, const Stored& stored) {
  RankRow row;
  row.area = {level, code, name};
  row.prices = prices_of(data, row.area);
  if (const auto found = stored.by_area.find(code); found != stored.by_area.end()) {
    const Observed observed = observe(found->second);
    row.openings = observed.openings;
    row.stating_pay = observed.pay.size();
    if (observed.quantiles) row.median_stated = observed.quantiles->median;
  }
  return row;
}

std::optional<double> figure_of(const Wages& wages, RankBy by, bool means) {
  if (by == RankBy::employment) return wages.employment;
  const Spread spread = yearly(wages);
  return means ? spread.mean : spread.median;
}

// How many areas each time speaks of.
std::map<std::string, std::size_t> areas_by_time(const std::vector<Wages>& rows, Level level,
                                                 RankBy by, bool means) {
  std::map<std::string, std::size_t> counts;
  for (const Wages& row : rows) {
    if (row.level == level && figure_of(row, by, means)) ++counts[row.as_of];
  }
  return counts;
}

// The time and measure by which most areas can be compared with one another.
struct Edition {
  std::string as_of;
  bool means = false;
  std::size_t areas = 0;
};

Edition best_edition(const std::vector<Wages>& rows, Level level, RankBy by) {
  std::vector<Edition> editions;
  for (const bool means : {false, true}) {
    for (const auto& [as_of, areas] : areas_by_time(rows, level, by, means))
      editions.push_back({as_of, means, areas});
  }
  std::size_t most = 0;
  for (const Edition& edition : editions) most = std::max(most, edition.areas);
  Edition best;
  for (const Edition& edition : editions) {
    if (static_cast<double>(edition.areas) < nearly_all * static_cast<double>(most)) continue;
    if (best.areas == 0 || is_newer(edition.as_of, best.as_of)) best = edition;
  }
  return best;
}

void adjust(Ranking& ranking) {
  if (ranking.by == RankBy::adjusted) {
    std::erase_if(ranking.rows, [](const RankRow& row) { return row.prices == nullptr; });
    for (RankRow& row : ranking.rows) row.value = at_average_prices(row.value, *row.prices);
  }
  std::ranges::sort(ranking.rows, [](const RankRow& left, const RankRow& right) {
    return left.value != right.value ? left.value > right.value : left.area.name < right.area.name;
  });
}

void rank_wages(Ranking& ranking, const MarketData& data, const std::vector<Wages>& rows,
                const Edition& edition, const Stored& stored) {
  ranking.basis = RankBasis::wages;
  ranking.as_of = edition.as_of;
  ranking.is_mean = edition.means;
  for (const Wages& wages : rows) {
    if (wages.level != ranking.level || wages.as_of != edition.as_of) continue;
    const auto figure = figure_of(wages, ranking.by, edition.means);
    if (!figure) continue;
    RankRow row = row_of(data, ranking.level, wages.area, wages.name, stored);
    row.value = *figure;
    row.source = wages.source;
    row.quotient = wages.quotient;
    ranking.rows.push_back(std::move(row));
  }
}

void rank_listings(Ranking& ranking, const MarketData& data, const Stored& stored) {
  ranking.basis = RankBasis::listings;
  for (const auto& [code, openings] : stored.by_area) {
    RankRow row = row_of(data, ranking.level, code, name_of(data, ranking.level, code), stored);
    if (ranking.by == RankBy::openings) {
      row.value = static_cast<double>(row.openings);
    } else if (row.median_stated) {
      row.value = *row.median_stated;
    } else {
      continue;
    }
    ranking.rows.push_back(std::move(row));
  }
}

}  // namespace

Ranking rank_by_openings(const MarketData& data, Level level) {
  Ranking ranking{.by = RankBy::openings, .level = level, .as_of = {}, .rows = {}};
  rank_listings(ranking, data, stored_by_area(data, level));
  adjust(ranking);
  return ranking;
}

Ranking rank_areas(const MarketData& data, const ontology::Role& role, RankBy by, Level level) {
  if (by == RankBy::openings) return rank_by_openings(data, level);
  Ranking ranking{.by = by, .level = level, .as_of = {}, .rows = {}};
  const Stored stored = stored_by_area(data, level);
  const RoleWages wages = wages_of(data, role);
  const Edition edition = best_edition(wages.rows, level, by);
  Ranking stated = ranking;
  if (by != RankBy::employment) rank_listings(stated, data, stored);
  if (stated.rows.size() > edition.areas) {
    ranking = std::move(stated);
  } else {
    rank_wages(ranking, data, wages.rows, edition, stored);
  }
  adjust(ranking);
  return ranking;
}

}  // namespace medtech::career
