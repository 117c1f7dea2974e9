// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/diagnostics.hpp"
#include "core/base/error.hpp"
#include "core/credential/condition.hpp"
#include "core/credential/fact.hpp"
#include "core/credential/vocabulary.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::credential {

/// What something costs, in US dollars.
struct Fee {
  std::string kind;  ///< "exam", "application", "annual", "renewal"
  double usd = 0;
  std::optional<Date> effective_from;
  std::string note;
  Provenance provenance;

  bool operator==(const Fee&) const = default;
};

/// Days of a year in which an examination is given.
struct Window {
  int month = 1;
  int first = 1;
  int last = 1;

  bool operator==(const Window&) const = default;
};

struct Exam {
  std::optional<int> questions;
  std::optional<int> minutes;
  std::optional<int> attempts;          ///< of one route
  std::vector<Window> windows;          ///< empty: at any time
  int apply_days_before = 0;            ///< of a window's first day
  std::optional<int> late_days_before;  ///< the same for a late application
  std::optional<double> late_usd;       ///< what that costs on top
  std::optional<int> sit_within_days;   ///< once the application is accepted
  bool form_unverified = false;         ///< `questions` and `minutes` are
  std::optional<Date> published_until;
  Provenance provenance;

  bool operator==(const Exam&) const = default;
};

/// How long a credential is good for.
enum class Term {
  cycle,     ///< years, then renewed
  annual,    ///< a year
  fixed,     ///< years, never renewed
  lifetime,  ///< for ever
  unknown,
};

/// A day of the year on which all terms of a credential end.
struct TermDay {
  int month = 12;
  int day = 31;
  std::optional<bool> even;  ///< of even years alone, or of odd ones

  /// The first such day, not before the given one.
  [[nodiscard]] Date next(Date from) const;
  bool operator==(const TermDay&) const = default;
};

struct Validity {
  Term term = Term::unknown;
  double years = 0;  ///< cycle, fixed
  bool annual_fee = false;
  std::string ce_unit;
  std::optional<Date> exempt_before;     ///< first certified before: never expires
  std::optional<Date> ce_exempt_before;  ///< first certified before: no continuing education
  std::optional<TermDay> ends_on;        ///< absent: terms end by the day each was earned
  bool month_end = false;                ///< a term ends with the month of that day
  std::optional<int> grace_days;
  std::string note;
  Provenance provenance;

  bool operator==(const Validity&) const = default;
};

/// How much continuing education a term asks.
struct CeAmount {
  double amount = 0;
  Provenance provenance;

  bool operator==(const CeAmount&) const = default;
};

/// One area of continuing education: a least amount or a cap.
struct CeArea {
  std::string area;
  std::optional<double> least;
  std::optional<double> most;
  std::vector<std::string> words;
  Provenance provenance;

  bool operator==(const CeArea&) const = default;
};

/// One way to become eligible: all of its conditions.
struct Route {
  std::string id;
  std::string title;
  std::vector<Condition> conditions;
  std::optional<Date> ended;              ///< not open any more
  std::optional<double> candidate_years;  ///< sits before it is eligible, with so long to become so
  Provenance provenance;
  Place place;

  bool operator==(const Route&) const = default;
};

enum class Status { active, retired, unverified };
std::string to_string(Status status);

/// A certification, or a license of a state.
struct Credential {
  std::string id;
  std::string name;
  std::string suffix;  ///< as it is written behind a name; of a license its state and title
  std::string body;
  std::vector<std::string> tracks;
  std::string level;  ///< "foundational", "specialist", "advanced", "management"
  Status status = Status::active;
  std::string successor;
  std::optional<Date> carried_over;  ///< when those that were in force became the successor
  std::string umbrella;              ///< the id that names this one together with others; or ""
  double full_time_hours = 40;       ///< a week that counts as full time
  Exam exam;
  std::vector<Fee> fees;
  Validity validity;
  std::optional<CeAmount> ce_amount;
  std::vector<CeArea> ce_areas;
  std::vector<Route> routes;
  std::vector<std::string> notes;
  Provenance provenance;
  Place place;

  std::string state;                 ///< of a license; "" for a certification
  std::string term_id;               ///< a license's concept of data/terms, or ""
  std::vector<std::string> aliases;  ///< of a license within its state; beside data/terms
  std::vector<std::string> roles;    ///< of a license: those who need it
  std::optional<std::pair<int, int>> processing_weeks;
  Provenance processing;

  [[nodiscard]] bool is_license() const { return !state.empty(); }
  /// The route by which one sits before a full one is met, or null.
  [[nodiscard]] const Route* candidate_route() const;
  /// The newest fee of a kind that is in force on a day, or null.
  [[nodiscard]] const Fee* fee(std::string_view kind, Date today) const;
  /// Whether what keeps it is paid each year, and not once a term.
  [[nodiscard]] bool is_paid_by_year(Date today) const;
  bool operator==(const Credential&) const = default;
};

/// A military occupation.
struct Occupation {
  std::string service;
  std::vector<std::string> codes;
  std::string title;
  std::string course;  ///< "bmet", "lab" or ""
  int training_weeks = 0;
  std::vector<std::string> works_as;  ///< disciplines
  std::string programme;              ///< id, or ""
  std::string accreditor;
  std::string note;
  Provenance provenance;

  bool operator==(const Occupation&) const = default;
};

/// A state that is asked about and licenses nobody, or not all.
struct StateNote {
  std::string state;
  std::string note;
  Provenance provenance;

  bool operator==(const StateNote&) const = default;
};

/// What holds for all credentials of one body.
struct Body {
  std::string id;
  std::string name;
  std::vector<std::string> notes;
  Provenance provenance;

  bool operator==(const Body&) const = default;
};

/// All that is known of credentials, licenses and military training.
struct Knowledge {
  std::vector<Source> sources;
  Vocabulary vocabulary;
  std::vector<Body> bodies;
  std::vector<Credential> credentials;  ///< licenses among them
  std::vector<Occupation> occupations;
  std::vector<StateNote> states;

  [[nodiscard]] const Credential* find(std::string_view id) const;
  [[nodiscard]] const Source* source(std::string_view id) const;
  [[nodiscard]] const Occupation* occupation(std::string_view code) const;
  [[nodiscard]] const Body* body_of(const Credential& credential) const;
  /// Licenses of a state in the order of the file.
  [[nodiscard]] std::vector<const Credential*> licenses_of(std::string_view state) const;
};

/// A file by its path below data/.
using ReadFile = std::function<std::string(const std::string&)>;

/// Reads and checks all files, by their paths below data/. What is wrong goes to `diagnostics` with
/// file and line; `today` (where given) is the day that no fact may lie after.
Knowledge read_knowledge(const std::vector<std::string>& files, const ReadFile& read,
                         std::optional<Date> today, Diagnostics& diagnostics);
/// The same of the program's own files. Where `replaced`, some may differ from them: they are read
/// anew. Throws Error{input} where one that a person put in place is wrong.
Knowledge load_knowledge(const ReadFile& read, bool replaced);

/// As bytes that `unpack_knowledge` reads quickly: it takes those of `pack_knowledge` alone.
std::string pack_knowledge(Knowledge knowledge);
Knowledge unpack_knowledge(std::string_view bytes);

/// What is wrong with facts taken together: unknown ids, sources that nothing rests on, days in the
/// future.
void check_knowledge(const Knowledge& knowledge, std::optional<Date> today,
                     Diagnostics& diagnostics);

}  // namespace medtech::credential
