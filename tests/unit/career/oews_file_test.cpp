// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/oews_file.hpp"

#include "tests/unit/career/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

namespace medtech::career {

namespace {

const std::string heading =
    "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,"
    "O_GROUP,TOT_EMP,EMP_PRSE,JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,"
    "H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,"
    "HOURLY\n";

std::string row(const std::string& area, const std::string& figures) {
  return area +
         ",000000,Cross-industry,cross-industry,1235,49-9062,Medical Equipment Repairers,"
         "detailed," +
         figures + ",,\n";
}

const std::string ohio_figures =
    "\"2,010\",8.1,0.371,0.93,,,31.50,\"65,520\",2.0,18.50,23.10,30.00,38.25,46.00,\"38,480\","
    "\"48,050\",\"62,400\",\"79,560\",\"95,680\"";

OewsReading read(const std::string& text, const std::string& as_of = "2025-05") {
  return value_or_throw(read_oews(text, {"state_M2025_dl.csv", as_of, "import:x", {"49-9062"}},
                                  testing::embedded_prices()));
}

}  // namespace

TEST_CASE("a state's row of BLS is read with all that it has") {
  const OewsReading reading = read(heading + row("39,Ohio,2,OH", ohio_figures));
  REQUIRE(reading.wages.size() == 1);
  CHECK(reading.bad == 0);
  const Wages& wages = reading.wages.front();
  CHECK(wages.level == Level::state);
  CHECK(wages.area == "OH");
  CHECK(wages.name == "Ohio");
  CHECK(wages.naics.empty());
  CHECK(wages.as_of == "2025-05");
  CHECK(wages.employment == 2010);
  CHECK(wages.per_1000 == 0.371);
  CHECK(wages.quotient == 0.93);
  CHECK(wages.hourly.mean == 31.5);
  CHECK(wages.annual.p90 == 95680);
  CHECK(wages.source == "import:x");
}

TEST_CASE("the marks of BLS are not published, and above the highest wage") {
  const OewsReading reading =
      read(heading +
           row("39,Ohio,2,OH", "**,,,,,,*,*,*,50.00,60.00,70.00,#,#,104000,124800,145600,#,#"));
  REQUIRE(reading.wages.size() == 1);
  const Wages& wages = reading.wages.front();
  CHECK_FALSE(wages.employment);
  CHECK_FALSE(wages.annual.mean);
  CHECK(wages.annual.median == 145600);
  CHECK_FALSE(wages.annual.p75);
  CHECK(wages.annual.capped);
}

TEST_CASE("areas are the nation, states, and metros by the code that prices have") {
  const OewsReading reading =
      read(heading + row("99,U.S.,1,US", ohio_figures) + row("72,Puerto Rico,3,PR", ohio_figures) +
           row("0018140,\"Columbus, OH\",4,OH", ohio_figures) +
           row("71650,\"Boston-Cambridge-Nashua, MA-NH\",4,MA", ohio_figures) +
           row("3900003,West Northwestern Ohio nonmetropolitan area,6,OH", ohio_figures));
  REQUIRE(reading.wages.size() == 5);
  CHECK(reading.wages[0].level == Level::nation);
  CHECK(reading.wages[0].area == "US");
  CHECK(reading.wages[1].area == "PR");
  CHECK(reading.wages[2].area == "18140");
  CHECK(reading.wages[3].area == "14460");
  CHECK(reading.wages[4].area == "3900003");
}

TEST_CASE("industries are kept for the nation; of several owners the largest counts") {
  const std::string text =
      heading +
      "99,U.S.,1,US,62,Health Care,sector,5,49-9062,x,detailed,100,,,,,,30,62400,,,,,,,,,,,,,\n"
      "99,U.S.,1,US,62,Health Care,sector,57,49-9062,x,detailed,120,,,,,,31,64480,,,,,,,,,,,,,\n"
      "99,U.S.,1,US,622000,Hospitals,3-digit,5,49-9062,x,detailed,90,,,,,,33,68640,,,,,,,,,,,,,\n"
      "39,Ohio,2,OH,62,Health Care,sector,5,49-9062,x,detailed,10,,,,,,29,60320,,,,,,,,,,,,,\n";
  const OewsReading reading = read(text);
  REQUIRE(reading.wages.size() == 2);
  CHECK(reading.wages[0].level == Level::sector);
  CHECK(reading.wages[0].employment == 120);
  CHECK(reading.wages[1].level == Level::industry);
  CHECK(reading.wages[1].industry == "Hospitals");
}

TEST_CASE("bad rows are told by line and column, and the others are kept") {
  const OewsReading reading =
      read(heading + row("39,Ohio,2,OH", ohio_figures) +
           row("18,Indiana,2,IN", "many,,,,,,31.50,65520,,,,,,,,,,,") +
           row("21,Kentucky,2,??", ohio_figures) +
           row("47,Tennessee,2,TN",
               "10,,,,,,31.5,65520,,30.00,20.00,31.00,32.00,33.00,62400,41600,64480,66560,68640"));
  CHECK(reading.wages.size() == 2);  // Kentucky is known by its name
  REQUIRE(reading.problems.size() == 2);
  CHECK(reading.bad == 2);
  CHECK(reading.problems[0].place.line == 3);
  CHECK(reading.problems[0].field == "TOT_EMP");
  CHECK(reading.problems[1].place.line == 5);
  CHECK(reading.problems[1].message == "the percentiles do not rise");
}

TEST_CASE("columns may be parted by tabs, stand in any order and case, and name the year") {
  const std::string text =
      "year\tocc_code\tarea_title\tarea_type\tprim_state\ttot_emp\ta_mean\ta_median\n"
      "2023\t49-9062\tOhio\t2\tOH\t2010\t65,520\t62,400\n";
  const OewsReading reading = read(text, "");
  REQUIRE(reading.wages.size() == 1);
  CHECK(reading.wages.front().as_of == "2023-05");
  CHECK(reading.wages.front().annual.median == 62400);
}

TEST_CASE("what is no table of BLS is refused with what is missing") {
  const auto refusal = [](const std::string& text) {
    const auto reading =
        read_oews(text, {"x.csv", "", "import:x", {"49-9062"}}, testing::embedded_prices());
    REQUIRE_FALSE(reading);
    return reading.error().message;
  };
  CHECK(refusal("").find("empty") != std::string::npos);
  CHECK(refusal("a,b\n1,2\n").find("OCC_CODE") != std::string::npos);
  CHECK(refusal(std::string("PK\x03\x04") + "rest").find("workbook") != std::string::npos);
}

TEST_CASE("the year is in the name that BLS gives its files") {
  CHECK(as_of_by_name("state_M2025_dl.csv") == "2025-05");
  CHECK(as_of_by_name("MSA_M2024_dl.csv") == "2024-05");
  CHECK(as_of_by_name("oesm25st.csv") == "2025-05");
  CHECK(as_of_by_name("all_data_M_2023.csv") == "2023-05");
  CHECK(as_of_by_name("wages.csv").empty());
  CHECK(as_of_by_name("120250.csv").empty());
  CHECK(as_of_by_name("oesm").empty());
  CHECK(as_of_by_name("").empty());
}

TEST_CASE("a large table is read in its lines of ours, which keep their numbers") {
  std::string text = heading;
  for (int i = 0; i < 9500; ++i)
    text +=
        "39,Ohio,2,OH,000000,Cross-industry,cross-industry,1235,35-3023,Fast Food,detailed,1,,,,"
        ",,14,29120,,,,,,,,,,,,,\n";
  text += row("39,Ohio,2,OH", ohio_figures) + row("18,Indiana,2,IN", "many,,,,,,,,,,,,,,,,,,");
  REQUIRE(text.size() > 1'000'000);
  const OewsReading reading = read(text);
  CHECK(reading.wages.size() == 1);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems.front().place.line == 9503);
}

TEST_CASE("any bytes are read or refused, and what is read can be written and read again") {
  std::mt19937 random(7);
  const std::string whole = heading + row("39,Ohio,2,OH", ohio_figures) +
                            row("0018140,\"Columbus, OH\",4,OH", ohio_figures);
  for (int i = 0; i < 300; ++i) {
    std::string text = whole;
    for (int change = 0; change < 8; ++change) {
      const std::size_t at = random() % text.size();
      text[at] = static_cast<char>(random() % 256);
    }
    const auto reading =
        read_oews(text, {"x.csv", "2025-05", "import:x", {"49-9062"}}, testing::embedded_prices());
    if (!reading) continue;
    const auto again = parse_wages(wages_file(reading->wages), "again");
    REQUIRE(again);
    CHECK(again->size() == reading->wages.size());
  }
}

}  // namespace medtech::career
