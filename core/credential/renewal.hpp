// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/credential/footing.hpp"
#include "core/credential/person.hpp"

#include <optional>
#include <string>
#include <vector>

namespace medtech::credential {

/// One area of continuing education in this term.
struct AreaState {
  std::string area;
  std::optional<double> least;
  std::optional<double> most;
  double earned = 0;   ///< as entered
  double counted = 0;  ///< at most `most`
  bool unverified = false;

  bool operator==(const AreaState&) const = default;
};

/// Continuing education of the present term.
struct CeState {
  std::string unit;
  std::optional<double> needed;  ///< absent where it is not known
  double earned = 0;             ///< what counts
  std::optional<double> to_earn;
  std::optional<Date> since;  ///< the first day of the term
  std::vector<AreaState> areas;
  bool unverified = false;

  bool operator==(const CeState&) const = default;
};

enum class Due { ok, due, overdue };
std::string to_string(Due due);

/// Something held that runs out, or does not.
struct Renewal {
  std::string kind;  ///< "credential", "license", "document"
  std::string id;    ///< "" where it is not known which
  std::string title;
  std::optional<Date> expires;
  std::optional<Due> state;   ///< absent where nobody knows until when it is good
  std::optional<CeState> ce;  ///< absent where none is asked, or none is known
  std::optional<double> fee;  ///< absent where it is not known; 0 where there is none
  std::string note;           ///< grace, what a lapse costs, what to ask
  std::optional<Provenance> source;

  bool operator==(const Renewal&) const = default;
};

/// All credentials, licenses and documents of a person, the most pressing first. `within` days
/// before its end a thing is due.
std::vector<Renewal> renewals_of(const Bench& bench, int within);

/// Adds what renewals rest on.
void add(Footing& footing, const Knowledge& knowledge, const std::vector<Renewal>& renewals);

}  // namespace medtech::credential
