// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credential/plan.hpp"
#include "core/credential/plan_ways.hpp"

#include <string>
#include <vector>

namespace medtech::credential {

/// The steps of a solution in the order of their beginnings, with what each depends on, and how
/// much later each may end.
std::vector<Step> steps_of(const PlanModel& model, const Solution& solution,
                           const PlanQuestion& question, const Bench& bench);

/// A way as a person reads it: "Accredited MLS programme", "as a candidate: …".
std::string way_title(const PlanModel& model, std::size_t thing, std::size_t way);

}  // namespace medtech::credential
