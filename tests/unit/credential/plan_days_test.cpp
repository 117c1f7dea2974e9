// SPDX-License-Identifier: GPL-3.0-or-later
// Windows, lengths that nobody tells, and what several goals share.
#include "core/credential/plan.hpp"
#include "tests/unit/credential/advice.hpp"

#include <algorithm>

using namespace medtech;
using namespace medtech::credential;
using medtech::testing::day;
using medtech::testing::facts;
using medtech::testing::person;

namespace {

Plan plan_for(const std::string& profile, std::vector<std::string> ids,
              std::string_view today = "2026-11-22", Prefer prefer = Prefer::soonest) {
  const Person who = person(profile);
  PlanQuestion question;
  question.prefer = prefer;
  for (std::string& id : ids) question.goals.push_back({id, id, {id}});
  return make_plan(question, {facts(), who, day(today)});
}

const Step& step_of(const Plan& plan, std::string_view kind, std::string_view credential = "") {
  const auto found = std::ranges::find_if(plan.steps, [&](const Step& step) {
    return step.kind == kind && (credential.empty() || step.credential == credential);
  });
  REQUIRE(found != plan.steps.end());
  return *found;
}

const std::string soldier = "[[military]]\ncode = \"68A\"\nstart = 2018-01-10\nend = 2024-06-30\n";
const std::string graduate =
    "[[education]]\nlevel = \"bachelor\"\nfield = \"biology\"\ncompleted = 2025-05-10\n"
    "credit_hours = { biology = 32, microbiology = 4, chemistry = 20, organic-chemistry = 8 }\n";

}  // namespace

TEST_CASE("a length that nobody tells is the longest that is known of any, and is told") {
  // BONENT says nothing; ASCP's 90 days are the longest of an examination.
  const Plan exam = plan_for(
      "[[education]]\nlevel = \"high-school\"\ncompleted = 2018-06-01\n"
      "[[experience]]\ntitle = \"Work\"\nstart = 2020-01-01\nhours_per_week = 40\n"
      "disciplines = [\"dialysis-equipment\"]\n",
      {"bonent-chbt"});
  CHECK(exam.finish == day("2027-02-20"));
  CHECK(step_of(exam, "exam").length_assumed);
  CHECK(step_of(exam, "exam").why.find("90 days are assumed") != std::string::npos);
  // New York says nothing; California's twelve weeks are the longest of a state.
  const Plan license = plan_for(
      "[[certification]]\nid = \"MLS(ASCP)\"\nfirst_earned = 2020-01-01\nearned = 2026-01-01\n"
      "expires = 2028-12-31\n",
      {"NY-CLT"});
  CHECK(license.finish == day("2027-02-14"));
  CHECK(step_of(license, "license").length_assumed);
  const Plan known = plan_for(soldier, {"aci-cbet"});
  CHECK(!step_of(known, "exam").length_assumed);
}

TEST_CASE("an application may be late for a window, at a price") {
  const Plan in_time = plan_for(soldier, {"aci-chtm", "aci-cbet"}, "2026-10-16");
  CHECK(step_of(in_time, "exam", "aci-cbet").apply_by == day("2026-10-16"));
  const Plan late = plan_for(soldier, {"aci-cbet"}, "2026-10-20");
  CHECK(late.finish == day("2026-11-01"));
  CHECK(step_of(late, "exam").apply_by == day("2026-10-23"));
  CHECK(step_of(late, "exam").window_from == day("2026-11-01"));
  const Plan too_late = plan_for(soldier, {"aci-cbet"}, "2026-10-24");
  CHECK(too_late.finish == day("2027-05-01"));
  // Fifty dollars more, where the fee is known.
  const std::string manager =
      soldier +
      "[[experience]]\ntitle = \"HTM manager\"\nstart = 2022-01-01\nhours_per_week = 40\n"
      "disciplines = [\"management\", \"biomedical-equipment\"]\n";
  CHECK(plan_for(manager, {"aci-chtm"}, "2026-10-20").known_cost == 550);
  CHECK(plan_for(manager, {"aci-chtm"}, "2026-10-10").known_cost == 500);
  CHECK(plan_for(manager, {"aci-chtm"}, "2026-10-20", Prefer::cheapest).finish ==
        day("2027-05-01"));
}

TEST_CASE("an examination is over on the first day of its window at the earliest") {
  const Plan plan = plan_for(soldier, {"aci-cbet"});
  const Step& exam = step_of(plan, "exam");
  CHECK(exam.window_from == day("2027-05-01"));
  CHECK(exam.finish == day("2027-05-01"));
  CHECK(exam.title.find("given from 2027-05-01 to 2027-05-15") != std::string::npos);
  // Sitting on any day of the window does where more time is given.
  PlanQuestion question;
  question.goals = {{"aci-cbet", "CBET", {"aci-cbet"}}};
  question.by = day("2027-05-03");
  const Person who = person(soldier);
  CHECK(make_plan(question, {facts(), who, day("2026-11-22")}).reachable);
}

