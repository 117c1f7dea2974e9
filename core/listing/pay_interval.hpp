// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"

#include <optional>
#include <string_view>

namespace medtech::listing {

/// An interval of pay as it is named. Two weeks and half months are not in the contract's set:
/// `share` turns such an amount into one of `interval` (pay for two weeks is twice that of one:
/// 0.5).
struct NamedInterval {
  PayInterval interval = PayInterval::year;
  double share = 1;

  bool operator==(const NamedInterval&) const = default;
};

/// The interval of a word: "hr", "HOUR", "annum", "biweekly"; absent for other words.
std::optional<NamedInterval> interval_of_word(std::string_view word);

/// The same for words that need no "per" before them: "hourly" and "hr", but not "day".
std::optional<NamedInterval> interval_of_adverb(std::string_view word);

/// The interval a field names, if it names one: "Per Year", "PA", "per-hour-wage", "1 YEAR",
/// "Hourly Range"; absent for others and for what is no time ("PW", piece work).
std::optional<NamedInterval> interval_of_field(std::string_view field);

}  // namespace medtech::listing
