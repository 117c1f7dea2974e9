// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/plan.hpp"

#include "core/credential/eligibility.hpp"
#include "tests/unit/credential/advice.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <random>

using namespace medtech;
using namespace medtech::credential;
using medtech::testing::day;
using medtech::testing::facts;
using medtech::testing::person;

namespace {

const std::string six =
    "disciplines = [\"blood-bank\", \"chemistry\", \"hematology\", \"microbiology\", "
    "\"immunology\", \"urinalysis\"]\n";

/// A profile made of pieces at random.
std::string random_profile(std::mt19937& random) {
  const auto number = [&](int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
  };
  static constexpr std::array<std::string_view, 5> levels{"high-school", "associate", "bachelor",
                                                          "master", "doctorate"};
  static constexpr std::array<std::string_view, 5> fields{
      "biology", "biomedical equipment technology", "medical laboratory science", "electronics",
      "business"};
  static constexpr std::array<std::string_view, 6> work{
      "blood-bank", "histology", "phlebotomy", "biomedical-equipment", "molecular", "management"};
  static constexpr std::array<std::string_view, 6> held{"ascp-mlt", "ascp-mls", "ascp-ht",
                                                        "aci-cbet", "ascp-bb",  "comptia-a"};
  std::string out;
  for (int i = number(0, 2); i > 0; --i)
    out += fmt::format("[[education]]\nlevel = \"{}\"\nfield = \"{}\"\ncompleted = {}-05-10\n",
                       levels.at(static_cast<std::size_t>(number(0, 4))),
                       fields.at(static_cast<std::size_t>(number(0, 4))), number(2010, 2026));
  for (int i = number(0, 3); i > 0; --i)
    out += fmt::format(
        "[[experience]]\ntitle = \"Work\"\nstart = {}-01-10\nhours_per_week = {}\n"
        "disciplines = [\"{}\"]\n",
        number(2014, 2026), number(10, 45), work.at(static_cast<std::size_t>(number(0, 5))));
  for (int i = number(0, 2); i > 0; --i)
    out += fmt::format("[[certification]]\nid = \"{}\"\nearned = 2024-03-01\nexpires = {}-03-01\n",
                       held.at(static_cast<std::size_t>(number(0, 5))), number(2025, 2028));
  return out;
}

std::map<std::string, Met> routes_of(const Bench& bench) {
  std::map<std::string, Met> routes;
  for (const Credential& credential : facts().credentials) {
    for (const RouteVerdict& each : weigh(credential, bench).routes)
      routes[credential.id + " " + each.id] = each.met;
  }
  return routes;
}

// Nothing that was met is lost.
void check_no_loss(const std::string& before, const std::string& more) {
  const Date today = day("2026-11-22");
  const Person first = person(before);
  const Person second = person(before + more);
  const auto earlier = routes_of({facts(), first, today});
  const auto later = routes_of({facts(), second, today});
  for (const auto& [route, met] : earlier) {
    CAPTURE(route);
    if (met == Met::yes) CHECK(later.at(route) == Met::yes);
  }
}

PlanQuestion question_for(std::vector<std::string> ids) {
  PlanQuestion question;
  for (std::string& id : ids) question.goals.push_back({id, id, {id}});
  return question;
}

void check_whole(const Plan& plan, const PlanQuestion& question) {
  std::map<std::string, const Step*> steps;
  for (const Step& step : plan.steps) {
    CHECK(steps.emplace(step.id, &step).second);
    CHECK(step.earliest_start <= step.finish);
    if (step.cost) CHECK(*step.cost >= 0);
  }
  double known = 0;
  std::size_t unknown = 0;
  for (const Step& step : plan.steps) {
    CAPTURE(step.id);
    for (const std::string& id : step.depends_on) {
      CAPTURE(id);
      REQUIRE(steps.contains(id));
      CHECK(steps.at(id)->finish <= step.earliest_start);
    }
    known += step.cost.value_or(0);
    if (!step.cost) ++unknown;
    if (question.by && step.kind != "ce") CHECK(step.finish <= *question.by);
  }
  CHECK(plan.known_cost == doctest::Approx(known));
  CHECK(plan.unknown_cost.size() == unknown);
  if (question.budget) CHECK(plan.known_cost <= *question.budget);
  if (!plan.reachable) CHECK(!plan.blocked.empty());
  CHECK(plan.finish.has_value() == plan.reachable);
}

}  // namespace

