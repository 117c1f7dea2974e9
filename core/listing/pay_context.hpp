// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/money_text.hpp"
#include "core/listing/pay_interval.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace medtech::listing {

/// Which end of a range an amount is said to be: "starting at", "up to", "Midpoint:".
enum class Bound { none, least, middle, most };

/// What the words around a quote say of it.
struct PayContext {
  bool is_pay = false;          ///< "Pay range:", "… base salary", "depending on experience"
  bool is_other = false;        ///< a bonus, a differential, a benefit, a cost
  bool is_labelled = false;     ///< a pay word stands right before it, in its label
  bool is_whole_label = false;  ///< and nothing but that label in its sentence or between commas
  bool is_ranked = false;       ///< "Pay band: 25": of what comes right behind, a rank may be told
  Bound bound = Bound::none;
  std::optional<NamedInterval> interval;  ///< "Hourly rate:"
  std::string_view before;                ///< what its words were looked for in
  std::string_view behind;
};

/// The context of one of a text's quotes: its own line up to the quote before it, the line above
/// where there is nothing but the amount on its own, and the words behind it up to the end of its
/// clause.
PayContext context_of(std::string_view text, std::span<const Quote> quotes, std::size_t index);

}  // namespace medtech::listing
