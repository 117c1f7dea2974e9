// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/command.hpp"
#include "cmd/context.hpp"
#include "cmd/search_options.hpp"
#include "core/search/catalogue.hpp"

#include <string>

/// Searches that are kept under a name.
namespace medtech::cmd {

/// Throws Error{usage} for a name that no search can have.
void check_search_name(const std::string& name);

/// Throws Error{input} with the nearest names where there is none of that name.
search::SavedSearch saved_search_named(Context& context, const std::string& name);

/// `search --list-saved` and `search --forget-saved NAME`. Throws Error{usage} where anything else
/// was asked beside them.
ExitCode manage_saved_searches(Context& context, const SearchOptions& options);

}  // namespace medtech::cmd
