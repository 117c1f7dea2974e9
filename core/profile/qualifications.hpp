// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/profile/profile.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::profile {

/// A credential or licence by its id.
struct Held {
  std::string id;
  bool lapsed = false;

  bool operator==(const Held&) const = default;
};

/// What a profile shows of a person, in the ids of roles and terms; what is written there in words
/// that are not known, or that could mean several things, is left out.
struct Qualifications {
  std::optional<std::string> role;    ///< the current one, by [role] or the job that goes on
  std::optional<std::string> target;  ///< by [role]
  std::vector<std::string> roles;     ///< of all jobs, the latest first
  std::optional<std::string> track;   ///< of target, current role, last job, certificate or degree
  std::vector<Held> credentials;
  /// Credential that is not held → one in force that stands in a set with it: another body's for
  /// the same work.
  std::map<std::string, std::string, std::less<>> like;
  std::vector<Held> licenses;                  ///< "CA-CLS"
  std::optional<std::string> degree;           ///< the highest that is completed
  std::optional<std::string> expected_degree;  ///< a higher one that is expected
  /// Full-time years of work by track; without one where no job of that track has dates.
  std::map<std::string, double, std::less<>> years;
  /// Equipment, software, skills and disciplines of all jobs, and the wider terms above each.
  std::set<std::string, std::less<>> experience;

  bool operator==(const Qualifications&) const = default;
};

/// Reads them out of a profile, as of a day.
Qualifications qualifications_of(const Profile& profile, const ontology::Knowledge& knowledge,
                                 Date today);

/// Whether a profile shows this work: by name, as that of a role held, by equipment that a
/// specialty covers, or, of work that is several benches, by most of these.
bool shows(const Qualifications& has, const ontology::Knowledge& knowledge,
           ontology::ConceptRow work);

/// Whether a job's role is one whose generalists work on this bench, too, named or not.
bool rotates_through(const Qualifications& has, const ontology::Knowledge& knowledge,
                     ontology::ConceptRow bench);

/// 0 (high school) to 5 (doctorate) of the contract's word for a degree; absent for other words.
std::optional<int> degree_rank(std::string_view degree);

}  // namespace medtech::profile
