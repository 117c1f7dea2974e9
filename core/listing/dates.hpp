// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"

#include <optional>
#include <string_view>

namespace medtech::listing {

/// Reads the date in whatever form job sources write one: ISO with or without time, RFC 822 and its
/// damaged kin, "5/6/2026 10:23 AM" (month first, unless that can't be), "May 6, 2026",
/// "06-May-2026", epoch seconds or milliseconds, "Posted 3 Days Ago" counted from `today`; month
/// names and Workday's phrases also in Spanish, French, German, Portuguese, Italian and Dutch. The
/// day is the one written, whatever the zone; of an epoch, the day in UTC. Absent for other text,
/// for a mere bound ("30+ Days Ago") and for days before the year 2000 or more than five years
/// ahead.
std::optional<Date> parse_date(std::string_view text, Date today);

/// The day on which something was posted: absent also where the text would make it later than
/// tomorrow ("13/12/2026" in November; a zone may be a day ahead), since it can't be that day. An
/// ISO date can be read in one way only and stays: rather is `today` wrong.
std::optional<Date> parse_past_date(std::string_view text, Date today);

}  // namespace medtech::listing
