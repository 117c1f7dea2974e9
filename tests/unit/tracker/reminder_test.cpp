// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/reminder.hpp"

#include "core/base/embedded.hpp"
#include "core/base/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace medtech;
using namespace medtech::tracker;

namespace {

Date day(int month, int number) { return *make_date(2026, month, number); }

std::vector<FollowUpRule> rules() {
  return {{Status::applied, true, 8, 7, 2, 45, "ask {contact}"},
          {Status::applied, false, 14, 0, 1, 28, "look"}};
}

Summary applied(bool reachable, int chased = 0) {
  Summary summary;
  summary.id = 3;
  summary.status = Status::applied;
  summary.quiet_since = day(11, 1);
  summary.reachable = reachable;
  summary.chased = chased;
  return summary;
}

}  // namespace

TEST_CASE("a follow-up is due so many days after what happened last") {
  const auto due = follow_up_of(applied(true), rules(), day(11, 2));
  REQUIRE(due.has_value());
  CHECK(due->id == "3.f");
  CHECK(due->day == day(11, 9));
  CHECK(follow_up_of(applied(true, 1), rules(), day(11, 2))->day == day(11, 8));
}

TEST_CASE("follow-ups are retired: after so many, and when nobody answers for long") {
  CHECK(!follow_up_of(applied(true, 2), rules(), day(11, 9)));
  CHECK(!follow_up_of(applied(false, 1), rules(), day(11, 20)));
  CHECK(follow_up_of(applied(false), rules(), day(11, 29)));
  CHECK(!follow_up_of(applied(false), rules(), day(11, 30)));
  Summary closed = applied(true);
  closed.status = Status::rejected;
  CHECK(!follow_up_of(closed, rules(), day(11, 9)));
}

TEST_CASE("a reminder stays until it is done, an interview until it is past") {
  CHECK(due_of({3, "reminder", 2, day(11, 1), "call"}, day(11, 20))->id == "3.2");
  CHECK(due_of({3, "interview", 1, day(11, 20), "panel"}, day(11, 20))->id.empty());
  CHECK(!due_of({3, "interview", 1, day(11, 19), "panel"}, day(11, 20)));
}

TEST_CASE("the words of statuses and steps are known, and others are answered with the nearest") {
  const auto file = [](const char* name) { return *embedded::find(name); };
  const auto statuses = parse_statuses(file("tracker/statuses.toml"), "statuses.toml");
  CHECK(statuses.size() == status_count);
  CHECK(status_named(statuses, "Phone Screen") == Status::screening);
  CHECK(status_named(statuses, "phone-screen") == Status::screening);
  CHECK(status_named(statuses, "ghosted") == Status::closed);
  CHECK_THROWS_AS(status_named(statuses, "declined"), Error);
  CHECK_THROWS_AS(status_named(statuses, "zebra"), Error);
  const auto steps = parse_steps(file("tracker/steps.toml"), "steps.toml");
  CHECK(step_named(steps, "N95").id == "fit-test");
  CHECK(step_named(steps, "color blindness").id == "color-vision-test");
  CHECK_THROWS_AS(step_named(steps, "zebra"), Error);
}

TEST_CASE("an alias means one thing, save where two statuses share it on purpose") {
  const auto statuses = parse_statuses(*embedded::find("tracker/statuses.toml"), "statuses.toml");
  std::map<std::string, int> uses;
  for (const StatusWords& words : statuses) {
    for (const std::string& alias : words.aliases) ++uses[alias];
  }
  for (const auto& [alias, number] : uses) {
    CAPTURE(alias);
    CHECK(number == (alias == "declined" ? 2 : 1));
    CHECK(!parse_status(alias));
  }
  std::map<std::string, int> step_uses;
  for (const StepFacts& step : parse_steps(*embedded::find("tracker/steps.toml"), "steps.toml")) {
    CHECK(!step.source.empty());
    CHECK(!step.ready.empty());
    for (const std::string& alias : step.aliases) ++step_uses[alias];
  }
  for (const auto& [alias, number] : step_uses) {
    CAPTURE(alias);
    CHECK(number == 1);
  }
}

TEST_CASE("every open status has a rule for when to ask again, whether somebody is known or not") {
  const auto all = parse_follow_ups(*embedded::find("tracker/follow-ups.toml"), "follow-ups.toml");
  for (const Status status :
       {Status::applied, Status::screening, Status::interview, Status::offer}) {
    for (const bool reachable : {true, false}) {
      const auto found = std::ranges::count_if(all, [&](const FollowUpRule& rule) {
        return rule.status == status && rule.reachable == reachable;
      });
      CHECK(found == 1);
    }
  }
  for (const FollowUpRule& rule : all) {
    CHECK(rule.until_days > rule.after_days);
    CHECK(rule.times > 0);
  }
}
