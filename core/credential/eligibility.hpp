// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/credential/knowledge.hpp"
#include "core/credential/person.hpp"

#include <optional>
#include <string>
#include <vector>

namespace medtech::credential {

/// Whether something is met; nothing is called met that rests on a weak fact or on a guess.
enum class Met { no, unknown, yes };

/// All of several: the worst of them.
Met all_of(Met left, Met right);

/// One condition weighed: what met it, what is lacking, or what to ask.
struct Verdict {
  std::string text;  ///< what is asked
  Met met = Met::unknown;
  std::string shown;  ///< what of the profile met it, what is lacking, or the question to ask
  Provenance provenance;
  Met by_value = Met::unknown;  ///< as if the fact were sure
  bool nothing = false;         ///< the person has nothing at all of what is asked

  bool operator==(const Verdict&) const = default;
};

/// A route weighed.
struct RouteVerdict {
  std::string id;
  std::string title;
  Met met = Met::unknown;
  bool candidate = false;  ///< a candidate's status, which is no full route
  std::vector<Verdict> conditions;
  Provenance provenance;
  std::optional<Date> until;  ///< of a route that is met: the last day, where one can be foreseen

  bool operator==(const RouteVerdict&) const = default;
};

/// A credential weighed: by its full routes alone, without those that have ended.
struct Eligibility {
  std::string id;
  Met eligible = Met::unknown;
  std::vector<RouteVerdict> routes;
  std::string note;  ///< why nothing can be said, where that is so

  bool operator==(const Eligibility&) const = default;
};

/// What weighing needs to know.
struct Bench {
  const Knowledge& knowledge;
  const Person& person;
  Date today;
  std::optional<double> study_hours = {};  ///< a week, for plans; absent: full time
};

/// A condition as a person reads it ("16 semester hours of biology").
std::string text_of(const Condition& condition, const Knowledge& knowledge);

/// Weighs a condition as things will stand on a day, today or later.
Verdict weigh(const Condition& condition, const Credential& credential, const Bench& bench,
              Date on);
RouteVerdict weigh(const Route& route, const Credential& credential, const Bench& bench, Date on);
Eligibility weigh(const Credential& credential, const Bench& bench);
/// True where every full route asks a degree that the person does not have.
bool lacks_degree(const Credential& credential, const Bench& bench);

}  // namespace medtech::credential
