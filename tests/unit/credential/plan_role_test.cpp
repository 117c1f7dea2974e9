// SPDX-License-Identifier: GPL-3.0-or-later
// Roles as goals, work and study at the same time, and what only some people have to do.
#include "core/credential/plan.hpp"
#include "tests/unit/credential/advice.hpp"

#include <algorithm>

using namespace medtech;
using namespace medtech::credential;
using medtech::testing::day;
using medtech::testing::facts;
using medtech::testing::person;

namespace {

const std::string today = "2026-11-22";
const std::string school = "[[education]]\nlevel = \"high-school\"\ncompleted = 2018-06-01\n";
const std::string technician =
    "[[education]]\nlevel = \"associate\"\nfield = \"biomedical equipment technology\"\n"
    "completed = 2014-05-10\n"
    "[[experience]]\ntitle = \"BMET III\"\nstart = 2015-01-05\nhours_per_week = 40\n"
    "disciplines = [\"biomedical-equipment\"]\n"
    "[[certification]]\nid = \"CBET\"\nearned = 2018-05-15\nexpires = 2027-12-31\n";

Plan plan_of(const std::string& profile, std::vector<Goal> goals,
             std::optional<double> hours_per_week = {}) {
  const Person who = person(profile);
  PlanQuestion question;
  question.goals = std::move(goals);
  question.hours_per_week = hours_per_week;
  return make_plan(question, {facts(), who, day(today)});
}

Goal one(const std::string& id) { return {id, id, {id}}; }

std::vector<Step> steps_of_kind(const Plan& plan, std::string_view kind,
                                std::string_view owner = "") {
  std::vector<Step> found;
  for (const Step& step : plan.steps) {
    if (step.kind == kind && (owner.empty() || step.credential == owner)) found.push_back(step);
  }
  return found;
}

Goal lead() {
  Goal goal{"bmet-lead", "Lead", {}};
  goal.years = 2;
  goal.years_as = "2 years as BMET III";
  return goal;
}

Goal manager() {
  Goal goal{"htm-manager", "Manager", {"aci-chtm"}};
  goal.education = profile::EducationLevel::bachelor;
  goal.years = 3;
  goal.years_as = "3 years as lead";
  goal.after = "bmet-lead";
  return goal;
}

}  // namespace

TEST_CASE("a role's degree and years are steps of its plan") {
  const Plan plan = plan_of(technician, {lead()});
  REQUIRE(plan.steps.size() >= 1);
  const auto years = steps_of_kind(plan, "experience", "bmet-lead");
  REQUIRE(years.size() == 1);
  CHECK(years.front().title == "2 years as BMET III");
  CHECK(plan.finish == day("2028-11-22"));
  Goal degree = manager();
  degree.any_of.clear();
  degree.years = 0;
  degree.after.clear();
  const auto study = steps_of_kind(plan_of(technician, {degree}), "study");
  REQUIRE(study.size() == 1);
  CHECK(study.front().title == "Bachelor's degree or higher");
  CHECK(study.front().finish == day("2028-11-22"));
  // Who has the degree has nothing to study.
  const Plan had = plan_of(technician +
                               "[[education]]\nlevel = \"bachelor\"\nfield = \"business\"\n"
                               "completed = 2020-05-10\n",
                           {degree});
  CHECK(had.reachable);
  CHECK(steps_of_kind(had, "study").empty());
}

TEST_CASE("work for a later role begins once the one before it is held") {
  const Plan plan = plan_of(technician, {lead(), manager()});
  REQUIRE(plan.reachable);
  for (const Step& step : plan.steps) {
    CAPTURE(step.id);
    if (step.kind != "experience" || step.credential == "bmet-lead") continue;
    CHECK(step.earliest_start >= day("2028-11-22"));
  }
  REQUIRE(!steps_of_kind(plan, "experience", "htm-manager").empty());
  CHECK(plan.finish >= day("2031-11-22"));
  // By itself the credential's work begins at once.
  const auto alone = steps_of_kind(plan_of(technician, {one("aci-chtm")}), "experience");
  REQUIRE(!alone.empty());
  CHECK(alone.front().earliest_start == day(today));
}

TEST_CASE("two full-time jobs follow one another, but where one is both") {
  const auto apart =
      steps_of_kind(plan_of(school, {one("bonent-chbt"), one("bonent-cht")}), "experience");
  REQUIRE(apart.size() == 2);
  CHECK(apart[0].earliest_start == day(today));
  CHECK(apart[1].earliest_start == apart[0].finish);
  CHECK(apart[1].why.find("follow one another") != std::string::npos);
  CHECK(std::ranges::find(apart[1].depends_on, apart[0].id) != apart[1].depends_on.end());
  // Service of dialysis equipment is biomedical equipment work, too.
  for (const Step& step :
       steps_of_kind(plan_of(school, {one("bonent-chbt"), one("aci-cbet")}), "experience"))
    CHECK(step.earliest_start == day(today));
  // What takes the place of a present job says so.
  const auto instead = steps_of_kind(
      plan_of(school +
                  "[[experience]]\ntitle = \"Driver\"\nstart = 2020-01-01\nhours_per_week = 40\n"
                  "disciplines = [\"phlebotomy\"]\n",
              {one("bonent-chbt")}),
      "experience");
  REQUIRE(!instead.empty());
  CHECK(instead.front().why.find("in place of your present work (Driver)") != std::string::npos);
}

