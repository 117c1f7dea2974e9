// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/cert_facts.hpp"
#include "cmd/view_plan.hpp"

#include <optional>
#include <string>
#include <vector>

/// From options to a plan.
namespace medtech::cmd {

/// What `cert-plan` is asked, as typed.
struct PlanOptions {
  std::vector<std::string> goals;
  std::string by;
  std::vector<std::string> states;
  std::optional<double> budget;
  std::optional<double> hours_per_week;
  std::string prefer;
};

/// A goal by the name of a credential, license or role; `notes` gets what is to be told of it.
/// Throws Error{usage}.
credential::Goal goal_of(Context& context, const CertFacts& facts, const std::string& typed,
                         std::vector<std::string>& notes);

/// Reads the options, with the profile's target role where no goal is given, and makes the plan.
/// Throws Error{usage}.
ShownPlan plan_of(Context& context, const CertFacts& facts, const PlanOptions& options);

/// Adds to the notes what a plan takes for granted of work and study at the same time.
void tell_assumptions(ShownPlan& shown);

}  // namespace medtech::cmd
