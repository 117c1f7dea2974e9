// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/search/query.hpp"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace medtech::cmd {

/// What `search` and `search facets` are asked, as typed.
struct SearchOptions {
  std::vector<std::string> words;
  std::string near;
  std::optional<double> radius;
  std::vector<std::string> states;
  std::vector<std::string> employers;
  std::vector<std::string> not_employers;
  std::string min_pay;
  std::vector<std::string> shifts;
  std::vector<std::string> schedules;
  std::vector<std::string> employment_types;
  std::vector<std::string> tracks;
  std::vector<std::string> roles;
  std::vector<std::string> specialties;
  std::vector<std::string> settings;
  std::vector<std::string> employer_kinds;
  std::vector<std::string> levels;
  std::vector<std::string> certs;
  std::string qualified;  ///< "", "yes" or "near"
  std::string posted_within;
  bool remote = false;
  std::vector<std::string> sources;
  bool offline = false;
  bool refresh = false;
  bool only_new = false;
  bool untracked = false;
  bool all = false;
  bool include_unknown = false;
  bool no_group = false;
  std::string sort;
  std::optional<std::size_t> limit;
  bool full = false;
  bool explain = false;
  std::string save;
  std::string saved;
  bool list_saved = false;
  std::string forget_saved;
  bool fail_if_empty = false;
  bool strict = false;
  bool demo = false;
};

/// Binds the options that say what is looked for.
void add_filter_options(CLI::App& app, SearchOptions& options);
/// Binds the options that say how it is shown and kept.
void add_output_options(CLI::App& app, SearchOptions& options);

/// The words and filters as a command line that asks the same again: what `--save` keeps.
std::vector<std::string> to_arguments(const SearchOptions& options);
/// True where these options, a saved search's among them, may leave out what that one alone finds.
bool asks_for_less(const SearchOptions& options, const std::vector<std::string>& saved);
/// Puts a saved search's arguments under the options given now: these replace the saved ones.
void merge_saved(SearchOptions& options, const std::vector<std::string>& saved);

/// A search as it is put to the catalogue, with the profile's defaults where nothing was said.
struct SearchQuestion {
  search::Filter filter;
  search::Order order = search::Order::date;
  std::string typed_words;
  std::optional<search::Near> home;  ///< distances are reckoned from here where no --near is given
};

/// Reads all values. Throws Error{usage} for values outside closed sets or our tables, with the
/// nearest ones.
SearchQuestion question_of(Context& context, const SearchOptions& options);

/// Writes the members of the JSON object `query`: the search in force.
void write_query(json::Writer& writer, const SearchQuestion& question);

}  // namespace medtech::cmd
