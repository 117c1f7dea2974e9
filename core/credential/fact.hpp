// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"

#include <optional>
#include <string>

namespace medtech::credential {

using medtech::to_string;  // of a Date, beside those of here

/// How sure a fact is: read at its issuer, well supported, or from memory or a weak page alone.
enum class Confidence { high, medium, low };

/// "high", "medium" or "low".
std::string to_string(Confidence confidence);

/// Where a fact is from.
struct Provenance {
  std::string source;         ///< id of a Source
  std::optional<Date> as_of;  ///< the day that the source speaks for
  Confidence confidence = Confidence::medium;
  bool unread = false;  ///< remembered; nobody opened the source for it

  /// What a person must be told to verify before relying on it.
  [[nodiscard]] bool is_unverified() const { return confidence == Confidence::low || unread; }
  bool operator==(const Provenance&) const = default;
};

/// What facts rest on (data/credentials/sources.toml).
struct Source {
  std::string id;
  std::string title;
  std::optional<std::string> url;  ///< where its issuer is asked; absent where nobody can be
  std::string kind;  ///< "issuer", "statute", "government", "third-party", "knowledge"
  std::optional<Date> as_of;

  bool operator==(const Source&) const = default;
};

/// What a fact is about; facts of a kind grow old together.
enum class Subject {
  fee,    ///< fees, dates and windows: a year
  rule,   ///< routes and continuing education: two years
  title,  ///< statutes and titles: five years
};

/// Months after which a fact of that kind is flagged as old.
int fresh_months(Subject subject);
/// True where a fact is older than its kind bears.
bool is_old(const Provenance& provenance, Subject subject, Date today);

/// Full months from one day to a later one; 0 where it is not later.
int months_between(Date from, Date to);
/// The same day that many months later; the month's last where it has no such day.
Date add_months(Date date, int months);
Date add_years(Date date, double years);
Date last_of_month(Date date);

}  // namespace medtech::credential
