// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/pay_candidate.hpp"

#include <optional>
#include <string_view>

namespace medtech::listing {

/// What an amount without a currency is pay for, by its size: the year, or where it has cents or is
/// a range the hour.
std::optional<NamedInterval> interval_of_bare(const Quote& quote);

/// Whether an amount that has no currency is the pay: its label must say so ("Base rate 33.00"),
/// and amount or label how it is paid. A grade, a date, a telephone and the like are none.
/// It is looked at when the ends of ranges have been put together; before that, an end may be pay.
bool is_bare_pay(std::string_view text, const Candidate& candidate);
bool may_be_bare_pay(std::string_view text, const Candidate& candidate);

}  // namespace medtech::listing
