// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "cmd/search_options.hpp"

namespace medtech::cmd {

/// Prints how many of the listings that pass have each value of each facet.
void print_facets(Context& context, const SearchQuestion& question);

}  // namespace medtech::cmd
