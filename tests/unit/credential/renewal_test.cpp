// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/renewal.hpp"

#include "core/credential/plan_price.hpp"
#include "tests/unit/credential/advice.hpp"

#include <algorithm>

using namespace medtech;
using namespace medtech::credential;
using medtech::testing::day;
using medtech::testing::facts;
using medtech::testing::person;

namespace {

std::vector<Renewal> renewals(const std::string& profile, std::string_view today = "2026-11-22") {
  const Person who = person(profile);
  return renewals_of({facts(), who, day(today)}, 180);
}

const std::string cbet =
    "[[certification]]\nid = \"CBET\"\nearned = 2025-01-01\nexpires = 2027-12-31\n";

std::string ce(std::string_view date, double amount, std::string_view area = "") {
  std::string out =
      fmt::format("[[ce]]\ncredential = \"CBET\"\ndate = {}\namount = {}\n", date, amount);
  if (!area.empty()) out += fmt::format("area = \"{}\"\n", area);
  return out;
}

}  // namespace

TEST_CASE("only what was done in the present term counts") {
  const auto found = renewals(cbet + ce("2024-12-31", 10) + ce("2025-01-01", 4) +
                              ce("2026-11-22", 2) + ce("2026-11-23", 9));
  REQUIRE(found.size() == 1);
  CHECK(found[0].ce->since == day("2025-01-01"));
  CHECK(found[0].ce->earned == 6);
  CHECK(found[0].ce->to_earn == 24);
}

TEST_CASE("a capped area counts no more than its cap") {
  const auto found = renewals(cbet + ce("2026-01-10", 20, "leadership") + ce("2026-02-10", 10));
  CHECK(found[0].ce->earned == 25);
  CHECK(found[0].ce->to_earn == 5);
  const auto area = std::ranges::find(found[0].ce->areas, "leadership", &AreaState::area);
  REQUIRE(area != found[0].ce->areas.end());
  CHECK(area->earned == 20);
  CHECK(area->counted == 15);
}

TEST_CASE("an area's least amount is due even where the sum is reached") {
  const auto found = renewals(
      "[[certification]]\nid = \"MLS(ASCP)\"\nearned = 2024-06-01\nexpires = 2027-05-31\n"
      "[[ce]]\ncredential = \"MLS(ASCP)\"\ndate = 2025-02-01\namount = 40\narea = \"chemistry\"\n");
  // Safety 1, blood bank 2, hematology 2, microbiology 2.
  CHECK(found[0].ce->to_earn == 7);
}

TEST_CASE(
    "what ended is overdue, what ends soon is due, and nobody is told a day he did not give") {
  const auto found = renewals(
      "[[document]]\ntitle = \"TB test\"\nexpires = 2026-11-21\n"
      "[[document]]\ntitle = \"BLS card\"\nexpires = 2027-05-21\n"
      "[[document]]\ntitle = \"Fit test\"\nexpires = 2027-05-22\n"
      "[[document]]\ntitle = \"Titers\"\n");
  REQUIRE(found.size() == 4);
  CHECK(found[0].state == Due::overdue);
  CHECK(found[1].state == Due::due);
  CHECK(found[2].state == Due::ok);
  CHECK(!found[3].state.has_value());
  CHECK(!found[3].expires.has_value());
}

TEST_CASE("a term that has ended by its own reckoning may have been renewed: that is asked") {
  const auto found = renewals("[[certification]]\nid = \"CBET\"\nearned = 2020-01-01\n");
  CHECK(!found[0].state.has_value());
  CHECK(found[0].note.find("was it renewed?") != std::string::npos);
}

TEST_CASE("an amount from a weak source alone is not known") {
  const auto found = renewals(
      "[[certification]]\nid = \"MLA(ASCP)\"\nearned = 2025-01-01\nexpires = 2027-12-31\n");
  REQUIRE(found[0].ce.has_value());
  CHECK(!found[0].ce->needed.has_value());
  CHECK(!found[0].ce->to_earn.has_value());
  CHECK(!found[0].fee.has_value());
}

TEST_CASE("grace is told where the body gives any") {
  const auto found =
      renewals("[[certification]]\nid = \"CHBT\"\nearned = 2022-11-01\nexpires = 2026-11-10\n");
  CHECK(found[0].state == Due::overdue);
  CHECK(found[0].note.find("Grace until 2026-12-10.") != std::string::npos);
  CHECK(found[0].fee == 210);
}

TEST_CASE("continuing education of an area that the rules do not name is told") {
  const std::string mls =
      "[[certification]]\nid = \"MLS(ASCP)\"\nearned = 2025-01-01\nexpires = 2027-12-31\n";
  const auto entry = [](std::string_view area) {
    return fmt::format(
        "[[ce]]\ncredential = \"MLS(ASCP)\"\ndate = 2026-03-01\namount = 2\narea = \"{}\"\n", area);
  };
  const auto odd = renewals(mls + entry("laser physics") + entry("micro"));
  CHECK(odd[0].note.find("laser physics is none of safety") != std::string::npos);
  CHECK(odd[0].note.find("micro is") == std::string::npos);
  CHECK(odd[0].ce->earned == 4);
  CHECK(renewals(mls + entry("micro"))[0].note.find("is none of") == std::string::npos);
  // Where areas are only capped, any other is as good.
  CHECK(renewals(cbet + ce("2026-01-10", 2, "technical"))[0].note.find("is none of") ==
        std::string::npos);
}

TEST_CASE("a fee of each year is told for the whole term, and planned with it") {
  const auto found =
      renewals("[[certification]]\nid = \"Network+\"\nearned = 2025-01-01\nexpires = 2027-12-31\n");
  CHECK(found[0].fee == 50);
  CHECK(found[0].note.find("each year of its 3: 150 USD in all") != std::string::npos);
  CHECK(price_of_term(*facts().find("comptia-net"), day("2026-11-22")).cents == 15000);
  CHECK(price_of_term(*facts().find("TN-MT"), day("2026-11-22")).cents == 10000);
}
