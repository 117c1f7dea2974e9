// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/collect.hpp"
#include "cmd/context.hpp"
#include "cmd/demo.hpp"
#include "cmd/facets.hpp"
#include "cmd/search_options.hpp"
#include "cmd/view_search.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace medtech::cmd {

namespace {

using sources::Outcome;
using sources::SourceConfig;

constexpr std::size_t terminal_limit = 50;

// The sources of this search: those named, else all that are enabled.
std::vector<SourceConfig> sources_of(Context& context, const SearchOptions& options) {
  const std::vector<SourceConfig> all = configured_sources(context);
  if (!options.sources.empty()) {
    std::vector<SourceConfig> named = sources_named(all, options.sources);
    for (const SourceConfig& config : named) {
      if (!config.enabled) {
        context.terminal().warn(fmt::format(
            "source {0} is disabled and not asked; `medtech source enable {0}` switches it on",
            config.id));
      }
    }
    return named;
  }
  std::vector<SourceConfig> enabled;
  std::ranges::copy_if(all, std::back_inserter(enabled), &SourceConfig::enabled);
  return enabled;
}

// 4 where none of the sources answered (those whose copy is fresh did before), or one named did
// not; with --strict where any failed.
ExitCode network_verdict(const std::vector<Outcome>& outcomes, std::size_t sources,
                         const SearchOptions& options) {
  const auto failed =
      static_cast<std::size_t>(std::ranges::count_if(outcomes, sources::is_unanswered));
  const bool in_part =
      std::ranges::any_of(outcomes, [](const Outcome& each) { return !each.error.empty(); });
  const bool none = failed > 0 && failed == sources;
  const bool named = failed > 0 && !options.sources.empty();
  return none || named || (options.strict && in_part) ? ExitCode::network : ExitCode::done;
}

void check_name(const std::string& name) {
  if (text::printable_line(name) != name) {
    throw Error(ErrorKind::usage, "the name of a saved search has characters that can't be shown",
                "choose another name");
  }
  if (name == "facets") {
    throw Error(ErrorKind::usage, "a saved search can't be called \"facets\", which is a verb",
                "choose another name");
  }
}

search::SavedSearch saved_search(Context& context, const std::string& name) {
  if (auto found = context.catalogue().find_saved(name)) return *found;
  std::vector<std::string> names;
  for (const search::SavedSearch& search : context.catalogue().saved_searches())
    names.push_back(search.name);
  std::string hint = text::did_you_mean(name, names);
  if (hint.empty())
    hint = names.empty() ? "keep one with `medtech search WORDS --save NAME`"
                         : "saved are " + text::join(names, ", ");
  throw Error(ErrorKind::input, "there is no saved search \"" + text::printable_line(name) + "\"",
              hint);
}

// Everything a search needs, gathered in order: saved words, sources, question.
struct Prepared {
  Question question;
  SearchReport report;
  ExitCode network = ExitCode::done;
  std::optional<search::SavedSearch> saved;
};

Prepared prepare(Context& context, SearchOptions& options) {
  Prepared prepared;
  if (!options.save.empty()) check_name(options.save);
  if (!options.saved.empty()) {
    prepared.saved = saved_search(context, options.saved);
    merge_saved(options, prepared.saved->arguments);
  }
  if (options.demo) context.use_catalogue(demo_catalogue(context));
  prepared.question = question_of(context, options);  // mistakes are told before anything is asked
  std::int64_t before = 0;
  if (!options.demo) {
    const std::vector<SourceConfig> sources = sources_of(context, options);
    before = context.catalogue().newest_run();
    Collected collected;
    if (!options.offline)
      collected = collect(context, sources, options.refresh ? When::always : When::due);
    const auto enabled = std::ranges::count(sources, true, &SourceConfig::enabled);
    prepared.network =
        network_verdict(collected.outcomes, static_cast<std::size_t>(enabled), options);
    prepared.report.sources = describe_sources(context, sources, collected.outcomes);
  }
  if (options.only_new)
    prepared.question.filter.after_run = prepared.saved ? prepared.saved->run : before;
  return prepared;
}

void remember(Context& context, const SearchOptions& options, Prepared& prepared) {
  const std::int64_t run = context.catalogue().newest_run();
  if (!options.save.empty()) {
    context.catalogue().save_search({options.save, to_arguments(options), run});
    context.terminal().say(fmt::format("Saved as \"{}\"; `medtech search --saved {}` runs it.",
                                       options.save, options.save));
  } else if (prepared.saved) {
    prepared.saved->run = run;
    context.catalogue().save_search(*prepared.saved);
  }
}

ExitCode run_search(Context& context, SearchOptions& options) {
  Prepared prepared = prepare(context, options);
  const bool for_person = context.terminal().out_is_terminal() && context.format() == "table";
  auto limit = options.limit;
  if (!limit && for_person) limit = terminal_limit;
  SearchReport& report = prepared.report;
  report.demo = options.demo;
  report.selection =
      search::select(context.catalogue(), prepared.question.filter, prepared.question.order, limit);
  print_search(context, prepared.question, report, options);
  const bool empty = report.selection.total == 0;
  ExitCode code = prepared.network;
  if (code == ExitCode::done && empty && options.fail_if_empty) code = ExitCode::answer_is_no;
  const bool shown = code == ExitCode::done || code == ExitCode::answer_is_no;
  if (shown && !options.demo) remember(context, options, prepared);
  return code;
}

ExitCode run_facets(Context& context, SearchOptions& options) {
  const Prepared prepared = prepare(context, options);
  print_facets(context, prepared.question);
  return prepared.network;
}

Run declare_search(CLI::App& app) {
  auto options = std::make_unique<SearchOptions>();
  add_filter_options(app, *options);
  add_output_options(app, *options);
  return [options = std::move(options)](Context& context) { return run_search(context, *options); };
}

Run declare_facets(CLI::App& app) {
  auto options = std::make_unique<SearchOptions>();
  add_filter_options(app, *options);
  return [options = std::move(options)](Context& context) { return run_facets(context, *options); };
}

constexpr std::array<std::string_view, 7> search_formats{"table",    "json", "ndjson", "csv",
                                                         "markdown", "html", "urls"};
constexpr std::array<std::string_view, 2> facet_formats{"table", "json"};
constexpr std::array<std::string_view, 4> search_examples{
    "medtech search biomedical technician --near 45202 --radius 60 --demo",
    "medtech search 'histotechnician OR histotechnologist' --state OH --state KY --demo",
    "medtech search '\"field service\" NOT sales' --min-pay 32/hour --demo --format csv",
    "medtech search --near 'Cincinnati, OH' --posted-within 7d --offline --json"};
constexpr std::array<std::string_view, 1> facet_examples{"medtech search facets laboratory --demo"};
constexpr std::string_view listing_fields =
    "id, requisition, title, employer, employer_kind, locations, remote, track, role, adjacent, "
    "specialties, setting, level, shift,"
    " schedule, fte, hours_per_week, on_call, employment_type, contract_weeks, training_provided, "
    "pay, differentials,"
    " sign_on_bonus, certifications, licenses, education_min, years_min, equipment, software, "
    "travel_percent, driving_license,"
    " posted, closes, first_seen, last_seen, gone, url, source, also_at, tracked, fit, "
    "fit_reasons, distance_miles, description"
    " (with --full). What is not known is null.";

constexpr std::array<Verb, 2> verbs_of_search{{
    {"", "Search openings at all your sources, and in what they answered before", "[WORDS…]",
     search_formats, search_examples, listing_fields, declare_search},
    {"facets", "Count what is there, by state, employer, shift and so on", "[WORDS…]",
     facet_formats, facet_examples, "name, values (value, count)", declare_facets},
}};

}  // namespace

std::span<const Verb> search_verbs() { return verbs_of_search; }

}  // namespace medtech::cmd
