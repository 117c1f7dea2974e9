// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/credential/condition.hpp"
#include "core/credential/person.hpp"

#include <optional>
#include <string>
#include <vector>

namespace medtech::credential {

/// On the average over leap years.
inline constexpr double days_of_a_year = 365.25;

/// Whether a job is work of the kind that a condition asks.
enum class Fit { no, maybe, yes };
Fit fit_of(const Job& job, const Condition& condition);

/// Work reckoned against a condition.
struct Worked {
  double sure = 0;      ///< full-time years (or hours, where the condition counts these)
  double possible = 0;  ///< with jobs that do not say enough, taken at their best
  std::vector<std::string> uncovered;           ///< disciplines that no sure job covers
  std::vector<std::string> possibly_uncovered;  ///< those that no job at all can cover
  std::vector<std::string> questions;           ///< what to ask about jobs that say too little

  bool operator==(const Worked&) const = default;
};

/// Work until a day, inside the condition's window. Overlapping jobs count once: no day is more
/// than a full one, except where hours are counted. Jobs without end go on.
Worked worked(const std::vector<Job>& jobs, const Condition& condition, Date until,
              double full_time_hours, bool in_window = true);

/// The amount that the condition asks, in the unit of `worked`.
double asked_amount(const Condition& condition);
/// The least that is enough for it: a day or two of rounding is no lack.
double least_amount(const Condition& condition);
bool is_enough(double amount, const Condition& condition);

}  // namespace medtech::credential
