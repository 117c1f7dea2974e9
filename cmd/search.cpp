// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/collect.hpp"
#include "cmd/context.hpp"
#include "cmd/demo.hpp"
#include "cmd/facets.hpp"
#include "cmd/search_options.hpp"
#include "cmd/search_saved.hpp"
#include "cmd/view_search.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace medtech::cmd {

namespace {

using sources::Outcome;
using sources::SourceConfig;

constexpr std::size_t terminal_limit = 50;

// The ids named, without those that can't be asked but whose listings are stored: what was
// imported, and sources taken out of the file.
std::vector<std::string> to_be_asked(Context& context, const std::vector<SourceConfig>& all,
                                     const SearchOptions& options) {
  std::vector<std::string> ids;
  for (const std::string& id : options.sources) {
    const bool configured = std::ranges::find(all, id, &SourceConfig::id) != all.end();
    if (configured || !context.catalogue().has_source(id)) ids.push_back(id);
  }
  return ids;
}

// The sources of this search: those named, else all that are enabled.
std::vector<SourceConfig> sources_of(Context& context, const SearchOptions& options) {
  const std::vector<SourceConfig> all = configured_sources(context);
  if (!options.sources.empty()) {
    std::vector<SourceConfig> named = sources_named(all, to_be_asked(context, all, options));
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

std::string stored_all_the_same(const std::vector<Outcome>& failed) {
  return fmt::format(
      "`medtech source test {}` asks again; what was stored before is searched all the same",
      failed.front().id);
}

// What a failure of these sources is told with; absent where the search is well all the same: some
// failed and some answered, of which one that was not asked answered earlier, since its copy is
// fresh. With --strict nothing may fail, and no item.
std::optional<Error> trouble_of(const std::vector<SourceConfig>& sources,
                                const std::vector<Outcome>& outcomes,
                                const SearchOptions& options) {
  std::size_t answered = 0;
  std::size_t bad_items = 0;
  std::vector<Outcome> failed;
  std::vector<Outcome> in_part;
  for (const SourceConfig& config : sources) {
    if (!config.enabled) continue;
    const auto outcome = std::ranges::find(outcomes, config.id, &Outcome::id);
    const bool asked = outcome != outcomes.end();
    const bool silent = asked && sources::is_unanswered(*outcome);
    if (!silent) ++answered;
    if (silent) failed.push_back(*outcome);
    if (asked && !silent && !outcome->error.empty()) in_part.push_back(*outcome);
    if (asked) bad_items += outcome->bad_items;
  }
  if (options.strict && bad_items > 0) {
    return Error(ErrorKind::input, text::count(bad_items, "item", "items") + " could not be read",
                 "-v tells which, and why");
  }
  if (!failed.empty() && (answered == 0 || !options.sources.empty() || options.strict))
    return not_answered(failed, answered, stored_all_the_same(failed));
  if (options.strict && !in_part.empty())
    return not_answered(in_part, 0, stored_all_the_same(in_part));
  return std::nullopt;
}

// Everything a search needs, gathered in order: saved words, sources, question.
struct Prepared {
  SearchQuestion question;
  SearchReport report;
  std::optional<Error> trouble;
  std::optional<search::SavedSearch> saved;
  std::int64_t mark = 0;  // the newest run before anything was selected: what comes later is new
};

Prepared prepare(Context& context, SearchOptions& options) {
  Prepared prepared;
  if (!options.save.empty()) check_search_name(options.save);
  if (!options.saved.empty()) {
    prepared.saved = saved_search_named(context, options.saved);
    merge_saved(options, prepared.saved->arguments);
  }
  if (options.demo) context.use_catalogue(demo_catalogue(context));
  if (!options.demo) bring_up_to_date(context);
  prepared.question = question_of(context, options);  // mistakes are told before anything is asked
  std::int64_t before = 0;
  if (!options.demo) {
    const std::vector<SourceConfig> sources = sources_of(context, options);
    before = context.catalogue().newest_run();
    Collected collected;
    if (!options.offline)
      collected = collect(context, sources, options.refresh ? When::always : When::due);
    prepared.mark = context.catalogue().newest_run();
    prepared.trouble = trouble_of(sources, collected.outcomes, options);
    prepared.report.asked = !collected.outcomes.empty();
    prepared.report.sources = describe_sources(context, sources, collected.outcomes);
  }
  if (options.only_new)
    prepared.question.filter.after_run = prepared.saved ? prepared.saved->run : before;
  return prepared;
}

void keep(Context& context, const SearchOptions& options, const Prepared& prepared) {
  search::SavedSearch search{options.save, to_arguments(options), prepared.mark};
  if (prepared.trouble) {  // the words are kept all the same, but nothing counts as seen
    const auto before = context.catalogue().find_saved(options.save);
    search.run = before ? before->run : 0;
  }
  context.catalogue().save_search(search);
  context.terminal().say(fmt::format("Saved as \"{}\"; `medtech search --saved {}` runs it.",
                                     options.save, text::shell_word(options.save)));
}

// What comes from now on is new to the saved search, provided that everything it finds was shown.
void move_mark(Context& context, const SearchOptions& options, Prepared& prepared) {
  if (prepared.trouble || prepared.saved->run == prepared.mark) return;
  const search::Selection& selection = prepared.report.selection;
  const bool cut = selection.matches.size() < selection.rows;
  if (cut || asks_for_less(options, prepared.saved->arguments)) {
    if (options.only_new) {
      context.terminal().say(
          fmt::format("Only a part of what is new to \"{}\" was asked for or shown: it stays new.",
                      options.saved));
    }
    return;
  }
  prepared.saved->run = prepared.mark;
  context.catalogue().save_search(*prepared.saved);
}

ExitCode run_search(Context& context, SearchOptions& options) {
  if (options.list_saved || !options.forget_saved.empty())
    return manage_saved_searches(context, options);
  Prepared prepared = prepare(context, options);
  const bool for_person = context.terminal().out_is_terminal() && context.format() == "table";
  auto limit = options.limit;
  if (!limit && for_person) limit = terminal_limit;
  // Where each is told of at length there is a line for each.
  const bool together = for_person && !options.no_group && !options.full && !options.explain;
  SearchReport& report = prepared.report;
  report.demo = options.demo;
  report.selection =
      search::select(context.catalogue(), prepared.question.filter, prepared.question.order, limit,
                     together ? search::Siblings::together : search::Siblings::apart);
  print_search(context, prepared.question, report, options);
  const bool empty = report.selection.total == 0;
  if (!options.save.empty()) keep(context, options, prepared);
  if (prepared.saved) move_mark(context, options, prepared);
  if (prepared.trouble) throw std::move(*prepared.trouble);
  return empty && options.fail_if_empty ? ExitCode::answer_is_no : ExitCode::done;
}

ExitCode run_facets(Context& context, SearchOptions& options) {
  Prepared prepared = prepare(context, options);
  print_facets(context, prepared.question);
  if (prepared.trouble) throw std::move(*prepared.trouble);
  return ExitCode::done;
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

constexpr std::array<std::string_view, 8> search_formats{"table",    "json", "ndjson", "csv",
                                                         "markdown", "html", "urls",   "ids"};
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
    " sign_on_bonus, sign_on_clawback, certifications, licenses, licenses_preferred, "
    "demanded_license, education_min, years_min, experience, equipment, software, "
    "travel_percent, territory, clearance, driving_license,"
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