TEST_CASE("fewer hours a week make studies longer, and hours of credit are told") {
  Goal degree{"role", "Role", {}};
  degree.education = profile::EducationLevel::bachelor;
  CHECK(plan_of(technician, {degree}).finish == day("2028-11-22"));
  const Plan half = plan_of(technician, {degree}, 22.5);
  CHECK(half.finish == day("2030-11-22"));
  CHECK(steps_of_kind(half, "study").front().why.find("at 22.5 hours a week 48 months") !=
        std::string::npos);
  // More than a full week goes no faster.
  CHECK(plan_of(technician, {degree}, 60).finish == day("2028-11-22"));
}

TEST_CASE("a degree from abroad is evaluated first, and counts once it was") {
  const auto abroad = [](const std::string& more) {
    return "[[education]]\nlevel = \"bachelor\"\nfield = \"biology\"\ncompleted = 2015-05-10\n" +
           more +
           "[[experience]]\ntitle = \"Technologist\"\nstart = 2020-06-01\nhours_per_week = 40\n"
           "disciplines = [\"blood-bank\"]\n";
  };
  const Plan plan = plan_of(abroad("country = \"PH\"\n"), {one("ascp-bb"), one("ascp-mb")});
  const auto confirms = steps_of_kind(plan, "confirm");
  const auto evaluations = std::ranges::count_if(confirms, [](const Step& step) {
    return step.title == "Have your bachelor's degree in biology from PH evaluated";
  });
  CHECK(evaluations == 1);
  const Credential& blood = *facts().find("ascp-bb");
  const auto eligible = [&](const std::string& more) {
    const Person who = person(abroad(more));
    return weigh(blood, {facts(), who, day(today)}).eligible;
  };
  CHECK(eligible("") == Met::yes);
  CHECK(eligible("country = \"United States\"\n") == Met::yes);
  CHECK(eligible("country = \"Philippines\"\n") == Met::unknown);
  CHECK(eligible("country = \"Philippines\"\nevaluated = true\n") == Met::yes);
}

TEST_CASE("what NCA certified went over to ASCP where it was kept up until the merger") {
  const std::string degree =
      "[[education]]\nlevel = \"bachelor\"\nfield = \"biology\"\ncompleted = 1998-05-10\n";
  const std::string kept = degree + "[[certification]]\nid = \"CLS(NCA)\"\nearned = 2005-01-01\n";
  const Plan plan = plan_of(kept, {one("ascp-mls")});
  CHECK(plan.finish == day(today));
  REQUIRE(steps_of_kind(plan, "confirm").size() == 1);
  CHECK(steps_of_kind(plan, "confirm").front().title == "Confirm that MLS(ASCP) is in force");
  const auto blood_bank = [&](const std::string& profile) {
    const Person who = person(profile);
    const Eligibility found = weigh(*facts().find("ascp-bb"), {facts(), who, day(today)});
    return found.routes.front().met;
  };
  CHECK(blood_bank(kept) == Met::unknown);
  const std::string ended = kept + "expires = 2008-01-01\n";
  CHECK(blood_bank(ended) == Met::no);
  CHECK(plan_of(ended, {one("ascp-mls")}).finish != day(today));
}

TEST_CASE("a clinical engineer practises clinical engineering, and ABET may be told of") {
  const auto engineer = [](const std::string& more) {
    const Person who =
        person("[[education]]\nlevel = \"bachelor\"\nfield = \"biomedical engineering\"\n" + more +
               "completed = 2016-05-10\n"
               "[[experience]]\ntitle = \"Senior Clinical Engineer\"\nstart = 2017-01-01\n"
               "hours_per_week = 40\ndisciplines = [\"biomedical-equipment\"]\n");
    const Eligibility found = weigh(*facts().find("htcc-cce"), {facts(), who, day(today)});
    const auto route = std::ranges::find(found.routes, "2", &RouteVerdict::id);
    return route->met;
  };
  CHECK(engineer("") == Met::unknown);
  CHECK(engineer("accreditation = \"ABET\"\n") == Met::yes);
  const Person who = person(
      "[[experience]]\ntitle = \"Clinical Engineering Technician\"\n"
      "disciplines = [\"biomedical-equipment\"]\n");
  CHECK(who.jobs.front().disciplines == std::vector<std::string>{"biomedical-equipment"});
}
