// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/standing.hpp"

#include "tests/unit/career/tables.hpp"

#include <doctest/doctest.h>

#include <random>

namespace medtech::career {

namespace {

Spread published() {
  Spread spread;
  spread.p10 = 40;
  spread.p25 = 50;
  spread.median = 60;
  spread.p75 = 80;
  spread.p90 = 100;
  return spread;
}

}  // namespace

TEST_CASE("a sum is placed on the line between the percentiles around it") {
  CHECK(place_among(60, published())->percentile == 50);
  CHECK(place_among(70, published())->percentile == 62.5);
  CHECK(place_among(45, published())->percentile == 17.5);
  CHECK(place_among(100, published())->percentile == 90);
  CHECK(place_among(40, published())->percentile == 10);
}

TEST_CASE("outside of what is published it is said to be above or below") {
  const auto above = place_among(101, published());
  CHECK_FALSE(above->percentile);
  CHECK(above->above == 90);
  CHECK_FALSE(above->below);
  const auto below = place_among(39, published());
  CHECK_FALSE(below->percentile);
  CHECK(below->below == 10);
  CHECK_FALSE(below->above);
}

TEST_CASE("percentiles that are not published are passed over; one alone places nothing") {
  Spread quarters;
  quarters.p25 = 50;
  quarters.p75 = 80;
  CHECK(place_among(65, quarters)->percentile == 50);
  CHECK(place_among(90, quarters)->above == 75);
  Spread median_alone;
  median_alone.median = 60;
  CHECK_FALSE(place_among(60, median_alone));
  CHECK_FALSE(place_among(60, Spread{}));
}

TEST_CASE("equal percentiles do not divide by zero") {
  Spread flat;
  flat.p10 = flat.p25 = flat.median = flat.p75 = flat.p90 = 50;
  CHECK(place_among(50, flat)->percentile == 90);
  CHECK(place_among(49, flat)->below == 10);
  CHECK(place_among(51, flat)->above == 90);
}

TEST_CASE("more pay never stands lower") {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> sums(0, 150);
  for (int i = 0; i < 500; ++i) {
    double less = sums(random);
    double more = sums(random);
    if (less > more) std::swap(less, more);
    const auto low = place_among(less, published());
    const auto high = place_among(more, published());
    const auto rank = [](const Placement& placement) {
      return placement.percentile ? *placement.percentile : (placement.below ? 0.0 : 100.0);
    };
    CHECK(rank(*low) <= rank(*high));
  }
}

TEST_CASE("quantiles are read between the ordered amounts, and not at all of fewer than five") {
  const auto five = quantiles_of({50, 10, 40, 20, 30});
  REQUIRE(five);
  CHECK(five->median == 30);
  CHECK(five->p25 == 20);
  CHECK(five->p75 == 40);
  CHECK(five->p10 == 14);
  CHECK(five->p90 == 46);
  CHECK(quantiles_of({1, 2, 3, 4, 5, 6})->median == 3.5);
  CHECK_FALSE(quantiles_of({1, 2, 3, 4}));
  CHECK_FALSE(quantiles_of({}));
}

TEST_CASE("an opening stands for the middle of its range, or its one end") {
  Opening range = testing::opening(60000);
  range.annual_high = 80000;
  CHECK(stated_pay(range) == 70000);
  range.annual_low.reset();
  CHECK(stated_pay(range) == 80000);
  range.annual_high.reset();
  CHECK_FALSE(stated_pay(range));
}

TEST_CASE("openings are counted with what they state and ask for; travellers' sums are not pay") {
  std::vector<Opening> openings;
  for (const double annual : {50000, 60000, 70000, 80000, 90000})
    openings.push_back(testing::opening(annual));
  openings[0].credentials = {"aci-cbet"};
  openings[1].credentials = {"aci-cbet", "aci-cres"};
  Opening silent = testing::opening(0);
  silent.annual_low.reset();
  Opening travel = testing::opening(150000);
  travel.setting = "travel";
  openings.push_back(silent);
  openings.push_back(travel);
  std::vector<const Opening*> all;
  for (const Opening& opening : openings) all.push_back(&opening);
  const Observed observed = observe(all);
  CHECK(observed.openings == 7);
  CHECK(observed.pay.size() == 5);
  CHECK(observed.travel == 1);
  REQUIRE(observed.quantiles);
  CHECK(observed.quantiles->median == 70000);
  CHECK(observed.credentials == std::vector<Count>{{"aci-cbet", 2}, {"aci-cres", 1}});
  CHECK(observed.reached_by(70000) == 3);
  CHECK(observed.reached_by(49999) == 0);
  CHECK(observed.reached_by(1e9) == 5);
}

}  // namespace medtech::career
