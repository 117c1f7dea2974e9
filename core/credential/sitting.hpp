// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/credential/knowledge.hpp"

#include <optional>

/// From an application to an examination sat, or a license issued.
namespace medtech::credential {

/// What is assumed where a body or state does not say how long it takes: the longest that is known
/// of its kind, so that what is not known never looks quick.
struct LeadTimes {
  int exam_days = 0;
  int form_days = 0;  ///< of a license, a reinstatement, an upgrade
};
LeadTimes longest_lead_times(const Knowledge& knowledge);

/// How an application is made: in time, or late at a price.
enum class Application { in_time, late };

/// The next examination of a credential that can be applied for from a day on.
struct Sitting {
  Date apply_by;
  Date first;  ///< the days on which it is given
  Date last;

  bool operator==(const Sitting&) const = default;
};

/// True where it is known how long a credential takes from the application on.
bool is_length_known(const Credential& credential);
/// How many days a body or state takes, examinations at fixed times apart.
int lead_days(const Credential& credential, const LeadTimes& longest);
Sitting next_sitting(const Credential& credential, Date applied, Application application,
                     const LeadTimes& longest);
/// The first day on which it can be over: of a window the first, else the last day that is known.
Date earliest_end(const Credential& credential, const Sitting& sitting);
/// The last window of an examination that begins by a day; absent where it is given at any time.
std::optional<Sitting> last_sitting(const Credential& credential, Date by, Application application);

}  // namespace medtech::credential
