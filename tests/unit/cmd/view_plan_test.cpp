// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_plan.hpp"

#include <doctest/doctest.h>

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
