// SPDX-License-Identifier: GPL-3.0-or-later
// People whose eligibility, plans and renewals were reasoned by hand: tests/fixtures/profiles. In
// each file the reasoning stands in comments, and what it comes to in lines that begin with "#=":
//   #= today DATE
//   #= eligible ID yes|no|unknown [ROUTE=yes|no|unknown]…
//   #= plan ID [prefer=P] [by=DATE] [budget=N] [reachable=no] [finish=DATE] [route=R] [known=N]
//      [unknown=N] [step=KIND]…
//   #= renewal ID ok|due|overdue|ask [to_earn=N] [needed=N] [fee=N]
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/credential/eligibility.hpp"
#include "core/credential/plan.hpp"
#include "core/credential/renewal.hpp"
#include "core/sys/file.hpp"
#include "tests/unit/credential/advice.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <vector>

namespace {

using namespace medtech;
using namespace medtech::credential;
using medtech::testing::day;
using medtech::testing::facts;

struct Expectation {
  std::string about;  // "eligible", "plan", "renewal"
  std::string id;
  std::vector<std::string> words;
  std::multimap<std::string, std::string> values;
};

std::string word(Met met) { return met == Met::yes ? "yes" : met == Met::no ? "no" : "unknown"; }

Expectation read_expectation(std::string_view line) {
  Expectation read;
  for (const std::string_view each : text::split(line, ' ')) {
    const std::size_t equals = each.find('=');
    if (read.about.empty()) {
      read.about = each;
    } else if (read.id.empty()) {
      read.id = each;
    } else if (equals == std::string_view::npos) {
      read.words.emplace_back(each);
    } else {
      read.values.emplace(each.substr(0, equals), each.substr(equals + 1));
    }
  }
  return read;
}

std::string value_of(const Expectation& read, const std::string& key) {
  const auto found = read.values.find(key);
  return found == read.values.end() ? "" : found->second;
}

void check_eligible(const Expectation& read, const Bench& bench) {
  const Eligibility found = weigh(*facts().find(read.id), bench);
  CHECK(word(found.eligible) == read.words.at(0));
  for (const auto& [route, met] : read.values) {
    CAPTURE(route);
    const auto one = std::ranges::find(found.routes, route, &RouteVerdict::id);
    REQUIRE(one != found.routes.end());
    std::string told;
    for (const Verdict& each : one->conditions)
      told += each.text + ": " + word(each.met) + ", " + each.shown + "\n";
    INFO(told);
    CHECK(word(one->met) == met);
  }
}

void check_plan(const Expectation& read, const Bench& bench) {
  PlanQuestion question;
  question.goals = {{read.id, read.id, {read.id}}};
  const std::string prefer = value_of(read, "prefer");
  question.prefer = prefer == "cheapest" ? Prefer::cheapest
                    : prefer == "safest" ? Prefer::safest
                                         : Prefer::soonest;
  if (const std::string by = value_of(read, "by"); !by.empty()) question.by = day(by);
  if (const std::string budget = value_of(read, "budget"); !budget.empty())
    question.budget = std::stod(budget);
  const Plan plan = make_plan(question, bench);
  CHECK(plan.reachable == (value_of(read, "reachable") != "no"));
  if (const std::string finish = value_of(read, "finish"); !finish.empty())
    CHECK(to_string(plan.finish.value_or(Date())) == finish);
  if (const std::string known = value_of(read, "known"); !known.empty())
    CHECK(plan.known_cost == std::stod(known));
  if (const std::string unknown = value_of(read, "unknown"); !unknown.empty())
    CHECK(std::to_string(plan.unknown_cost.size()) == unknown);
  if (const std::string route = value_of(read, "route"); !route.empty()) {
    const auto chosen = std::ranges::find(plan.compared, true, &Compared::chosen);
    REQUIRE(chosen != plan.compared.end());
    CHECK(chosen->route == route);
  }
  const auto [begin, end] = read.values.equal_range("step");
  for (auto step = begin; step != end; ++step) {
    CAPTURE(step->second);
    CHECK(std::ranges::find(plan.steps, step->second, &Step::kind) != plan.steps.end());
  }
}

void check_renewal(const Expectation& read, const Bench& bench) {
  const std::vector<Renewal> renewals = renewals_of(bench, 180);
  const auto found = std::ranges::find(renewals, read.id, &Renewal::id);
  REQUIRE(found != renewals.end());
  CHECK((found->state ? to_string(*found->state) : "ask") == read.words.at(0));
  for (const auto& [key, value] : read.values) {
    CAPTURE(key);
    if (key == "fee") CHECK(found->fee == std::stod(value));
    if (key == "to_earn") CHECK(found->ce.value().to_earn == std::stod(value));
    if (key == "needed") CHECK(found->ce.value().needed == std::stod(value));
  }
}

}  // namespace

TEST_CASE("what was reasoned by hand for each profile holds") {
  namespace fs = std::filesystem;
  std::vector<fs::path> paths;
  for (const auto& entry :
       fs::directory_iterator(fs::path(MEDTECH_SOURCE) / "tests/fixtures/profiles"))
    paths.push_back(entry.path());
  std::ranges::sort(paths);
  CHECK(paths.size() >= 40);
  for (const fs::path& path : paths) {
    const std::string name = path.filename().string();
    CAPTURE(name);
    const std::string text = sys::read_file(path.string(), limits::config_bytes);
    const Person who = medtech::testing::person(text);
    Date today = day("2026-11-22");
    std::size_t checked = 0;
    for (const std::string_view line : text::lines(text)) {
      if (!line.starts_with("#= ")) continue;
      CAPTURE(line);
      const Expectation read = read_expectation(line.substr(3));
      ++checked;
      if (read.about == "today") {
        today = day(read.id);
        continue;
      }
      REQUIRE(facts().find(read.id) != nullptr);
      const Bench bench{facts(), who, today};
      if (read.about == "eligible") check_eligible(read, bench);
      if (read.about == "plan") check_plan(read, bench);
      if (read.about == "renewal") check_renewal(read, bench);
    }
    CHECK(checked > 0);
  }
}
