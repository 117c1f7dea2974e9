// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/market.hpp"

#include "core/base/embedded.hpp"
#include "tests/unit/career/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace medtech::career {

using testing::embedded_market;
using testing::opening;
using testing::role;

TEST_CASE("facts of the market name only sources that are described, and roles that there are") {
  const MarketFacts facts = embedded_market().facts;
  const auto roles = value_or_throw(
      ontology::parse_roles(embedded::find("roles/roles.toml").value_or(""), "roles.toml"));
  const auto is_role = [&](const std::string& id) {
    return ontology::find_role(roles, id) != nullptr;
  };
  for (const Occupation& occupation : facts.occupations) {
    CAPTURE(occupation.code);
    CHECK((!occupation.projection || facts.find_source(occupation.projection->source) != nullptr));
  }
  for (const SurveyFigure& figure : facts.surveys) {
    CAPTURE(figure.group);
    CHECK(facts.find_source(figure.source) != nullptr);
    CHECK(std::ranges::all_of(figure.roles, is_role));
  }
  for (const Federal& federal : facts.federal) {
    CAPTURE(federal.series);
    CHECK(std::ranges::all_of(federal.roles, is_role));
    CHECK(facts.find_source(federal.source) != nullptr);
  }
  for (const auto& [id, note] : facts.role_notes) {
    CAPTURE(id);
    CHECK(is_role(id));
  }
  CHECK(facts.find_source(testing::embedded_prices().source()) != nullptr);
}

TEST_CASE("a mistake in the facts is told with its line") {
  const auto read = parse_market_facts(
      testing::data_text("sources.toml"),
      "schema = 1\nsource = \"x\"\nas_of = 2026-01-01\nconfidence = \"high\"\n[[occupation]]\ncod "
      "= \"1\"\n",
      testing::data_text("surveys.toml"));
  REQUIRE_FALSE(read);
  CHECK(read.error().place.line > 0);
}

TEST_CASE("a role has the wages of its code, or of the occupation that includes it") {
  const MarketData data = embedded_market();
  CHECK(wages_of(data, role("mls", "29-2011")).occupation->code == "29-2010");
  CHECK(wages_of(data, role("mls", "29-2011")).rows.size() > 100);
  CHECK(wages_of(data, role("bmet-2", "49-9062")).occupation->code == "49-9062");
  CHECK(wages_of(data, role("x", "15-1211")).occupation == nullptr);
  CHECK(wages_of(data, role("x", "15-1211")).rows.empty());
}

TEST_CASE("imported wages come before those built in, and a code of its own before the wider one") {
  MarketData data = embedded_market();
  Wages ohio;
  ohio.occupation = "29-2011";
  ohio.level = Level::state;
  ohio.area = "OH";
  ohio.as_of = "2026-05";
  ohio.annual.median = 70000;
  ohio.source = "import:x.csv";
  data.imported = wages_file({ohio});
  CHECK(wages_of(data, role("mls", "29-2011")).rows == std::vector<Wages>{ohio});
  ohio.occupation = "29-2010";
  data.imported = wages_file({ohio});
  MarketQuestion question{role("mls", "29-2011"), {{Level::state, "OH", "Ohio"}}, {}, {}};
  const MarketReport report = report_on(data, question);
  REQUIRE(report.areas.size() == 2);
  REQUIRE(!report.areas[1].wages.empty());
  CHECK(report.areas[1].wages.front() == ohio);
  ohio.as_of = "2001-05";
  data.imported = wages_file({ohio});
  CHECK(report_on(data, question).areas[1].wages.front().as_of == "2024-05");
}

TEST_CASE("a report has the nation first, then the areas that were asked for") {
  MarketData data = embedded_market();
  for (const double annual : {50000, 60000, 70000, 80000, 90000})
    data.openings.push_back(opening(annual));
  data.openings.push_back(opening(100000, "CO", "19740"));
  MarketQuestion question{role("bmet-2", "49-9062"),
                          {{Level::state, "OH", "Ohio"}, {Level::metro, "19740", "Denver"}},
                          {},
                          {}};
  const MarketReport report = report_on(data, question);
  REQUIRE(report.areas.size() == 3);
  CHECK(report.areas[0].area.code == "US");
  CHECK(report.areas[0].observed.openings == 6);
  CHECK(report.areas[1].observed.quantiles->median == 70000);
  CHECK(report.areas[2].observed.openings == 1);
  CHECK_FALSE(report.areas[2].observed.quantiles);
  CHECK(report.federal->series == "4805");
  CHECK_FALSE(report.surveys.empty());
  CHECK(report.occupation->projection->openings_per_year == 7300);
  CHECK(report.industries.front().employment >= report.industries.back().employment.value_or(0));
  CHECK_FALSE(report.areas[0].comparison);
}

TEST_CASE("compared pay is placed in each area, and reckoned between home's prices and theirs") {
  MarketData data = embedded_market();
  const Area columbus{Level::metro, "18140", "Columbus, OH"};
  const Area denver{Level::metro, "19740", "Denver"};
  const double pay = 36 * hours_a_year;
  MarketQuestion question{role("bmet-2", "49-9062"), {columbus, denver}, columbus, pay};
  const MarketReport report = report_on(data, question);
  CHECK(report.areas[0].comparison->among_wages->percentile == doctest::Approx(68.2).epsilon(0.01));
  CHECK(*report.adjusted_pay == doctest::Approx(pay * 100 / 94.5));
  CHECK(report.adjusted_placement->percentile == doctest::Approx(74.7).epsilon(0.01));
  const Comparison& there = *report.areas[2].comparison;
  CHECK(*there.same_buying_power == doctest::Approx(pay * 105.5 / 94.5));
  CHECK(*there.worth_at_home == doctest::Approx(pay * 94.5 / 105.5));
  CHECK_FALSE(there.among_wages);
  CHECK_FALSE(there.reached);
  CHECK(*report.areas[1].comparison->same_buying_power == doctest::Approx(pay));
}

TEST_CASE("where a mean alone is published, pay is so much above or below it") {
  const MarketData data = embedded_market();
  MarketQuestion question{role("mls", "29-2011"), {{Level::state, "OH", "Ohio"}}, {}, 62730 * 1.1};
  const MarketReport report = report_on(data, question);
  CHECK_FALSE(report.areas[1].comparison->among_wages);
  CHECK(*report.areas[1].comparison->versus_mean == doctest::Approx(10));
}

TEST_CASE("an overview has every role once, with the wages of the area that is asked for") {
  MarketData data = embedded_market();
  data.openings.push_back(opening(70000));
  const std::vector<ontology::Role> roles{role("mls", "29-2011"), role("bmet-2", "49-9062"),
                                          role("x", "15-1211")};
  const auto nation = overview(data, roles, {Level::nation, "US", "United States"});
  REQUIRE(nation.size() == 3);
  CHECK(nation[0].wages.front().annual.median == 61890);
  CHECK(nation[1].observed.openings == 1);
  CHECK(nation[2].wages.empty());
  const auto colorado = overview(data, roles, {Level::state, "CO", "Colorado"});
  CHECK(colorado[0].wages.front().annual.mean == 63600);
  CHECK(colorado[1].observed.openings == 0);
}

}  // namespace medtech::career
