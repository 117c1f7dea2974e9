// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/wages.hpp"

#include "tests/unit/career/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace medtech::career {

namespace {

Wages ohio(const std::string& as_of, double median) {
  Wages wages;
  wages.occupation = "49-9062";
  wages.level = Level::state;
  wages.area = "OH";
  wages.name = "Ohio";
  wages.as_of = as_of;
  wages.annual.median = median;
  wages.source = "test";
  return wages;
}

}  // namespace

TEST_CASE("the built-in wages can be read, line by line and by occupation") {
  const std::string text = testing::data_text("wages.tsv");
  const auto all = parse_wages(text, "wages.tsv");
  REQUIRE(all);
  CHECK(all->size() > 150);
  std::size_t found = 0;
  for (const char* code : {"11-9111", "17-2031", "29-2010", "31-9097", "49-9062"})
    found += find_wages(text, code).size();
  CHECK(found == all->size());
  CHECK(find_wages(text, "49-906").empty());
  CHECK(find_wages(text, "").empty());
}

TEST_CASE("every built-in wage has a time, a source that is known, and percentiles that rise") {
  const MarketFacts facts = testing::embedded_market().facts;
  const auto all = parse_wages(testing::data_text("wages.tsv"), "wages.tsv");
  REQUIRE(all);
  for (const Wages& row : *all) {
    CAPTURE(row.occupation);
    CAPTURE(row.area);
    CHECK(row.as_of.size() >= 4);
    CHECK(facts.find_source(row.source) != nullptr);
    CHECK_FALSE((row.hourly.is_empty() && row.annual.is_empty()));
    double before = 0;
    for (const auto& figure :
         {row.annual.p10, row.annual.p25, row.annual.median, row.annual.p75, row.annual.p90}) {
      if (!figure) continue;
      CHECK(*figure >= before);
      before = *figure;
    }
  }
}

TEST_CASE("a figure of the nation's table is carried over as BLS has it") {
  const auto rows = find_wages(testing::data_text("wages.tsv"), "49-9062");
  const auto nation = std::ranges::find(rows, Level::nation, &Wages::level);
  REQUIRE(nation != rows.end());
  CHECK(nation->as_of == "2024-05");
  CHECK(nation->employment == 60830);
  CHECK(nation->hourly.median == 30.11);
  CHECK(nation->annual.p90 == 99290);
}

TEST_CASE("what is published by the hour alone is reckoned for a year, and the other way") {
  Wages wages;
  wages.hourly.p25 = 20;
  wages.annual.mean = 62400;
  wages.annual.median = 60000;
  wages.hourly.median = 28.85;
  CHECK(yearly(wages).p25 == 41600);
  CHECK(by_the_hour(wages).mean == 30);
  CHECK(yearly(wages).median == 60000);  // as published, not 28.85 × 2,080
  CHECK_FALSE(yearly(wages).p75);
}

TEST_CASE("a table of wages that was written is read again as it was") {
  Wages capped = ohio("2025-05", 200000);
  capped.annual.p75 = 230000;
  capped.annual.capped = true;
  capped.quotient = 1.25;
  Wages undated = ohio("", 50000);
  undated.name = "Tab\tand\nbreak";
  const auto again = parse_wages(wages_file({undated, capped}), "again");
  REQUIRE(again);
  REQUIRE(again->size() == 2);
  CHECK(again->at(1) == capped);
  CHECK(again->at(0).name == "Tab and break");
  CHECK(wages_file(*again) == wages_file({capped, undated}));
}

TEST_CASE("a damaged table names its line; a search passes over it") {
  const std::string text = wages_file({ohio("2025-05", 50000)}) + "49-9062\tstate\tOH\tnonsense\n";
  const auto read = parse_wages(text, "wages.tsv");
  REQUIRE_FALSE(read);
  CHECK(read.error().place.line == 3);
  CHECK(find_wages(text, "49-9062").size() == 1);
}

TEST_CASE("of two rows on the same area and time the later read counts") {
  const auto rows = merged({ohio("2024-05", 1), ohio("2025-05", 2)}, {ohio("2025-05", 3)});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].annual.median == 3);
  CHECK(rows[1].annual.median == 1);
}

TEST_CASE("the newest row is shown, and an older one where only that has a median") {
  Wages mean_alone = ohio("2025-05", 0);
  mean_alone.annual = {};
  mean_alone.annual.mean = 70000;
  const auto shown = newest({ohio("2022-05", 1), ohio("2023-05", 2), mean_alone});
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].as_of == "2025-05");
  CHECK(shown[1].as_of == "2023-05");
  CHECK(newest({ohio("2022-05", 1), ohio("2023-05", 2)}).size() == 1);
  CHECK(newest({}).empty());
  CHECK(newest({ohio("2099-05", 1), ohio("", 2)}).front().as_of.empty());
}

}  // namespace medtech::career
