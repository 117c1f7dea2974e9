// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/prices.hpp"

#include "core/ontology/places.hpp"
#include "tests/unit/career/tables.hpp"

#include <doctest/doctest.h>

#include <string>

namespace medtech::career {

namespace {

std::vector<std::string> names(const std::vector<const PriceLevel*>& metros) {
  std::vector<std::string> names;
  for (const PriceLevel* metro : metros) names.push_back(metro->name);
  return names;
}

}  // namespace

TEST_CASE("price levels are those of the nation, 51 states and the metropolitan areas") {
  const Prices prices = testing::embedded_prices();
  REQUIRE(prices.find_state("OH") != nullptr);
  CHECK(prices.find_state("OH")->all == doctest::Approx(91.8));
  REQUIRE(prices.find_metro("19740") != nullptr);
  CHECK(prices.find_metro("19740")->housing == doctest::Approx(146.2));
  CHECK(prices.find_state("ZZ") == nullptr);
  CHECK(prices.find_metro("999") == nullptr);  // all that is no metro
  CHECK(prices.find_metro("") == nullptr);
}

TEST_CASE("a metropolitan area is found by any of its cities, with or without a state") {
  const Prices prices = testing::embedded_prices();
  using Names = std::vector<std::string>;
  CHECK(names(prices.metros_named("denver")) == Names{"Denver-Aurora-Lakewood, CO"});
  CHECK(names(prices.metros_named("Aurora, CO")) == Names{"Denver-Aurora-Lakewood, CO"});
  CHECK(names(prices.metros_named("Columbus, OH")) == Names{"Columbus, OH"});
  CHECK(prices.metros_named("Columbus").size() == 3);
  CHECK(names(prices.metros_named("Winston-Salem")) == Names{"Winston-Salem, NC"});
  CHECK(names(prices.metros_named("Dallas-Fort Worth")) ==
        Names{"Dallas-Fort Worth-Arlington, TX"});
  CHECK(names(prices.metros_named("Kansas City, KS")) == Names{"Kansas City, MO-KS"});
  for (const std::string none : {"", ",", "-", "Denver, OH", "Nowhere"}) {
    CAPTURE(none);
    CHECK(prices.metros_named(none).empty());
  }
}

TEST_CASE("an area that BLS names otherwise is known by its first city and state") {
  const Prices prices = testing::embedded_prices();
  REQUIRE(prices.metro_like("Denver-Aurora-Centennial, CO") != nullptr);
  CHECK(prices.metro_like("Denver-Aurora-Centennial, CO")->area == "19740");
  REQUIRE(prices.metro_like("Boston-Cambridge-Nashua, MA-NH") != nullptr);
  CHECK(prices.metro_like("Boston-Cambridge-Nashua, MA-NH")->area == "14460");
  CHECK(prices.metro_like("Columbus, MS") == nullptr);
  CHECK(prices.metro_like("Alaska nonmetropolitan area") == nullptr);
}

TEST_CASE("pay is reckoned to where prices are higher and back again") {
  const Prices prices = testing::embedded_prices();
  const PriceLevel& columbus = *prices.find_metro("18140");
  const PriceLevel& denver = *prices.find_metro("19740");
  CHECK(at_average_prices(94.5, columbus) == doctest::Approx(100));
  const double there = same_buying_power(36, columbus, denver);
  CHECK(there == doctest::Approx(36 * 105.5 / 94.5));
  CHECK(same_buying_power(there, denver, columbus) == doctest::Approx(36));
  CHECK(at_average_prices(36, columbus) == doctest::Approx(at_average_prices(there, denver)));
}

TEST_CASE("a price level that can't be divided by is refused with its line") {
  const auto read = Prices::parse("level\tarea\nstate\tOH\tOhio\t0\t1\t1\t1\t1\n", "prices.tsv");
  REQUIRE_FALSE(read);
  CHECK(read.error().place.line == 2);
  const std::string head = "# source = x\n# as_of = 2023\n";
  CHECK(Prices::parse(head, "prices.tsv")->as_of() == "2023");
  CHECK_FALSE(Prices::parse("", "prices.tsv"));  // names no source
  CHECK_FALSE(Prices::parse(head + "state\tOH\tOhio\t90\n", "prices.tsv"));
  CHECK_FALSE(Prices::parse(head + "state\tOH\tOhio\t90\t1\t1\t1\tnan\n", "prices.tsv"));
}

TEST_CASE("a place lies in the metropolitan area of its county") {
  const ontology::Places places = ontology::embedded_places();
  const auto metro = [&](const char* city, const char* state) {
    const auto found = places.find_city(city, state);
    REQUIRE(found);
    return found->metro;
  };
  CHECK(metro("Columbus", "OH") == 18140);
  CHECK(metro("Dublin", "OH") == 18140);
  CHECK(metro("Covington", "KY") == 17140);  // of Cincinnati
  CHECK(metro("Boston", "MA") == 14460);
  CHECK(metro("Hartford", "CT") == 25540);
  CHECK(metro("Poughkeepsie", "NY") == 39100);
  CHECK(metro("Denver", "CO") == 19740);
  CHECK(metro("Aaronsburg", "PA") == 44300);
  CHECK(metro("Barrow", "AK") == 0);
}

}  // namespace medtech::career
