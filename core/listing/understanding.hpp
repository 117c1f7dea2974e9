// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace medtech::listing {

/// What kind of job a posting is, in the contract's words; absent where the evidence is thin.
struct Classification {
  std::optional<std::string> track;
  std::optional<std::string> role;
  bool adjacent = false;  ///< a neighbour of ours
  std::optional<std::string> level;
  std::vector<std::string> specialties;
  std::optional<std::string> setting;
  std::optional<std::string> employer_kind;
  /// Why, one sentence each: "title: …", "text: …", "employer: …".
  std::vector<std::string> reasons;

  bool operator==(const Classification&) const = default;
};

/// Credentials of which any one will do, by id.
using Alternatives = std::vector<std::string>;

/// A licence that the law of the place demands, whether or not the posting says so.
struct DemandedLicense {
  std::string state;    ///< two letters
  Alternatives any_of;  ///< ids ("CA-CLS"); one of them will do
  std::string agency;   ///< who issues it
  std::string source;   ///< where it is said: the agency's host

  bool operator==(const DemandedLicense&) const = default;
};

/// Years of experience that a posting names, and in what.
struct Experience {
  double years = 0;
  std::string of;  ///< as it is written: "transfusion services"; "" where not said
  bool required = true;

  bool operator==(const Experience&) const = default;
};

/// What a posting asks of a person; what it does not say is absent.
struct Requirements {
  std::vector<Alternatives> required;
  std::vector<Alternatives> preferred;
  std::optional<int> within_months;             ///< of being hired, for a required credential
  std::vector<std::string> licenses;            ///< ids ("CA-CLS") that the posting asks for
  std::vector<std::string> licenses_preferred;  ///< that it calls a plus
  std::optional<DemandedLicense> demanded_license;
  /// The least degree that will do, in the contract's word.
  std::optional<std::string> education_min;
  std::optional<double> years_min;
  std::vector<Experience> experience;  ///< each amount that is named, in order
  std::vector<std::string> equipment;  ///< ids of classes and products
  std::vector<std::string> software;
  std::vector<std::string> skills;  ///< and of standards

  bool operator==(const Requirements&) const = default;
};

/// An extra for hours at a certain time.
struct Differential {
  std::string when;  ///< "night", "evening", "weekend" …; "" where not said
  std::optional<double> amount_per_hour;
  std::optional<double> percent;

  bool operator==(const Differential&) const = default;
};

/// A condition of a sign-on bonus.
struct Clawback {
  bool repaid = false;        ///< by who leaves early, where it is said
  std::optional<int> months;  ///< that one must stay

  bool operator==(const Clawback&) const = default;
};

/// Terms of work beyond shift and schedule; absent where the posting does not say.
struct WorkDetails {
  std::optional<double> fte;  ///< 1 = full time
  std::optional<double> hours_per_week;
  std::optional<bool> on_call;
  std::optional<int> contract_weeks;
  std::optional<bool> training_provided;
  std::optional<double> sign_on_bonus;  ///< USD
  std::optional<Clawback> sign_on_clawback;
  std::optional<int> travel_percent;     ///< 0 where there is none
  std::optional<std::string> territory;  ///< of travel, as it is written
  /// "background-investigation", "public-trust", "security", "secret", "top-secret".
  std::optional<std::string> clearance;
  std::optional<bool> driving_license;
  std::vector<Differential> differentials;

  bool operator==(const WorkDetails&) const = default;
};

/// A posting as a specialist reads it.
struct Understanding {
  Classification classification;
  Requirements requirements;
  WorkDetails details;

  bool operator==(const Understanding&) const = default;
};

}  // namespace medtech::listing
