// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "cmd/search_options.hpp"
#include "core/search/query.hpp"
#include "core/sources/refresh.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace medtech::cmd {

/// One source in the answer of a search.
struct SourceReport {
  search::SourceState state;
  std::size_t fetched = 0;
  std::size_t not_modified = 0;
  std::optional<std::int64_t> age_seconds;
};

struct SearchReport {
  std::vector<SourceReport> sources;
  search::Selection selection;
  bool demo = false;
  bool asked = false;  ///< in this run, any source
};

/// The state of each source with what was asked of it in this run.
std::vector<SourceReport> describe_sources(Context& context,
                                           const std::vector<sources::SourceConfig>& sources,
                                           const std::vector<sources::Outcome>& outcomes);

/// Prints a search in the format asked for, and says on stderr what was hidden and what to loosen.
void print_search(Context& context, const SearchQuestion& question, const SearchReport& report,
                  const SearchOptions& options);

}  // namespace medtech::cmd
