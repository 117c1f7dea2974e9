// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"

#include <cstddef>
#include <vector>

namespace medtech::listing {

/// Years of experience that are asked at a place of a text.
struct YearAmount {
  std::size_t token = 0;  ///< of the number
  double years = 0;
  std::size_t unit = 0;  ///< the token that is "years" or "months"
  Demand demand = Demand::required;
  /// Without a unit of its own: "associate's and five years; or bachelor's and three".
  bool elliptic = false;
};

/// Those within tokens of a clause, however firmly they are asked: of a range the lower end, "two
/// (2) years" once, months as parts of years. What is no experience ("two-year degree", "every
/// three years") is left out.
std::vector<YearAmount> named_amounts(const Outline& outline, const Clause& clause,
                                      std::size_t first, std::size_t last);

/// Of these the ones that are required.
std::vector<YearAmount> year_amounts(const Outline& outline, const Clause& clause,
                                     std::size_t first, std::size_t last);

/// The tokens that are a unit ("years", "mos"), in order: where there is none, nothing is asked.
std::vector<std::size_t> year_units(const Outline& outline);

/// Whether a text says that who has just finished school may apply: "new grads welcome".
bool invites_graduates(const Outline& outline, const std::vector<bool>& skipped);

/// True where a text says that no experience is needed, or that new graduates may apply.
bool needs_no_experience(const Outline& outline, const std::vector<bool>& skipped);

}  // namespace medtech::listing
