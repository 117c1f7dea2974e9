// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/career/market.hpp"
#include "core/career/ranking.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// From options, profile, tables and stored listings to what `market` reports on.
namespace medtech::cmd {

/// What `market` is asked, as typed.
struct MarketOptions {
  std::string role;
  std::vector<std::string> states;
  std::vector<std::string> metros;
  std::string compare;
  std::string rank;
  std::string by;
  std::optional<std::size_t> limit;
};

inline constexpr std::array<std::string_view, 2> rank_levels{"state", "metro"};
inline constexpr std::array<std::string_view, 4> rank_measures{"openings", "employment", "pay",
                                                               "adjusted"};

/// The same, read, with the profile's defaults.
struct MarketRequest {
  const ontology::Role* role = nullptr;  ///< null: all of them
  std::vector<career::Area> areas;       ///< besides the nation, each once
  std::optional<career::Area> home;      ///< the profile's, else the first area
  std::optional<profile::LeastPay> pay;  ///< that is compared
  std::optional<double> annual_pay;      ///< the same in US dollars a year
  std::optional<career::Level> rank;
  career::RankBy by = career::RankBy::pay;
  std::optional<std::size_t> limit;
};

/// Throws Error{usage} for what is not known, with the nearest that is.
MarketRequest market_request(Context& context, const MarketOptions& options,
                             const career::Prices& prices);

/// Where imported wages lie.
std::string imported_wages_path(const Context& context);
/// What is known of occupations besides their wages.
career::MarketFacts market_facts_of(Context& context);
/// The tables of the program and what was imported; without openings.
career::MarketData market_tables(Context& context);
/// Adds the stored openings of a role, or of all roles for null. A database that is not there is
/// not made.
void add_openings(Context& context, career::MarketData& data, const ontology::Role* role);

}  // namespace medtech::cmd
