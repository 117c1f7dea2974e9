// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/embedded.hpp"
#include "core/career/market.hpp"

#include <string>

/// The program's own tables, as tests of the market use them.
namespace medtech::testing {

inline std::string data_text(const std::string& name) {
  return std::string(embedded::find("market/" + name).value_or(""));
}

inline career::Prices embedded_prices() {
  return value_or_throw(career::Prices::parse(data_text("prices.tsv"), "prices.tsv"));
}

inline career::MarketData embedded_market() {
  career::MarketData data;
  data.facts = value_or_throw(career::parse_market_facts(
      data_text("sources.toml"), data_text("occupations.toml"), data_text("surveys.toml")));
  data.prices = embedded_prices();
  data.wages = data_text("wages.tsv");
  return data;
}

/// A role with what the market needs of it.
inline ontology::Role role(const std::string& id, const std::string& code) {
  ontology::Role role;
  role.id = id;
  role.name = id;
  role.track = "equipment";
  role.level = "mid";
  role.wage_code = code;
  return role;
}

/// An opening in one place that states pay a year.
inline career::Opening opening(double annual, const std::string& state = "OH",
                               const std::string& metro = "18140") {
  career::Opening opening;
  opening.role = "bmet-2";
  opening.states = {state};
  if (!metro.empty()) opening.metros = {metro};
  opening.annual_low = annual;
  return opening;
}

}  // namespace medtech::testing
