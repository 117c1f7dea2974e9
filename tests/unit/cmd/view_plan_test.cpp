// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_plan.hpp"

#include "tests/unit/credential/advice.hpp"

#include <doctest/doctest.h>

#include <memory>

using namespace medtech;

TEST_CASE("what a plan costs is told with what is not known of it") {
  credential::Plan plan;
  plan.known_cost = 260;
  CHECK(cmd::total_text(plan) == "$260 of known costs");
  plan.unknown_cost = {"a"};
  CHECK(cmd::total_text(plan) == "$260 of known costs and 1 cost that is not known");
  plan.unknown_cost = {"a", "b"};
  CHECK(cmd::total_text(plan) == "$260 of known costs and 2 costs that are not known");
}

TEST_CASE("a calendar has the last day of an application, and the days of the examination") {
  const Date today = medtech::testing::day("2026-11-22");
  const cmd::CertFacts facts{
      std::make_unique<const credential::Knowledge>(medtech::testing::facts()),
      medtech::testing::person("[[military]]\ncode = \"68A\"\nstart = 2018-01-10\n"
                               "end = 2024-06-30\n"
                               "[[certification]]\nid = \"CABT\"\nearned = 2020-01-01\n"),
      today};
  cmd::ShownPlan shown;
  shown.question.goals = {{"aci-cbet", "CBET", {"aci-cbet"}}};
  shown.plan = credential::make_plan(shown.question, facts.bench());
  const std::string calendar = cmd::plan_calendar(facts, shown, {});
  CHECK(calendar.find("DTSTART;VALUE=DATE:20270415\r\nDTEND;VALUE=DATE:20270416\r\n"
                      "SUMMARY:Last day to apply for CBET\r\n") != std::string::npos);
  CHECK(calendar.find("DTSTART;VALUE=DATE:20270501\r\nDTEND;VALUE=DATE:20270516\r\n"
                      "SUMMARY:Examination for CBET\r\n") != std::string::npos);
  // What has ended is no event of the future.
  CHECK(calendar.find("CABT ends") == std::string::npos);
}