TEST_CASE("slack goes by windows: what comes before may end until the application is due") {
  const Plan plan = plan_for(
      "[[education]]\nlevel = \"associate\"\nfield = \"biomedical equipment technology\"\n"
      "expected = 2027-02-01\n"
      "[[experience]]\ntitle = \"BMET\"\nstart = 2022-01-01\nend = 2025-01-01\n"
      "hours_per_week = 40\ndisciplines = [\"biomedical-equipment\"]\n",
      {"aci-cbet"}, "2026-11-22", Prefer::cheapest);
  const Step& exam = step_of(plan, "exam");
  CHECK(exam.apply_by == day("2027-04-15"));
  CHECK(exam.slack_days == 0);
  CHECK(step_of(plan, "study").finish == day("2027-02-01"));
  CHECK(step_of(plan, "study").slack_days == (day("2027-04-15") - day("2027-02-01")).count());
}

TEST_CASE("a way that closes is told with its day, and nothing may slip past it") {
  const Plan plan = plan_for(
      "[[education]]\nlevel = \"associate\"\nfield = \"medical laboratory technology\"\n"
      "accreditation = \"NAACLS\"\ncompleted = 2022-01-15\n" +
          soldier,
      {"ascp-mlt", "aci-cbet"});
  const Step& exam = step_of(plan, "exam", "ascp-mlt");
  CHECK(exam.begin_by == day("2027-01-15"));
  CHECK(exam.why.find("open until 2027-01-15") != std::string::npos);
  CHECK(exam.slack_days == (day("2027-01-15") - day("2026-11-22")).count());
}

TEST_CASE("what two goals need is done, and paid, once") {
  const Plan plan = plan_for(graduate, {"ascp-mls", "amt-mlt"});
  CHECK(plan.reachable);
  const auto studies = std::ranges::count(plan.steps, "study", &Step::kind);
  const Plan alone = plan_for(graduate, {"ascp-mls"});
  CHECK(studies >= std::ranges::count(alone.steps, "study", &Step::kind));
  for (const Step& step : plan.steps) {
    CAPTURE(step.title);
    if (step.kind == "exam" || step.kind == "license") continue;
    CHECK(std::ranges::count(plan.steps, step.title, &Step::title) == 1);
  }
  // A question that both ask is asked once.
  const Plan confirms = plan_for(
      "[[education]]\nlevel = \"bachelor\"\nfield = \"chemistry\"\n"
      "[[experience]]\ntitle = \"Chemist\"\nstart = 2020-01-01\nhours_per_week = 40\n"
      "disciplines = [\"chemistry\", \"hematology\"]\n",
      {"ascp-c", "ascp-h"});
  CHECK(std::ranges::count(confirms.steps, "Confirm: Bachelor's degree or higher", &Step::title) ==
        1);
  for (const std::string id : {"ascp-c", "ascp-h"})
    CHECK(step_of(confirms, "exam", id).depends_on.size() >= 2);
}

TEST_CASE("a credential more never takes a goal away, nor makes it later") {
  struct Case {
    std::string before, more, goal;
  };
  const std::string mls_early =
      "[[certification]]\nid = \"MLS(ASCP)\"\nfirst_earned = 1999-01-01\nearned = 1999-01-01\n";
  const std::string lapsed =
      "[[certification]]\nid = \"MLS(ASCP)\"\nearned = 2018-01-01\nexpires = 2021-01-01\n";
  const std::string amt =
      "[[certification]]\nid = \"MLS(AMT)\"\nfirst_earned = 2010-01-01\nearned = 2010-01-01\n";
  for (const Case& each :
       {Case{graduate, mls_early, "NY-CLT"}, Case{graduate, lapsed, "NY-CLT"},
        Case{graduate, amt, "CA-CLS"},
        Case{graduate, "[[certification]]\nid = \"CABT\"\nearned = 2022-01-01\n", "aci-cabt"}}) {
    CAPTURE(each.goal);
    CAPTURE(each.more);
    const Plan before = plan_for(each.before, {each.goal});
    const Plan after = plan_for(each.before + each.more, {each.goal});
    REQUIRE(before.finish.has_value());
    REQUIRE(after.finish.has_value());
    CHECK(*after.finish <= *before.finish);
  }
}

TEST_CASE("part-time work begun never makes experience later than none") {
  const std::string school = "[[education]]\nlevel = \"high-school\"\ncompleted = 2018-06-01\n";
  const std::string hour_a_day =
      "[[experience]]\ntitle = \"Helper\"\nstart = 2026-11-01\nhours_per_week = 5\n"
      "disciplines = [\"biomedical-equipment\"]\n";
  const Plan none = plan_for(school, {"aci-cbet"});
  const Plan some = plan_for(school + hour_a_day, {"aci-cbet"});
  CHECK(*some.finish <= *none.finish);
}

TEST_CASE("what must only have been passed is not kept in force for it") {
  // Florida asks the examination, not the certification.
  const Plan plan = plan_for(
      "[[education]]\nlevel = \"bachelor\"\nfield = \"medical laboratory science\"\n"
      "accreditation = \"NAACLS\"\ncompleted = 2025-05-10\n"
      "[[certification]]\nid = \"MLS(ASCP)\"\nearned = 2025-08-01\nexpires = 2026-12-01\n",
      {"FL-CLP"});
  CHECK(plan.reachable);
  CHECK(std::ranges::find(plan.steps, "renewal", &Step::kind) == plan.steps.end());
}
