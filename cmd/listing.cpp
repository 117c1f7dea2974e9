// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/collect.hpp"
#include "cmd/context.hpp"
#include "cmd/import.hpp"
#include "cmd/options.hpp"
#include "cmd/seeker.hpp"
#include "cmd/tracked.hpp"
#include "cmd/view_listings.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/search/query.hpp"
#include "core/sys/process.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

namespace medtech::cmd {

namespace {

using listing::Listing;

// The one listing whose id begins so. None or several are the person's mistake: exit 3 with the
// candidates.
std::int64_t number_of(Context& context, const std::string& id) {
  const std::vector<std::int64_t> numbers = context.catalogue().find(id);
  if (numbers.size() == 1) return numbers.front();
  if (numbers.empty()) {
    throw Error(ErrorKind::input, "there is no listing \"" + text::printable_line(id) + "\"",
                "ids are the first column of `medtech search`; at least 4 digits are needed");
  }
  std::string candidates;
  for (const std::int64_t number : numbers) {
    const Listing listing = context.catalogue().load(number, false);
    candidates +=
        fmt::format("{}{}  {}{}{}", candidates.empty() ? "" : "\n", listing.id, listing.title,
                    listing.employer.empty() ? "" : ", ", listing.employer);
  }
  throw Error(
      ErrorKind::input,
      fmt::format("\"{}\" begins the ids of {} listings", text::printable_line(id), numbers.size()),
      candidates);
}

ExitCode show(Context& context, const std::string& id, bool with_history) {
  bring_up_to_date(context);
  const std::int64_t number = number_of(context, id);
  ShownListing shown;
  shown.listing = context.catalogue().load(number, true);
  if (const auto question = fit_question(context)) add_fit(*question, shown.listing, shown.found);
  set_tracked(context, shown.listing, shown.found);
  const std::vector<search::Change> changes = context.catalogue().history(number);
  if (context.format() == "json") {
    json::Writer writer;
    writer.begin_object().member("schema", "medtech.listing/1");
    listing::write_members(writer, shown.listing, shown.found, true);
    writer.key("history").begin_array();
    for (const search::Change& change : changes) {
      writer.begin_object().member("on", to_string(change.day)).member("field", change.field);
      writer.member("before", change.before).member("after", change.after).end_object();
    }
    writer.end_array().end_object();
    context.terminal().out(writer.take() + "\n");
    return ExitCode::done;
  }
  context.terminal().out(listing_sheet(shown, context.terminal().width(), context.styler()));
  if (!with_history) return ExitCode::done;
  context.terminal().out(changes.empty() ? "\nNothing has changed since it was first seen.\n"
                                         : "\nChanges\n");
  for (const search::Change& change : changes) {
    context.terminal().out(fmt::format("  {}  {}: {} → {}\n", to_string(change.day), change.field,
                                       change.before.empty() ? "…" : change.before,
                                       change.after.empty() ? "…" : change.after));
  }
  return ExitCode::done;
}

ExitCode open_in_browser(Context& context, const std::string& id) {
  const Listing listing = context.catalogue().load(number_of(context, id), false);
  if (listing.url.empty())
    throw Error(ErrorKind::input, "this listing has no address",
                "`medtech listing show " + id + "` shows its text");
  const std::string browser = context.environment().find_filled("BROWSER").value_or("xdg-open");
  context.terminal().say(listing.url);
  if (!sys::start_detached({browser, listing.url})) {
    throw Error(ErrorKind::input,
                "the program \"" + text::printable_line(browser) + "\" can't be started",
                "set BROWSER to your browser, or open " + listing.url);
  }
  return ExitCode::done;
}

ExitCode set_hidden(Context& context, const std::string& id, bool hidden) {
  const std::int64_t number = number_of(context, id);
  context.catalogue().set_hidden(number, hidden);
  const Listing listing = context.catalogue().load(number, false);
  const std::string employer = listing.employer.empty() ? "" : ", " + listing.employer;
  context.terminal().say(fmt::format("{} {}{}. `medtech listing {} {}` takes it back.",
                                     hidden ? "Hidden:" : "Shown again:", listing.title, employer,
                                     hidden ? "unhide" : "hide", listing.id.substr(0, 8)));
  return ExitCode::done;
}

void forget(Context& context, const std::vector<std::int64_t>& numbers, bool dry_run) {
  for (const std::int64_t number : numbers) {
    const Listing listing = context.catalogue().load(number, false);
    context.terminal().out(
        fmt::format("{}\t{}\t{}\n", listing.id, listing.title, listing.employer));
  }
  if (!dry_run && !numbers.empty()) context.catalogue().forget(numbers);
  context.terminal().say(fmt::format("{} {}.", text::count(numbers.size(), "listing", "listings"),
                                     dry_run ? "would be forgotten" : "forgotten"));
}

ExitCode forget_named(Context& context, const std::vector<std::string>& ids, bool dry_run) {
  std::vector<std::int64_t> numbers;
  for (const std::string& id : ids) numbers.push_back(number_of(context, id));
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  forget(context, numbers, dry_run);
  return ExitCode::done;
}

ExitCode prune(Context& context, const std::string& span, bool dry_run) {
  const Date before = context.today() - checked_days("--older-than", span);
  forget(context, context.catalogue().last_seen_before(before), dry_run);
  return ExitCode::done;
}

ExitCode export_all(Context& context) {
  bring_up_to_date(context);
  search::Filter filter;
  filter.gone_and_hidden = true;
  filter.include_unknown = true;
  const search::Selection all =
      search::select(context.catalogue(), filter, search::Order::date, std::nullopt);
  const std::string format = context.format();
  if (format == "csv") {
    std::vector<ShownListing> shown;
    for (const search::Match& match : all.matches)
      shown.push_back({context.catalogue().load(match.number, false), {}, {}});
    context.terminal().out(listing_csv(shown, false));
    return ExitCode::done;
  }
  const bool lines = format == "ndjson";
  json::Writer writer(lines ? 0 : 2);
  if (!lines)
    writer.begin_object().member("schema", "medtech.listings/1").key("listings").begin_array();
  for (const search::Match& match : all.matches) {
    json::Writer line(0);
    json::Writer& target = lines ? line : writer;
    target.begin_object();
    listing::write_members(target, context.catalogue().load(match.number, true), {}, true);
    target.end_object();
    context.terminal().out(target.take() + (lines ? "\n" : ""));
  }
  if (!lines) context.terminal().out(writer.end_array().end_object().take() + "\n");
  return ExitCode::done;
}

Run declare_show_listing(CLI::App& app) {
  struct Options {
    std::string id;
    bool history = false;
  };
  auto options = std::make_unique<Options>();
  app.add_option("id", options->id, "Id, or the first digits of it")
      ->required()
      ->type_name("LISTING");
  app.add_flag("--history", options->history, "Also what changed since it was first seen");
  return [options = std::move(options)](Context& context) {
    return show(context, options->id, options->history);
  };
}

// A verb that takes one id and nothing else.
template <ExitCode (*run)(Context&, const std::string&)>
Run declare_for_id(CLI::App& app) {
  auto id = std::make_unique<std::string>();
  app.add_option("id", *id, "Id, or the first digits of it")->required()->type_name("LISTING");
  return [id = std::move(id)](Context& context) { return run(context, *id); };
}

ExitCode hide(Context& context, const std::string& id) { return set_hidden(context, id, true); }
ExitCode unhide(Context& context, const std::string& id) { return set_hidden(context, id, false); }

Run declare_forget(CLI::App& app) {
  struct Options {
    std::vector<std::string> ids;
    bool dry_run = false;
  };
  auto options = std::make_unique<Options>();
  app.add_option("id", options->ids, "Ids, or the first digits of them")
      ->required()
      ->type_name("LISTING");
  app.add_flag("--dry-run", options->dry_run, "Only tell what would be forgotten");
  return [options = std::move(options)](Context& context) {
    return forget_named(context, options->ids, options->dry_run);
  };
}

Run declare_import(CLI::App& app) {
  auto options = std::make_unique<ImportOptions>();
  app.add_option("file", options->files, "Files to read; - is standard input")
      ->required()
      ->type_name("FILE");
  app.add_flag("--strict", options->strict, "Exit 3 where an item can't be read");
  app.add_flag("--dry-run", options->dry_run, "Only tell what would be stored");
  return [options = std::move(options)](Context& context) {
    return import_listings(context, *options);
  };
}

Run declare_export(CLI::App&) {
  return [](Context& context) { return export_all(context); };
}

Run declare_prune(CLI::App& app) {
  struct Options {
    std::string span;
    bool dry_run = false;
  };
  auto options = std::make_unique<Options>();
  app.add_option("--older-than", options->span, "Not seen for this long: 90d, 12w, 6m")
      ->required()
      ->type_name("90d");
  app.add_flag("--dry-run", options->dry_run, "Only tell what would be forgotten");
  return [options = std::move(options)](Context& context) {
    return prune(context, options->span, options->dry_run);
  };
}

constexpr std::array<std::string_view, 3> export_formats{"ndjson", "json", "csv"};
constexpr std::array<std::string_view, 1> listing_examples{
    "medtech listing import saved-page.html"};
constexpr std::array<std::string_view, 1> show_listing_examples{
    "medtech listing show 3f2a9c01 --json"};
constexpr std::array<std::string_view, 1> open_examples{"medtech listing open 3f2a9c01"};
constexpr std::array<std::string_view, 1> hide_examples{"medtech listing hide 3f2a9c01"};
constexpr std::array<std::string_view, 1> unhide_examples{"medtech listing unhide 3f2a9c01"};
constexpr std::array<std::string_view, 1> forget_examples{
    "medtech listing forget 3f2a9c01 --dry-run"};
constexpr std::array<std::string_view, 2> import_examples{
    "medtech listing import feed.xml postings.ndjson --dry-run",
    "medtech listing import saved-page.html"};
constexpr std::array<std::string_view, 1> export_examples{"medtech listing export --format ndjson"};
constexpr std::array<std::string_view, 1> prune_examples{
    "medtech listing prune --older-than 90d --dry-run"};
constexpr std::string_view fields =
    "schema, the fields of a listing (see `medtech help search`), description, history (on, field, "
    "before, after)";

constexpr std::array<Verb, 9> verbs_of_listing{{
    {"", "Show, hide, import and export single openings", "", {}, listing_examples, "", nullptr},
    {"show", "Show all that is known about one", "ID", text_and_json, show_listing_examples, fields,
     declare_show_listing},
    {"open",
     "Open its address in the browser",
     "ID",
     {},
     open_examples,
     "",
     declare_for_id<open_in_browser>},
    {"hide", "Leave it out of searches", "ID", {}, hide_examples, "", declare_for_id<hide>},
    {"unhide",
     "Take it into searches again",
     "ID",
     {},
     unhide_examples,
     "",
     declare_for_id<unhide>},
    {"forget", "Take it out of the database", "ID…", {}, forget_examples, "", declare_forget},
    {"import",
     "Store openings from files: feeds, saved pages and answers, CSV, NDJSON, text, e-mail",
     "FILE…",
     {},
     import_examples,
     "",
     declare_import},
    {"export", "Print everything stored", "", export_formats, export_examples,
     "the fields of a listing", declare_export},
    {"prune", "Forget what has not been seen for long", "", {}, prune_examples, "", declare_prune},
}};

}  // namespace

std::span<const Verb> listing_verbs() { return verbs_of_listing; }

}  // namespace medtech::cmd
