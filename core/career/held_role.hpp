// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/knowledge.hpp"
#include "core/profile/qualifications.hpp"

#include <string>
#include <vector>

namespace medtech::career {

/// A role as it stands to a person.
struct RoleStanding {
  std::string role;               ///< id
  std::vector<std::string> why;   ///< what in the profile speaks for it
  std::vector<std::string> gaps;  ///< what it usually asks for that the profile does not show

  bool operator==(const RoleStanding&) const = default;
};

struct HeldRoles {
  std::vector<RoleStanding> held;      ///< the current one first
  std::vector<RoleStanding> in_reach;  ///< one gap at most, the fewest gaps first

  bool operator==(const HeldRoles&) const = default;
};

/// The roles that a person holds or held, and those of the same family that are a step away: at
/// most two levels above, with the degree and a credential that the role usually asks for, or all
/// but one of these; below the highest level held only with all.
HeldRoles held_roles(const profile::Qualifications& has, const ontology::Knowledge& knowledge);

}  // namespace medtech::career
