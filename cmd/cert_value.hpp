// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"

#include <string>

namespace medtech::cmd {

/// `cert-plan value`: what a credential or license that is lacking would open of the stored
/// openings in reach of the profile.
ExitCode run_value(Context& context);

/// What `cert-plan ce add` is told, as typed.
struct CeOptions {
  std::string action, credential, amount;
  std::string date, area, title;
};

/// `cert-plan ce add`: appends an entry to the profile's text and rewrites nothing else.
ExitCode run_ce(Context& context, const CeOptions& options);

}  // namespace medtech::cmd
