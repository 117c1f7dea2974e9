// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/market_request.hpp"
#include "core/render/chart.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What `market` prints, for people and for programs.
namespace medtech::cmd {

/// The sources that an output names, numbered in the order in which they are first named.
class SourceNotes {
 public:
  SourceNotes(const career::MarketFacts& facts, Date today) : facts_(facts), today_(today) {}

  /// "[2]"; "" for "".
  std::string mark(std::string_view id);
  /// The source of what stored listings state.
  std::string mark_listings() { return mark(listings_id); }
  /// Those named so far.
  [[nodiscard]] std::vector<career::Source> named() const;

  static constexpr std::string_view listings_id = "listings";
  static constexpr std::string_view import_prefix = "import:";

 private:
  const career::MarketFacts& facts_;
  Date today_;
  std::vector<std::string> ids_;
};

/// One of these is there: a report on a role, an overview, or a ranking.
struct MarketAnswer {
  const career::MarketData& data;
  const MarketRequest& request;
  Date today;
  std::optional<career::MarketReport> report;
  std::vector<career::RoleReport> roles;
  std::optional<career::Ranking> ranking;
};

/// How sums of pay are told.
enum class PayScale { hour, year };
/// By the unit of the pay that is compared, else by how people of the role speak of pay.
PayScale scale_of(const MarketRequest& request);
/// "$36.00", "$74,880", out of a yearly sum.
std::string money(double annual, PayScale scale);
/// Wages in yearly sums from which `money` gives the figures that are published by that scale.
career::Spread shown_wages(const career::Wages& wages, PayScale scale);
/// "May 2024", "2022"; "year not stated".
std::string spoken_time(std::string_view as_of);
/// "2024"; "no year".
std::string short_time(std::string_view as_of);
/// The name of an area for a narrow column: "US", "Columbus, OH", not all cities of a metro.
std::string short_area(const career::Area& area);
/// What a ranking is of: "openings stored here", "mean pay an hour at average prices", where `per`
/// is " an hour".
std::string ranking_subject(const career::Ranking& ranking, std::string_view per = "");
/// What a ranking's figures are, and what to know of them; one sentence each.
std::vector<std::string> ranking_notes(const career::Ranking& ranking, const MarketAnswer& answer);
/// A value of a ranking.
std::string ranking_value(const career::Ranking& ranking, double value, PayScale scale);
/// The boxes of a report, published and stated, with the compared pay marked.
render::Chart pay_chart(const career::MarketReport& report, PayScale scale);
/// The bars of a ranking's first rows.
render::Chart ranking_chart(const career::Ranking& ranking, PayScale scale, std::size_t most);

/// For terminals and pipes.
std::string market_text(const MarketAnswer& answer, std::size_t width,
                        const render::Styler& styler);
std::string market_json(const MarketAnswer& answer);
/// One figure a line, each with its time and source.
std::string market_csv(const MarketAnswer& answer);
/// The chart alone, as a file.
std::string market_svg(const MarketAnswer& answer);
/// A page of its own.
std::string market_page(const MarketAnswer& answer);

}  // namespace medtech::cmd
