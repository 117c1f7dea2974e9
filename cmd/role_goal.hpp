// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/cert_facts.hpp"
#include "core/career/path.hpp"
#include "core/credential/plan.hpp"
#include "core/ontology/roles.hpp"
#include "core/profile/qualifications.hpp"

#include <string>
#include <vector>

namespace medtech::cmd {

/// The ways between roles (data/roles/paths.toml).
career::Paths paths_of(Context& context);
/// What the person brings to a way that begins at a role, in ids.
career::Standing standing_of(Context& context, const CertFacts& facts,
                             const profile::Qualifications& has, const std::string& from);

/// A role as a goal: its credentials, its degree, and the years that usually come before it, as
/// `path` reckons them from the present role of the profile. `notes` gets what can't be reckoned.
credential::Goal goal_of_role(Context& context, const CertFacts& facts, const ontology::Role& role,
                              std::vector<std::string>& notes);
/// The roles of a way as goals one after the other, with what is lacking for each.
std::vector<credential::Goal> goals_on_the_way(Context& context, const CertFacts& facts,
                                               const std::vector<career::Stage>& stages);

}  // namespace medtech::cmd
