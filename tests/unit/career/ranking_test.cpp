// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/ranking.hpp"

#include "tests/unit/career/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace medtech::career {

using testing::embedded_market;
using testing::opening;
using testing::role;

namespace {

Wages state_wages(const std::string& area, const std::string& as_of, double median) {
  Wages wages;
  wages.occupation = "49-9062";
  wages.level = Level::state;
  wages.area = area;
  wages.name = area;
  wages.as_of = as_of;
  wages.annual.median = median;
  wages.employment = median / 100;
  wages.source = "import:x.csv";
  return wages;
}

bool falls(const Ranking& ranking) {
  return std::ranges::is_sorted(ranking.rows, std::ranges::greater(), &RankRow::value);
}

}  // namespace

TEST_CASE("states are ranked by wages of one year, the newest that tells of nearly all") {
  const Ranking ranking =
      rank_areas(embedded_market(), role("mls", "29-2011"), RankBy::pay, Level::state);
  CHECK(ranking.basis == RankBasis::wages);
  CHECK(ranking.as_of == "2022-05");
  CHECK(ranking.is_mean);
  CHECK(ranking.rows.size() == 51);
  CHECK(ranking.rows.front().area.code == "NY");
  CHECK(ranking.rows.back().area.code == "MS");
  CHECK(falls(ranking));
}

TEST_CASE("adjusted pay is divided by the prices of its area") {
  const Ranking ranking =
      rank_areas(embedded_market(), role("mls", "29-2011"), RankBy::adjusted, Level::state);
  CHECK(falls(ranking));
  for (const RankRow& row : ranking.rows) {
    if (row.area.code != "CA") continue;
    CHECK(row.value == doctest::Approx(68820 * 100 / 112.6));
  }
  CHECK(ranking.rows.front().area.code != "NY");
}

TEST_CASE("metropolitan areas are ranked by the wages that there are of them") {
  const MarketData data = embedded_market();
  const Ranking ranking = rank_areas(data, role("mls", "29-2011"), RankBy::pay, Level::metro);
  CHECK(ranking.basis == RankBasis::wages);
  CHECK(ranking.rows.size() == 13);
  CHECK(falls(ranking));
  CHECK(ranking.rows.front().area.name == "New York-Newark-Jersey City, NY-NJ-PA");
}

TEST_CASE("imported wages of nearly all states take the place of older ones of all") {
  MarketData data = embedded_market();
  std::vector<Wages> rows;
  for (const char* state : {"OH", "KY", "IN", "PA", "MI"})
    rows.push_back(state_wages(state, "2024-05", 60000 + 10 * static_cast<double>(rows.size())));
  for (const char* state : {"OH", "KY", "IN", "PA"})
    rows.push_back(state_wages(state, "2025-05", 70000));
  data.imported = wages_file(rows);
  const auto bmet = role("bmet-2", "49-9062");
  const Ranking ranking = rank_areas(data, bmet, RankBy::pay, Level::state);
  CHECK(ranking.as_of == "2025-05");
  CHECK(ranking.rows.size() == 4);
  CHECK_FALSE(ranking.is_mean);
  CHECK(ranking.rows.front().area.code == "IN");  // equal ones by name
  CHECK(rank_areas(data, bmet, RankBy::employment, Level::state).rows.size() == 4);
}

TEST_CASE("where stored openings state pay in more areas than wages are of, they rank these") {
  MarketData data = embedded_market();
  for (int i = 0; i < 5; ++i) {
    data.openings.push_back(opening(60000, "OH"));
    data.openings.push_back(opening(90000, "CO", "19740"));
  }
  data.openings.push_back(opening(200000, "AK", ""));
  const Ranking ranking = rank_areas(data, role("bmet-2", "49-9062"), RankBy::pay, Level::state);
  CHECK(ranking.basis == RankBasis::listings);
  REQUIRE(ranking.rows.size() == 2);
  CHECK(ranking.rows[0].area == Area{Level::state, "CO", "Colorado"});
  CHECK(ranking.rows[0].median_stated == 90000);
}

TEST_CASE("by openings an area counts each opening once, of whatever role") {
  MarketData data = embedded_market();
  Opening two_places = opening(60000, "OH");
  two_places.states = {"KY", "OH"};
  data.openings = {two_places, opening(1, "OH"), opening(1, "KY", "17140"), opening(1, "OH")};
  const Ranking ranking = rank_by_openings(data, Level::state);
  REQUIRE(ranking.rows.size() == 2);
  CHECK(ranking.rows[0].area.code == "OH");
  CHECK(ranking.rows[0].value == 3);
  CHECK(ranking.rows[1].value == 2);
  CHECK(rank_by_openings(data, Level::metro).rows.size() == 2);
  CHECK(rank_by_openings(embedded_market(), Level::metro).rows.empty());
}

TEST_CASE("a role without any figure is ranked by nothing") {
  const MarketData data = embedded_market();
  for (const RankBy by : {RankBy::pay, RankBy::employment, RankBy::adjusted, RankBy::openings})
    CHECK(rank_areas(data, role("x", "15-1211"), by, Level::state).rows.empty());
}

}  // namespace medtech::career
