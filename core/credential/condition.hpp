// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/credential/fact.hpp"
#include "core/profile/profile.hpp"

#include <optional>
#include <string>
#include <vector>

namespace medtech::credential {

/// What a condition of a route asks.
enum class Asks {
  degree,              ///< a level of education, completed
  hours,               ///< semester hours of subjects, taken together
  course,              ///< any course of one of the subjects
  programme,           ///< a programme of study, accredited where `accreditors` names any
  military,            ///< a course of the armed forces ("bmet", "lab")
  experience,          ///< years or hours of work in disciplines
  holds,               ///< one of the credentials
  licensed_elsewhere,  ///< a license of another state, in force
  answer,              ///< what no profile says: only the person knows
  any,                 ///< one of several lists of conditions
};

/// One condition of a route: a typed record, of which the fields of its kind are filled.
struct Condition {
  Asks asks = Asks::answer;
  Provenance provenance;
  std::string note;
  Place place;  ///< where it is written, for messages

  /// degree: the least level; programme: unused.
  profile::EducationLevel level = profile::EducationLevel::high_school;
  std::vector<std::string> fields;  ///< degree: ids of fields of study; empty for any
  std::optional<double> or_hours;   ///< degree: semester hours of anything that do as well

  std::vector<std::string> subjects;  ///< hours, course
  double least = 0;                   ///< hours
  bool each = false;                  ///< hours: some of every subject

  std::vector<std::string> programmes;
  std::vector<std::string> accreditors;  ///< "any": some accreditation

  std::string course;  ///< military

  std::vector<std::string> disciplines;  ///< experience: any of them
  std::vector<std::string> also;         ///< experience: of the same work, any of these too
  bool every = false;                    ///< experience: all disciplines, one total
  std::optional<double> years;           ///< experience, full time
  std::optional<double> work_hours;      ///< experience, counted directly

  std::optional<double> within_years;  ///< degree, programme, military, experience
  /// The window is not sure: what is met only outside it is unknown, not unmet.
  bool window_unsure = false;

  std::vector<std::string> credentials;              ///< holds
  bool lapsed_ok = false;                            ///< holds
  std::optional<Date> exam_on_or_after;              ///< holds
  std::string question;                              ///< answer
  std::vector<std::vector<Condition>> alternatives;  ///< any

  bool operator==(const Condition&) const = default;
};

}  // namespace medtech::credential
