// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/view_market.hpp"
#include "core/render/sheet.hpp"

#include <optional>
#include <string>

namespace medtech::cmd {

/// What `market` tells people, section by section, each figure with the mark of its source.
class MarketSheet {
 public:
  explicit MarketSheet(const MarketAnswer& answer);
  /// The whole of it.
  render::Sheet take();

 private:
  [[nodiscard]] std::string sum(const std::optional<double>& annual) const;
  [[nodiscard]] std::string per() const;

  // A report on a role.
  void add_report(const career::MarketReport& report);
  void add_comparison(const career::MarketReport& report);
  void add_standing(const career::AreaReport& area, double pay);
  void add_worth(const career::MarketReport& report);
  void add_pay(const career::MarketReport& report);
  void add_spreads(const career::MarketReport& report);
  void say_what_is_missing(const career::MarketReport& report);
  void add_industries(const career::MarketReport& report);
  void add_settings(const career::MarketReport& report);
  void add_prices(const career::MarketReport& report);
  void add_demand(const career::MarketReport& report);
  void add_federal(const career::Federal& federal);
  void add_stored(const career::MarketReport& report);
  void add_surveys(const career::MarketReport& report);
  // The other two.
  void add_ranking(const career::Ranking& ranking);
  void add_overview();
  void add_overview_of(std::string_view track);
  void add_sources();

  const MarketAnswer& answer_;
  PayScale scale_;
  SourceNotes sources_;
  render::Sheet sheet_;
};

}  // namespace medtech::cmd
