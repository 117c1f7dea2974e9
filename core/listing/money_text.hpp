// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/pay_interval.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

/// An amount or range of money in a text, with what belongs to it grammatically.
struct Quote {
  double low = 0;
  std::optional<double> high;  ///< absent for a single amount
  std::string currency;        ///< ISO 4217; "$" for a dollar sign alone; "" where there is no sign
  std::optional<NamedInterval> interval;  ///< "/hr", "per year", "weekly gross" behind it
  bool per_something = false;             ///< "per mile", "per shift": not pay by time
  bool open = false;                      ///< "$30+"
  bool written_as_money = false;          ///< has a sign, decimals, thousands marks or "k"
  std::size_t begin = 0;                  ///< where sign or number begin
  std::size_t end = 0;                    ///< behind all of this

  bool operator==(const Quote&) const = default;
};

/// The quotes of a text in their order, at most limits::pay_quotes: those with a currency, and,
/// where `bare_numbers` is set, numbers without one. Percentages, millions, ordinals, "401k" and
/// counted things ("40 hours") are
/// none.
std::vector<Quote> find_quotes(std::string_view text, bool bare_numbers);

}  // namespace medtech::listing
