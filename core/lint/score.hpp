// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/comparison.hpp"
#include "core/lint/rule.hpp"

#include <optional>
#include <span>

namespace medtech::lint {

/// Parts of a score and the whole, 0 to 100; absent where there is nothing to reckon from.
struct Score {
  std::optional<int> total;
  std::optional<int> credentials;  ///< required credentials and licences
  std::optional<int> education;
  std::optional<int> experience;
  std::optional<int> required_terms;
  std::optional<int> preferred;  ///< terms and credentials
  std::optional<int> structure;  ///< without a posting this is the whole

  bool operator==(const Score&) const = default;
};

/// The score against a posting: the share of what it asks for that the résumé shows. A required
/// credential or licence weighs 10, degree and years 6 each, a required term 3, a preferred
/// credential 2, any other term 1. A threshold counts whole where it is met, 0.8 where it may be
/// met after hire, half where something near is shown; a term whole where work shows it, 0.6 where
/// it is only listed. So one more requirement met never lowers it, and repeating raises nothing.
Score score_of(const Comparison& comparison);

/// The score of the document alone: what it shows, 0 to 100, times what is left of 100 after
/// deductions of 25 for each rule that found an error, 8 for one that warned, 2 for one that
/// suggested. It shows 6 for each term of the field that work shows, up to 30; 10 for each result
/// with a number, up to 20; 25 for jobs with dates, by their share; 15 for a credential, licence or
/// degree; and 10 for a way to reach the person. `findings` are those of all rules at their own
/// severities, so that what is displayed changes nothing.
Score score_of(std::span<const Finding> findings, const Subject& subject);

}  // namespace medtech::lint
