// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace medtech::listing {

/// Hours of work in a week.
struct WeeklyHours {
  double hours = 0;
  bool bound = false;  ///< "up to 20", "at least 30"

  bool operator==(const WeeklyHours&) const = default;
};

/// Whether hours or weeks may be told at a word that begins so; spares the look at others.
constexpr bool may_be_hours(char initial) { return initial == 'h'; }
constexpr bool may_be_weeks(char initial) { return initial == 'w' || initial == 'm'; }

/// Hours a week that a text tells at the word which begins at a byte: "36 hours per week", "Weekly
/// hours: 40"; half of those of a pay period: "72 hours biweekly", "Hours per pay period: 80".
std::optional<WeeklyHours> weekly_hours_at(std::string_view text, std::size_t at);

/// Weeks of a contract or assignment that a text tells at the word which begins at a byte: "13-week
/// contract", "Length: 13 weeks", "Duration: 3 months". Weeks of leave or of training are none.
std::optional<int> contract_weeks_at(std::string_view text, std::size_t at);

/// The first of these in a text; for short ones.
std::optional<WeeklyHours> weekly_hours_in(std::string_view text);
std::optional<int> contract_weeks_in(std::string_view text);

}  // namespace medtech::listing
