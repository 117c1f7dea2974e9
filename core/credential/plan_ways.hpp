// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credential/plan.hpp"
#include "core/credential/plan_search.hpp"
#include "core/credential/prospect.hpp"
#include "core/credential/sitting.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Credentials, routes and a person, as the planner's bare problem.
namespace medtech::credential {

/// What a way of the problem stands for.
struct WayMeaning {
  enum class Kind {
    held,
    route,
    candidate,  ///< the examination first, the route's conditions later
    upgrade,    ///< the same, the examination being passed
    reinstate,
    any_of,
    work,  ///< what is to be done for conditions; goals share it
  } kind = Kind::route;
  const Route* route = nullptr;
  std::vector<Draft> drafts;
  Application application = Application::in_time;
  std::string closes;  ///< what ends with the way's deadline
  /// What is to be done for it by things of Kind::work, with the facts of its own route.
  std::vector<std::pair<std::size_t, std::vector<Draft>>> works;

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
  LeadTimes longest;
  std::vector<const Credential*> credentials;    ///< by thing; null for a role and for work
  std::vector<std::vector<WayMeaning>> meaning;  ///< by thing and way
  std::vector<Obstacle> obstacles;
};

PlanModel model_of(const PlanQuestion& question, const Bench& bench);

}  // namespace medtech::credential
