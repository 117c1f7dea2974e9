// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/career/market_facts.hpp"
#include "core/career/prices.hpp"
#include "core/career/standing.hpp"
#include "core/career/wages.hpp"
#include "core/ontology/roles.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::career {

/// An area that is asked about. The nation is "US".
struct Area {
  Level level = Level::nation;
  std::string code;  ///< "US", two letters, CBSA code
  std::string name;

  bool operator==(const Area&) const = default;
};

/// All that a report is made of.
struct MarketData {
  MarketFacts facts;
  Prices prices;
  std::string wages;              ///< text of data/market/wages.tsv
  std::string imported;           ///< what `market import` keeps, of the form of `wages`
  std::vector<Opening> openings;  ///< stored ones of the roles asked about
};

/// The occupation of a role's code, and its wages: those of the program and the imported ones.
struct RoleWages {
  const Occupation* occupation = nullptr;  ///< null where nothing is published for the code
  std::vector<Wages> rows;
};
RoleWages wages_of(const MarketData& data, const ontology::Role& role);

/// A sum of pay seen from one area.
struct Comparison {
  std::optional<Placement> among_wages;     ///< as it is, among this area's percentiles
  std::optional<double> versus_mean;        ///< percent above the mean, where that alone is there
  std::optional<double> at_average_prices;  ///< what it buys when it is paid there
  std::optional<double> same_buying_power;  ///< what it takes there to live as it lets one at home
  std::optional<double> worth_at_home;      ///< what it is at home's prices when it is paid there
  std::optional<std::size_t> reached;       ///< stated pay it reaches; null where too few state any

  bool operator==(const Comparison&) const = default;
};

/// What is known of one area.
struct AreaReport {
  Area area;
  std::vector<Wages> wages;  ///< newest first, at most two
  const PriceLevel* prices = nullptr;
  Observed observed;
  std::optional<Comparison> comparison;
};

/// Stored openings by setting.
struct SettingReport {
  std::string setting;
  Observed observed;
};

/// What is asked.
struct MarketQuestion {
  ontology::Role role;
  std::vector<Area> areas;           ///< besides the nation
  std::optional<Area> home;          ///< where the compared pay is earned and spent
  std::optional<double> annual_pay;  ///< USD, to be compared
};

/// The answer about one role.
struct MarketReport {
  MarketQuestion question;
  const Occupation* occupation = nullptr;
  std::string note;               ///< on the role's own; "" where there is nothing to say
  std::vector<AreaReport> areas;  ///< the nation first
  std::vector<Wages> industries;  ///< of the nation, by employment; the finer ones without it last
  std::vector<SettingReport> settings;
  const Federal* federal = nullptr;
  std::vector<const SurveyFigure*> surveys;  ///< newest first
  /// What the compared pay is worth at average prices when it is earned at home, and where that
  /// stands among the nation's percentiles.
  std::optional<double> adjusted_pay;
  std::optional<Placement> adjusted_placement;
};

/// Pointers of the report point into the data, which must outlive it.
MarketReport report_on(const MarketData& data, const MarketQuestion& question);

/// One role of an overview, in the nation or in one area.
struct RoleReport {
  const ontology::Role* role = nullptr;
  const Occupation* occupation = nullptr;
  std::vector<Wages> wages;  ///< newest first, at most two
  Observed observed;
};
/// All roles, in their order.
std::vector<RoleReport> overview(const MarketData& data, const std::vector<ontology::Role>& roles,
                                 const Area& area);

/// The price level of an area; null where there is none (the nation's own is 100).
const PriceLevel* prices_of(const MarketData& data, const Area& area);

}  // namespace medtech::career
