// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/profile/profile.hpp"
#include "core/profile/qualifications.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace medtech::checklist {

using medtech::to_string;  // of a Date, beside those of here

/// What is known of one application.
struct ApplicationFacts {
  std::string name;  ///< "BMET II, Example Health"
  bool open = true;
  bool applied = false;  ///< sent, or further
  bool has_resume = false;
  std::optional<int> resume_score;  ///< of `resume-check`, kept with it
  bool reachable = false;           ///< somebody is known who can be asked
  bool has_reminder = false;
  std::optional<Date> interview;  ///< the latest one
  bool debriefed = false;
  bool has_offer = false;                            ///< terms are entered
  bool answered_offer = false;                       ///< accepted, or declined
  std::map<std::string, std::optional<Date>> steps;  ///< by id, with the day they were done

  bool operator==(const ApplicationFacts&) const = default;
};

/// A license that a state of the person's asks of their work.
struct LicenseFacts {
  std::string state;
  std::string id;  ///< "" where the state asks for none
  bool held = false;

  bool operator==(const LicenseFacts&) const = default;
};

/// A saved search by its name and words.
struct SearchFacts {
  std::string name;
  std::vector<std::string> arguments;

  bool operator==(const SearchFacts&) const = default;
};

/// What the answers of practice come to.
struct PracticeFacts {
  int recent = 0;  ///< answers within thirty days
  int all = 0;
  int weak = 0;  ///< questions whose last answer was missed or weak

  bool operator==(const PracticeFacts&) const = default;
};

/// All that evidence is drawn from, as plain values.
struct Facts {
  Date today{};
  profile::Profile profile;
  profile::Qualifications has;
  std::vector<LicenseFacts> licenses;
  std::vector<SearchFacts> searches;
  int role_listings = 0;  ///< stored openings of the current or the target role
  PracticeFacts practice;
  std::vector<ApplicationFacts> applications;
  /// The day of each kind of event that is known.
  std::map<std::string, Date, std::less<>> events;
};

}  // namespace medtech::checklist
