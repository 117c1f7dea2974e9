// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/credential/eligibility.hpp"
#include "core/credential/footing.hpp"
#include "core/credential/plan_search.hpp"
#include "core/credential/renewal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace medtech::credential {

/// What a person aims for: a credential or license, or any one of several (a role's).
struct Goal {
  std::string id;  ///< of the credential, license or role
  std::string title;
  std::vector<std::string> any_of;  ///< ids of credentials, the most usual first; empty for none
  std::optional<profile::EducationLevel> education = {};  ///< the least degree that a role asks
  double years = 0;           ///< of work that usually come before a role, still to be done
  std::string years_as = {};  ///< as what
  std::string after =
      {};  ///< id of the goal that is had before: only then work for this one begins

  bool operator==(const Goal&) const = default;
};

struct PlanQuestion {
  std::vector<Goal> goals;
  std::optional<Date> by;
  std::optional<double> budget;  ///< US dollars; bounds the known part
  std::optional<double> hours_per_week;
  Prefer prefer = Prefer::soonest;
};

/// One step of a plan.
struct Step {
  std::string id;
  std::string kind;  ///< confirm study experience renewal exam upgrade license ce
  std::string title;
  std::string credential;  ///< what it is for
  std::vector<std::string> depends_on;
  Date earliest_start;
  Date finish;
  std::optional<double> cost;   ///< US dollars; absent where it is not known
  std::optional<double> hours;  ///< of work for it; absent where they are not known
  std::string why;
  std::string verify;               ///< what to ask, and where
  int slack_days = 0;               ///< how much later it may end without moving the last goal
  std::optional<Date> apply_by;     ///< the last day of application for this sitting
  std::optional<Date> window_from;  ///< the first day on which the examination is given
  std::optional<Date> window_to;    ///< the last one
  std::optional<Date> begin_by;     ///< the day after which this way is closed
  bool length_assumed = false;      ///< how long it takes is not known
  std::optional<Provenance> source;

  bool operator==(const Step&) const = default;
};

/// Why something can't be reached, and the least that would change it.
struct Blocked {
  std::string what;
  std::string because;
  std::string smallest_change;

  bool operator==(const Blocked&) const = default;
};

/// One route to a goal, taken alone, beside the one that was chosen.
struct Compared {
  std::string goal;
  std::string route;
  std::string title;
  bool chosen = false;
  std::optional<Date> finish;  ///< absent where it can't be taken
  Price price;
  std::string because;  ///< why it lost, or why it can't be taken

  bool operator==(const Compared&) const = default;
};

struct Plan {
  std::vector<Goal> goals;
  bool reachable = true;
  std::vector<Step> steps;  ///< in the order of their beginnings
  std::vector<Blocked> blocked;
  std::vector<Compared> compared;
  std::vector<Renewal> renewals;
  double known_cost = 0;                  ///< sum of the costs that are known
  std::vector<std::string> unknown_cost;  ///< ids of the others
  std::optional<Date> finish;             ///< absent where a goal can't be reached

  bool operator==(const Plan&) const = default;
};

/// Makes the plan that is best under the question's preference. The same question gives the same
/// plan.
Plan make_plan(const PlanQuestion& question, const Bench& bench);

/// Adds what a plan rests on.
void add(Footing& footing, const Knowledge& knowledge, const Plan& plan);

}  // namespace medtech::credential
