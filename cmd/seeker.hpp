// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/listing/listing.hpp"
#include "core/search/query.hpp"

#include <optional>
#include <string>

namespace medtech::cmd {

/// Whom openings are to fit, by the profile; absent where that tells nothing to judge by.
std::optional<search::FitQuestion> fit_question(Context& context);

/// Puts a listing's fit, its reasons and the distance from home into what was found of it.
void add_fit(const search::FitQuestion& question, const listing::Listing& listing,
             listing::Found& found);

/// Yearly dollars of a sum such as 32/hour. Throws Error{usage} that names the option.
double annual_dollars(const std::string& option, const std::string& typed);

}  // namespace medtech::cmd
