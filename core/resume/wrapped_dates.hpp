// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/resume/passage.hpp"

#include <optional>
#include <string>
#include <string_view>

/// Ranges of dates that are broken over two lines. Each takes the end of one into the entry above,
/// and gives what of the line is left, or says whether it took it all.
namespace medtech::resume {

/// "08/2019– Title, Employer" above "Present" and the rest of a wrapped line, or "Jan 2014–Dec
/// Title" above "2016": a date that was wrapped in a margin that is too narrow.
std::optional<std::string> take_end_of_date(Entry& entry, std::string_view line);

/// A cell of dates in two lines: "2019-03 to" above "present", "June 2019" above "– present" (which
/// may look like an item), "Start date: 06/2018" above "End date: 08/2020".
bool take_rest_of_range(Entry& entry, const document::Line& line);

/// "…, Phoenix, AZ, March 2019 –" above "Present", "… Feb 2011–April" above "2011:": a range at the
/// end of a line, whose end is the beginning of the next.
std::optional<std::string> take_wrapped_end(Entry& entry, const document::Line& line);

}  // namespace medtech::resume
