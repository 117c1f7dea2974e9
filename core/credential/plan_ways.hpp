// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credential/plan.hpp"
#include "core/credential/plan_search.hpp"
#include "core/credential/prospect.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Credentials, routes and a person, as the planner's bare problem.
namespace medtech::credential {

/// What a way of the problem stands for.
struct WayMeaning {
  enum class Kind { held, route, candidate, reinstate, any_of } kind = Kind::route;
  const Route* route = nullptr;
  std::vector<Draft> drafts;

  bool operator==(const WayMeaning&) const = default;
};

/// A route that can't be taken at all, and why.
struct Obstacle {
  std::string credential;
  std::string route;
  std::string title;
  std::string because;

  bool operator==(const Obstacle&) const = default;
};

/// The problem and what its things and ways mean.
struct PlanModel {
  Problem problem;
  std::vector<const Credential*> credentials;    ///< by thing; null for a role
  std::vector<std::vector<WayMeaning>> meaning;  ///< by thing and way
  std::vector<Obstacle> obstacles;
};

PlanModel model_of(const PlanQuestion& question, const Bench& bench);

/// The examination of a credential that is applied for on a day: the last day on which it can be
/// sat, and the last on which the application must be there.
struct Sitting {
  Date apply_by;
  Date first;
  Date last;
};
Sitting next_sitting(const Credential& credential, Date applied);
/// What applying and sitting costs.
Price price_of(const Credential& credential, Date today);

}  // namespace medtech::credential
