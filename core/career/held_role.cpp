// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/held_role.hpp"

#include "core/base/text.hpp"
#include "core/ontology/ranks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace medtech::career {

using ontology::Knowledge;
using ontology::Role;
using profile::Qualifications;

namespace {

// Two: some families know no senior level between the middle one and the lead.
constexpr int steps_above = 2;

void weigh_credential(const Role& role, const Qualifications& has, const Knowledge& knowledge,
                      RoleStanding& standing) {
  if (role.credentials.empty()) return;
  for (const std::string& id : role.credentials) {
    const auto held = std::ranges::find(has.credentials, id, &profile::Held::id);
    if (held == has.credentials.end() || held->lapsed) continue;
    standing.why.push_back(fmt::format("{} is held", name_of(knowledge.terms, id)));
    return;
  }
  standing.gaps.push_back("it usually asks for " + names_of(knowledge.terms, role.credentials));
}

void weigh_degree(const Role& role, const Qualifications& has, RoleStanding& standing) {
  const auto wanted = profile::degree_rank(role.education);
  if (!wanted) return;
  const auto had = has.degree ? profile::degree_rank(*has.degree) : std::nullopt;
  if (had && *had >= *wanted) {
    standing.why.push_back(
        fmt::format("its usual degree is {}, yours {}", role.education, *has.degree));
  } else {
    standing.gaps.push_back(
        fmt::format("its usual degree is {}, {}", role.education,
                    has.degree ? "yours " + *has.degree : "your profile names none"));
  }
}

bool holds(const Qualifications& has, const std::string& role) {
  return has.role == role || std::ranges::find(has.roles, role) != has.roles.end();
}

RoleStanding held_standing(const Role& role, const Qualifications& has,
                           const Knowledge& knowledge) {
  RoleStanding standing{role.id, {}, {}};
  if (has.role == role.id) standing.why.emplace_back("it is your current role");
  if (std::ranges::find(has.roles, role.id) != has.roles.end())
    standing.why.emplace_back("a job of yours has its title");
  weigh_credential(role, has, knowledge, standing);
  weigh_degree(role, has, standing);
  return standing;
}

}  // namespace

HeldRoles held_roles(const Qualifications& has, const Knowledge& knowledge) {
  HeldRoles found;
  int highest = 0;
  for (const Role& role : knowledge.roles) {
    if (!holds(has, role.id)) continue;
    highest = std::max(highest, ontology::level_rank(role.level));
    found.held.push_back(held_standing(role, has, knowledge));
  }
  std::ranges::stable_partition(found.held,
                                [&](const RoleStanding& each) { return each.role == has.role; });
  for (const Role& role : knowledge.roles) {
    if (holds(has, role.id) || role.track != has.track) continue;
    const int above = ontology::level_rank(role.level) - highest;
    if (above > steps_above) continue;
    RoleStanding standing{role.id, {}, {}};
    if (has.target == role.id) standing.why.emplace_back("it is your target");
    weigh_credential(role, has, knowledge, standing);
    weigh_degree(role, has, standing);
    // Nobody needs to be told how to reach what lies below.
    const std::size_t gaps_allowed = above < 0 ? 0 : 1;
    if (standing.gaps.size() <= gaps_allowed && !standing.why.empty())
      found.in_reach.push_back(std::move(standing));
  }
  std::ranges::stable_sort(found.in_reach, {},
                           [&](const RoleStanding& each) { return each.gaps.size(); });
  std::ranges::stable_partition(found.in_reach,
                                [&](const RoleStanding& each) { return each.role == has.target; });
  return found;
}

}  // namespace medtech::career
