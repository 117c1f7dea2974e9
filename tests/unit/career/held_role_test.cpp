// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/held_role.hpp"

#include "tests/support/knowledge.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace medtech;
using namespace medtech::career;

namespace {

bool names(const std::vector<RoleStanding>& roles, const std::string& id) {
  return std::ranges::find(roles, id, &RoleStanding::role) != roles.end();
}

}  // namespace

TEST_CASE("roles are held by profile and jobs, and in reach with one gap at most") {
  profile::Qualifications has;
  has.role = "bmet-2";
  has.roles = {"bmet-2", "bmet-1"};
  has.target = "imaging-service-engineer";
  has.track = "equipment";
  has.credentials = {{"aci-cbet", false}};
  has.degree = "associate";
  const HeldRoles found = held_roles(has, testing::knowledge());
  REQUIRE(found.held.size() == 2);
  CHECK(found.held.front().role == "bmet-2");
  CHECK(names(found.in_reach, "bmet-3"));
  CHECK(found.in_reach.front().role == "imaging-service-engineer");
  CHECK_FALSE(names(found.in_reach, "mls"));           // another family
  CHECK_FALSE(names(found.in_reach, "htm-director"));  // more than two levels above
  for (const RoleStanding& each : found.in_reach) CHECK(each.gaps.size() <= 1);
}

TEST_CASE("who shows nothing holds nothing") {
  const HeldRoles found = held_roles({}, testing::knowledge());
  CHECK(found.held.empty());
  CHECK(found.in_reach.empty());
}
