// SPDX-License-Identifier: GPL-3.0-or-later
// Pay without a sign of currency, and the numbers that only look like it.
#include "core/listing/bare_pay.hpp"

#include "core/listing/pay.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

// "30.5-41/hour", "30-/hour" (from); "" for none.
std::string said(std::string_view text) {
  static const auto places = ontology::embedded_places();
  const auto pay = find_pay(text, Place{"Dayton", "OH", "", "US", {}, {}}, places);
  if (!pay) return {};
  const auto amount = [](std::optional<double> value) {
    return value ? fmt::format("{}", *value) : std::string();
  };
  return fmt::format("{}-{}/{}", amount(pay->min), amount(pay->max),
                     pay->interval ? to_string(*pay->interval) : "?");
}

struct Row {
  std::string_view text;
  std::string_view pay;
};

}  // namespace

TEST_CASE("a label that says pay makes an amount of a number") {
  for (const auto& [text, pay] : std::vector<Row>{
           {"Hourly Rate: 29\nRequisition: 48213", "29-29/hour"},
           {"Min Rate 25.10 Max Rate 38.20\nFTE 0.9", "25.1-38.2/hour"},
           {"A bench that you will like. Base rate 33.00", "33-33/hour"},
           {"Pay Grade 12: 31.05-46.58", "31.05-46.58/hour"},
           {"Grade: L12 | Min: 31.05 | Max: 46.58", "31.05-46.58/hour"},
           {"Salary Grade 24: Min 24.36 Mid 30.45 Max 36.54", "24.36-36.54/hour"},
           {"GS-9 Step 1 $58,210", "58210-58210/year"},
           {"GS-9 Step 1 $58,210 to Step 10 $75,674", "58210-75674/year"},
           {"GS-09, Step 1: 55,756; Step 10: 72,487", "55756-72487/year"},
           {"Salary Minimum\n29.50\nSalary Maximum\n41.25", "29.5-41.25/hour"},
           {"Starting salary 62000", "62000-/year"},
           {"Starting rate: 30/hr", "30-/hour"},
           {"Pay: 28-36 DOE. Shift diff 3.00", "28-36/hour"},
           {"Weekly pay: 2310\nWeekly hours: 36", "2310-2310/week"},
           {"Bill Rate: 60.00\nPay Rate: 32.00", "32-32/hour"},
           {"$22.80/hr and up", "22.8-/hour"},
       }) {
    CAPTURE(text);
    CHECK(said(text) == pay);
  }
}

TEST_CASE("grades, telephones, dates, shares of time and counts are no pay") {
  for (const char* text : {"Pay Grade: 12",
                           "Pay Group 26",
                           "Salary Grade 108",
                           "Salary Grade 12 - 14",
                           "Hourly Grade 12 - 14",
                           "Pay Band: 25",
                           "Pay Band 25 - 33",
                           "Pay range: Grade 29",
                           "Rate Code: 22.10",
                           "Hours: 36",
                           "Shift differential: 3.50",
                           "Pay inquiries: 419-555-1200",
                           "Salary: 419-555-1200",
                           "Rate of turnover 12.5",
                           "Hourly rounding on 24 beds",
                           "Base: 30 beds",
                           "Base year 2020",
                           "Pay date 11/12/2026",
                           "Hourly staff 24/7",
                           "Requisition 38.20",
                           "Pay Hours: 12:30",
                           "FTE 0.9 Pay",
                           "Rate: 25",
                           "Bill Rate: 60.00",
                           "Minimum 12.50 lbs",
                           "Interest rate 12.50",
                           "Salary year 2026",
                           "Pay: 8-12 hour shifts"}) {
    CAPTURE(text);
    CHECK(said(text) == "");
  }
}

}  // namespace medtech::listing
