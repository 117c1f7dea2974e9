// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/credential/knowledge.hpp"
#include "core/credential/naming.hpp"
#include "core/profile/profile.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace medtech::credential {

/// A credential or license that a person holds or held.
struct Held {
  std::string said;                     ///< as the profile has it
  std::string id;                       ///< "" where it is not known which
  std::vector<std::string> candidates;  ///< those it may be
  std::optional<Date> earned, first_earned, expires;
  std::string state;       ///< of a license
  bool candidate = false;  ///< the examination is passed, a full route is not met yet

  bool operator==(const Held&) const = default;
};

/// Work that a person does or did.
struct Job {
  std::string title;
  std::optional<Date> start, end;  ///< no end: it goes on
  std::optional<double> hours_per_week;
  std::vector<std::string> disciplines;  ///< ids; of others as written
  bool from_service = false;             ///< reckoned from military service

  bool operator==(const Job&) const = default;
};

/// A word of the profile that counts for nothing.
struct UnknownWord {
  std::string table;  ///< "certification", "license", "experience", "education", "ce"
  std::string field;  ///< "id", "disciplines", "credit_hours", "credential"
  std::string said;
  std::string hint;  ///< what would be right, such as the nearest that are known; may be empty
  std::string why = "is not in our tables";

  bool operator==(const UnknownWord&) const = default;
};

/// A profile in the terms of the facts: ids in place of names.
struct Person {
  std::vector<Held> credentials;
  std::vector<Held> licenses;
  std::vector<profile::Education> education;
  std::map<std::string, double> hours;  ///< semester hours by id of the subject, all schools
  double all_hours = 0;
  std::vector<Job> jobs;
  std::vector<profile::Service> services;
  std::vector<profile::ContinuingEducation> ce;
  std::vector<profile::Document> documents;
  /// Nothing at all is said: nothing counts as lacking then, but as not known.
  bool is_blank = false;
  /// Credentials and licenses that are not known; of disciplines and subjects those that are near
  /// to a known one, and so probably mistyped; continuing education for what is not held.
  std::vector<UnknownWord> unknown;

  bool operator==(const Person&) const = default;
};

/// What a name of a credential means (credential_named, with its ontology bound).
using Namer = std::function<Named(std::string_view)>;

Person person_of(const profile::Profile& profile, const Knowledge& knowledge, const Namer& namer);

/// Whether something held is in force; the better the later.
enum class Standing { candidate, lapsed, unknown, current, endless };

/// Whether a credential that is held is in force on a day, by its dates and the body's rules.
Standing standing(const Held& held, const Credential& credential, Date on);
/// Of a person's entries of one credential the one that stands best on a day, of equals the one
/// that lasts longest; null where there is none.
const Held* find_held(const Person& person, const Credential& credential, Date on);
/// What a person holds of a retired credential that may have become this one; null where there is
/// none, or it had ended before that.
const Held* find_forerunner(const Person& person, const Credential& credential,
                            const Knowledge& knowledge);
/// The last day of the first term of what is had on a day; absent where it does not end, or nobody
/// knows.
std::optional<Date> first_term_end(const Validity& validity, Date had);
/// The last day it is good for: as written, else one term after `earned`; absent where it does not
/// end, or nobody knows.
std::optional<Date> expiry(const Held& held, const Credential& credential);

}  // namespace medtech::credential