TEST_CASE("one more credential, degree or year never takes a route away") {
  std::mt19937 random(7);
  for (int i = 0; i < 60; ++i) {
    const std::string profile = random_profile(random);
    CAPTURE(profile);
    check_no_loss(profile,
                  "[[certification]]\nid = \"ascp-mls\"\nearned = 2026-01-01\n"
                  "expires = 2028-12-31\n");
    check_no_loss(profile,
                  "[[education]]\nlevel = \"bachelor\"\nfield = \"biology\"\n"
                  "completed = 2024-05-10\n");
    check_no_loss(
        profile,
        "[[experience]]\ntitle = \"More\"\nstart = 2025-11-01\nhours_per_week = 40\n" + six);
  }
}

TEST_CASE("one more credential, degree or year never makes a plan worse in its first concern") {
  std::mt19937 random(5);
  const std::vector<std::string> goals{"ascp-mls", "aci-cbet", "ascp-htl", "aci-chtm",
                                       "NY-CLT",   "CA-CLS",   "ascp-sbb", "FL-CLP"};
  const std::vector<std::string> more{
      "[[certification]]\nid = \"ascp-mls\"\nearned = 2026-01-01\nexpires = 2028-12-31\n",
      "[[certification]]\nid = \"ascp-mls\"\nearned = 2012-01-01\nexpires = 2015-12-31\n",
      "[[certification]]\nid = \"amt-mls\"\nfirst_earned = 2010-01-01\nearned = 2026-01-01\n",
      "[[education]]\nlevel = \"bachelor\"\nfield = \"biology\"\ncompleted = 2024-05-10\n",
      "[[education]]\nlevel = \"master\"\nfield = \"biology\"\nexpected = 2031-05-10\n",
      "[[experience]]\ntitle = \"More\"\nstart = 2025-11-01\nhours_per_week = 6\n" + six};
  const auto outcome = [](const Plan& plan) {
    int weak = 0;
    for (const Compared& each : plan.compared) weak += each.chosen ? each.price.weak : 0;
    return std::pair(weak, plan.finish.value_or(Date::max()));
  };
  for (int i = 0; i < 48; ++i) {
    // Whoever tells nothing at all is asked everything, which is no worse.
    const std::string profile =
        "[[education]]\nlevel = \"high-school\"\ncompleted = 2008-06-01\n" + random_profile(random);
    const std::string& extra = more.at(static_cast<std::size_t>(i) % more.size());
    CAPTURE(profile);
    CAPTURE(extra);
    const PlanQuestion question =
        question_for({goals.at(static_cast<std::size_t>(i) % goals.size())});
    CAPTURE(question.goals[0].id);
    const Person first = person(profile);
    const Person second = person(profile + extra);
    const Date today = day("2026-11-22");
    CHECK(outcome(make_plan(question, {facts(), second, today})) <=
          outcome(make_plan(question, {facts(), first, today})));
  }
}

