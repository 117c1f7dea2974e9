// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/diagnostics.hpp"
#include "core/base/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::json {
class Writer;
}

/// What a person says about themselves in profile.toml (medtech-profile(5)).
namespace medtech::profile {

/// Where the work is done, in the contract's order of precedence.
enum class Setting {
  travel,
  field_service,
  reference_lab,
  manufacturer,
  service_organization,
  in_house
};
enum class EducationLevel {
  high_school,
  certificate,
  associate,
  bachelor,
  master,
  doctorate,
  military
};
/// What a sum of pay is paid for.
enum class PayUnit { hour, day, week, month, year };

/// The contract's word for a value ("field-service").
std::string to_string(Setting value);
std::string to_string(EducationLevel value);
std::string to_string(PayUnit value);

/// The least pay a person looks for, in US dollars.
struct LeastPay {
  double amount = 0;
  PayUnit per = PayUnit::hour;

  bool operator==(const LeastPay&) const = default;
};

/// "32/hour", "$70,000/year"; absent for anything else, also for sums below a cent.
std::optional<LeastPay> parse_least_pay(std::string_view text);
/// "32/hour", as parse_least_pay reads it.
std::string to_string(const LeastPay& pay);

/// The five digits of "45202" or "45202-1234"; absent for anything else.
std::optional<std::string> parse_zip(std::string_view text);

/// [home]: a ZIP code, or a city and its state.
struct Home {
  std::optional<std::string> zip;  ///< five digits
  std::optional<std::string> city;
  std::optional<std::string> state;  ///< two letters

  bool operator==(const Home&) const = default;
};

/// [role]: ids or aliases, as written.
struct RoleGoal {
  std::optional<std::string> current;
  std::optional<std::string> target;

  bool operator==(const RoleGoal&) const = default;
};

/// [search]: defaults for `medtech search`.
struct SearchDefaults {
  std::optional<double> radius_miles;
  std::vector<std::string> states;  ///< two letters each
  std::vector<Setting> settings;
  std::optional<LeastPay> min_pay;
  std::optional<bool> remote;

  bool operator==(const SearchDefaults&) const = default;
};

/// How much of a date was said: of "2016" its first or its last day stands for it.
enum class Exactness { day, month, year };

/// "2016-05-14", "2016-05" or "2016".
std::string to_string(Date date, Exactness exactness);

/// One [[education]]. With neither `completed` nor `expected` it is not known whether it was
/// finished.
struct Education {
  std::optional<EducationLevel> level;
  std::optional<std::string> field;
  std::optional<std::string> school;
  std::optional<std::string> accreditation;    ///< "naacls", "abet" …
  std::map<std::string, double> credit_hours;  ///< semester hours by subject
  std::optional<std::string> country;          ///< of the school; absent: the United States
  bool evaluated = false;                      ///< found equal to a degree of the United States
  std::optional<Date> completed;
  std::optional<Date> expected;          ///< never together with `completed`
  Exactness exactness = Exactness::day;  ///< of either

  bool operator==(const Education&) const = default;
};

/// One [[experience]].
struct Experience {
  std::string title;
  std::optional<std::string> employer;
  std::optional<Setting> setting;
  std::optional<Date> start;
  std::optional<Date> end;  ///< absent: it goes on
  std::optional<double> hours_per_week;
  std::vector<std::string> disciplines;
  std::vector<std::string> skills;
  std::optional<std::string> place;  ///< "Cincinnati, OH"
  Exactness start_exactness = Exactness::day;
  Exactness end_exactness = Exactness::day;
  /// "lab" or "equipment": of what was done there, as a résumé tells it; no key of the file.
  std::optional<std::string> track = std::nullopt;

  bool operator==(const Experience&) const = default;
};

/// One [[certification]]. `earned` is when the present one began, `first_earned` when the first one
/// did.
struct Certification {
  std::string id;
  std::optional<Date> earned;
  std::optional<Date> first_earned;
  std::optional<Date> expires;
  std::optional<std::string> number;
  Exactness earned_exactness = Exactness::day;
  Exactness expires_exactness = Exactness::day;

  bool operator==(const Certification&) const = default;
};

/// One [[ce]]: continuing education toward a credential, in that credential's own unit.
struct ContinuingEducation {
  std::string credential;
  Date date;
  double amount = 0;
  std::optional<std::string> area;
  std::optional<std::string> title;

  bool operator==(const ContinuingEducation&) const = default;
};

/// One [[license]] of a state.
struct License {
  std::string state;  ///< two letters
  std::string id;
  std::optional<std::string> number;
  std::optional<Date> expires;
  Exactness expires_exactness = Exactness::day;

  bool operator==(const License&) const = default;
};

/// One [[document]]: a card, test or record that an employer asks for and that runs out.
struct Document {
  std::string title;
  std::optional<Date> expires;
  std::optional<std::string> number;
  Exactness expires_exactness = Exactness::day;

  bool operator==(const Document&) const = default;
};

/// One [[military]]: time in an occupation (Army MOS, Navy NEC, Air Force AFSC).
struct Service {
  std::string code;
  std::optional<Date> start;
  std::optional<Date> end;  ///< absent: it goes on

  bool operator==(const Service&) const = default;
};

/// One [[story]] to tell in an interview.
struct Story {
  std::string title;
  std::optional<std::string> situation;
  std::optional<std::string> action;
  std::optional<std::string> result;
  std::vector<std::string> skills;

  bool operator==(const Story&) const = default;
};

/// A person, as far as they have said. Ids of roles, credentials, disciplines and skills are as
/// written.
struct Profile {
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::vector<std::string> other_emails;
  std::vector<std::string> other_phones;
  std::vector<std::string> skills;  ///< beside those of jobs
  Home home;
  RoleGoal role;
  SearchDefaults search;
  std::vector<Education> education;
  std::vector<Experience> experience;
  std::vector<Certification> certifications;
  std::vector<ContinuingEducation> ce;
  std::vector<License> licenses;
  std::vector<Document> documents;
  std::vector<Service> military;
  std::vector<Story> stories;

  bool operator==(const Profile&) const = default;
};

/// A profile as far as it could be read, and what is wrong with its file in the order of its lines.
struct Checked {
  Profile profile;
  Diagnostics diagnostics;

  /// The profile. Throws Error{input} that tells all diagnostics where there is any.
  [[nodiscard]] Profile usable_or_throw() &&;
};

/// Reads profile.toml; `file` names it in diagnostics. Fails only where the text is no TOML.
[[nodiscard]] Result<Checked> parse(std::string_view text, const std::string& file);

/// Writes the profile's members into the open object, named as in profile.toml; unknown is null.
/// Without a profile every member is null.
void write_members(json::Writer& writer, const std::optional<Profile>& profile);

}  // namespace medtech::profile
