// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credential/eligibility.hpp"

#include <string>

/// How each kind of condition is weighed against a person.
namespace medtech::credential {

/// What weighing found, before the strength of the fact is looked at.
struct Finding {
  Met met = Met::unknown;
  std::string shown;
  bool nothing = false;     ///< the person has nothing at all of what is asked
  Met sure = Met::unknown;  ///< any: what is left of `met` without what rests on weak facts

  bool operator==(const Finding&) const = default;
};

Finding find_degree(const Condition& condition, const Bench& bench, Date on);
Finding find_hours(const Condition& condition, const Bench& bench);
Finding find_course(const Condition& condition, const Bench& bench);
Finding find_programme(const Condition& condition, const Bench& bench, Date on);
Finding find_military(const Condition& condition, const Bench& bench, Date on);
Finding find_experience(const Condition& condition, const Credential& credential,
                        const Bench& bench, Date on);
Finding find_holding(const Condition& condition, const Bench& bench, Date on);
Finding find_other_license(const Credential& credential, const Bench& bench, Date on);

/// True where a school was only expected to end by a day that is past.
bool is_unconfirmed(const profile::Education& school, Date today);
/// True for a school outside the United States whose degree was not evaluated yet.
bool lacks_evaluation(const profile::Education& school);
/// Whether the examination of what is held was passed on or after a day.
Met passed_since(const Held& held, Date day);
/// A school's level and field, as a person reads them.
std::string school_text(const profile::Education& school);

}  // namespace medtech::credential