TEST_CASE("plans keep dependencies, days and budgets, and are the same for the same question") {
  std::mt19937 random(11);
  const std::vector<std::vector<std::string>> goals{
      {"ascp-mls"}, {"aci-cbet", "aci-cres"},  {"ascp-sbb", "ascp-bb"},
      {"aci-chtm"}, {"ascp-htl", "ascp-qihc"}, {"CA-CLS", "NY-CLT"}};
  for (int i = 0; i < 40; ++i) {
    const std::string profile = random_profile(random);
    CAPTURE(profile);
    const Person who = person(profile);
    const Bench bench{facts(), who, day("2026-11-22")};
    PlanQuestion question = question_for(goals.at(static_cast<std::size_t>(i) % goals.size()));
    question.prefer = static_cast<Prefer>(i % 3);
    const Plan plan = make_plan(question, bench);
    check_whole(plan, question);
    CHECK(make_plan(question, bench) == plan);
    if (!plan.finish) continue;
    question.by = *plan.finish - std::chrono::days(i % 2);
    check_whole(make_plan(question, bench), question);
    question.budget = plan.known_cost * 0.9;
    check_whole(make_plan(question, bench), question);
  }
}

TEST_CASE("a bound that can't be kept is told with the least that would do") {
  const Person who = person(
      "[[education]]\nlevel = \"bachelor\"\nfield = \"medical laboratory science\"\n"
      "accreditation = \"NAACLS\"\nexpected = 2027-05-15\n");
  const Bench bench{facts(), who, day("2026-11-22")};
  PlanQuestion question = question_for({"ascp-mls"});
  question.by = day("2027-06-30");
  const Plan late = make_plan(question, bench);
  REQUIRE(late.blocked.size() == 1);
  CHECK(late.steps.empty());
  CHECK(late.blocked[0].smallest_change == "--by 2027-08-13");
  question.by = std::nullopt;
  question.budget = 100;
  const Plan poor = make_plan(question, bench);
  REQUIRE(poor.blocked.size() == 1);
  CHECK(poor.blocked[0].smallest_change == "--budget 260");
}

TEST_CASE("a way that rests on a weak fact is taken only where no other is left") {
  // MLS in hand: California's license by it takes longer than by AAB's examination, whose
  // acceptance only an undated page tells.
  const Person who = person(
      "[[education]]\nlevel = \"bachelor\"\nfield = \"medical laboratory science\"\n"
      "accreditation = \"NAACLS\"\nexpected = 2027-05-15\n");
  const Bench bench{facts(), who, day("2026-11-22")};
  const Plan plan = make_plan(question_for({"ascp-mls", "CA-CLS"}), bench);
  for (const Step& step : plan.steps) CHECK(step.credential != "aab-mt");
  CHECK(plan.reachable);
}

TEST_CASE("continuing education that is due takes the hours that a week has") {
  const Person who = person(
      "[[certification]]\nid = \"bonent-chbt\"\nearned = 2023-02-01\nexpires = 2027-02-01\n"
      "[[education]]\nlevel = \"high-school\"\ncompleted = 2010-06-01\n");
  const Bench bench{facts(), who, day("2026-11-22")};
  PlanQuestion question = question_for({"comptia-a"});
  question.hours_per_week = 10;
  const Plan plan = make_plan(question, bench);
  const auto step = std::ranges::find(plan.steps, "ce", &Step::kind);
  REQUIRE(step != plan.steps.end());
  CHECK(step->hours == 40);
  CHECK(to_string(step->finish) == "2026-12-20");  // four weeks
}

TEST_CASE("twelve goals are planned together") {
  const Person who = person(
      "[[education]]\nlevel = \"bachelor\"\nfield = \"biology\"\ncompleted = 2025-05-10\n"
      "credit_hours = { biology = 30, microbiology = 4, chemistry = 20, organic-chemistry = 8 }\n"
      "[[experience]]\ntitle = \"MLT\"\nstart = 2025-11-17\nhours_per_week = 40\n" +
      six + "[[certification]]\nid = \"ascp-mlt\"\nearned = 2024-04-01\nexpires = 2027-03-31\n");
  const Bench bench{facts(), who, day("2026-11-22")};
  const PlanQuestion question =
      question_for({"ascp-mls", "ascp-bb", "ascp-c", "ascp-h", "ascp-m", "ascp-mb", "ascp-sbb",
                    "ascp-sc", "ascp-sh", "ascp-sm", "ascp-dlm", "ascp-qihc"});
  CHECK(make_plan(question, bench).reachable);
}
