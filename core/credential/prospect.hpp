// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credential/eligibility.hpp"
#include "core/credential/person.hpp"
#include "core/credential/plan_search.hpp"

#include <optional>
#include <string>
#include <vector>

/// When a condition that asks no credential can be met, and what is to be done for it.
namespace medtech::credential {

/// A step before it has its place in a plan.
struct Draft {
  std::string kind;
  std::string title;
  Date start;
  Date finish;
  std::optional<double> cost;
  std::string why;
  Provenance source;
  std::optional<double> hours = {};  ///< of study

  bool operator==(const Draft&) const = default;
};

/// Work that is still to be found: full time, and not begun.
struct NewWork {
  Job job;
  Condition condition;
  double full_time_hours = 40;
  int least_months = 0;  ///< for benches that are still lacking

  bool operator==(const NewWork&) const = default;
};

struct Prospect {
  bool possible = true;
  std::string obstacle;  ///< why it is not possible
  Date ready;
  std::optional<Date> deadline;  ///< the last day on which it still holds
  std::string closes;            ///< what ends with that day
  std::vector<Draft> drafts;
  Price price;  ///< of the facts that it rests on
  Price work;   ///< of what is to be done, once for all that build on it
  std::optional<NewWork> new_work;

  bool operator==(const Prospect&) const = default;
};

/// Points of doubt, which make a route less safe.
namespace doubt {
inline constexpr int remembered = 1;  ///< a fact whose source nobody opened
inline constexpr int estimated = 2;   ///< a length or a future that is assumed
inline constexpr int unanswered = 3;  ///< a weak fact, or a question that only the person answers
}  // namespace doubt

/// What resting on a fact costs in doubt.
Price price_of_fact(const Provenance& provenance);

/// The day on which new work is enough that begins on a day, beside the jobs that go on; absent
/// where it never is.
std::optional<Date> day_enough(const NewWork& work, const std::vector<Job>& jobs, Date begun);
/// Whether one job can be both: neither has to wait for the other.
bool is_one_job(const NewWork& left, const NewWork& right);

/// Of any condition but `holds` and `any`: one, or several of which any will do.
std::vector<Prospect> prospects_of(const Condition& condition, const Credential& credential,
                                   const Bench& bench);

}  // namespace medtech::credential
