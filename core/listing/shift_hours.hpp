// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"

#include <optional>
#include <string_view>

namespace medtech::listing {

/// The shift that written hours are: "7a-3:30p" day, "3:00 PM - 11:30 PM" evening, "2300-0730"
/// night. Absent without such hours, where several disagree, and for long shifts that begin around
/// noon or before five in the morning. `on_workdays`: the text names working days, so that "7:30-4"
/// is the day.
std::optional<Shift> shift_of_hours(std::string_view text, bool on_workdays = false);

/// How many hours lie between the first two written times, "8-4:30", "3:00 PM - 1:30
/// AM": 8.5, 10.5. Absent without such times, and where they are no shift's (3 to 16).
std::optional<double> length_of_shift(std::string_view text, bool on_workdays = false);

}  // namespace medtech::listing
