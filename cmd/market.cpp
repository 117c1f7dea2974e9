// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/options.hpp"
#include "cmd/view_market.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/career/oews_file.hpp"
#include "core/sys/file.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace medtech::cmd {

namespace {

using career::Level;
using career::RankBy;

constexpr std::size_t ranked_on_terminal = 20;

// ---- report, overview, ranking ------------------------------------------------------------------

void check_combination(const MarketRequest& request, const MarketOptions& options) {
  if (!options.by.empty() && options.rank.empty()) {
    throw Error(ErrorKind::usage, "--by says what --rank goes by",
                "add --rank state or --rank metro");
  }
  if (options.limit && options.rank.empty())
    throw Error(ErrorKind::usage, "--limit is for --rank alone");
  if (request.rank && request.pay) {
    throw Error(ErrorKind::usage, "--compare and --rank contradict each other",
                "ask for one after the other");
  }
  if (request.rank && (!options.states.empty() || !options.metros.empty())) {
    throw Error(ErrorKind::usage, "--rank puts all areas in order, and takes no --state or --metro",
                "leave them out, or leave --rank out");
  }
  if (request.role != nullptr) return;
  if (request.areas.size() > 1) {
    throw Error(ErrorKind::usage, "without a role one area is told of at a time",
                "add --role ROLE, or name one --state or --metro");
  }
  if (request.pay) {
    throw Error(ErrorKind::usage, "--compare needs a role to compare with",
                "add --role ROLE, or set `current` below [role] in your profile");
  }
  if (request.rank && request.by != RankBy::openings) {
    throw Error(ErrorKind::usage, "only stored openings can be ranked without a role",
                "add --role ROLE, or --by openings");
  }
}

career::MarketQuestion question_of_role(const MarketRequest& request) {
  career::MarketQuestion question;
  question.role = *request.role;
  question.areas = request.areas;
  question.home = request.home;
  question.annual_pay = request.annual_pay;
  return question;
}

std::string printed(const MarketAnswer& answer, Context& context) {
  const std::string format = context.format();
  if (format == "json") return market_json(answer);
  if (format == "csv") return market_csv(answer);
  if (format == "svg") return market_svg(answer);
  if (format == "html") return market_page(answer);
  return market_text(answer, context.terminal().width(), context.styler());
}

ExitCode run_market(Context& context, const MarketOptions& options) {
  career::MarketData data = market_tables(context);
  MarketRequest request = market_request(context, options, data.prices);
  check_combination(request, options);
  const bool for_person = context.terminal().out_is_terminal() && context.format() == "text";
  if (request.rank && !request.limit && for_person) request.limit = ranked_on_terminal;
  add_openings(context, data, request.role);
  MarketAnswer answer{data, request, context.today(), {}, {}, {}};
  if (request.rank) {
    answer.ranking = request.role == nullptr
                         ? career::rank_by_openings(data, *request.rank)
                         : career::rank_areas(data, *request.role, request.by, *request.rank);
  } else if (request.role != nullptr) {
    answer.report = career::report_on(data, question_of_role(request));
  } else {
    const career::Area nation{Level::nation, "US", "United States"};
    answer.roles = career::overview(data, context.knowledge().roles,
                                    request.areas.empty() ? nation : request.areas.front());
  }
  context.terminal().out(printed(answer, context));
  return ExitCode::done;
}

Run declare_market(CLI::App& app) {
  auto options = std::make_unique<MarketOptions>();
  app.add_option("--role", options->role, "Role to tell of; else the profile's")->type_name("ROLE");
  app.add_option("--state", options->states, "States to tell of")
      ->type_name("ST")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--metro", options->metros, "Metropolitan areas to tell of, by a city or ZIP code")
      ->type_name("METRO")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--compare", options->compare, "Pay to compare with what is paid")
      ->type_name("PAY");
  add_choice(app, "--rank", options->rank, rank_levels, "Put all areas in order");
  add_choice(app, "--by", options->by, rank_measures,
             "What --rank goes by (pay; without a role openings)");
  app.add_option("--limit", options->limit, "Areas of --rank to show at most")->type_name("N");
  return [options = std::move(options)](Context& context) { return run_market(context, *options); };
}

// ---- import
// --------------------------------------------------------------------------------------

struct WagesImport {
  std::string file;
  std::optional<int> year;
  bool dry_run = false;
  bool strict = false;
};

// The codes of all roles, and of the occupations that include them.
std::vector<std::string> codes_kept(Context& context, const career::MarketFacts& facts) {
  std::set<std::string> codes;
  for (const ontology::Role& role : context.knowledge().roles) codes.insert(role.wage_code);
  for (const career::Occupation& occupation : facts.occupations) codes.insert(occupation.code);
  return {codes.begin(), codes.end()};
}

std::string as_of_import(const WagesImport& options, const std::string& name) {
  if (!options.year) return career::as_of_by_name(name);
  if (*options.year < 1997 || *options.year > 2200) {
    throw Error(ErrorKind::usage,
                fmt::format("--year: {} is no year of BLS's wages", *options.year),
                "give the year of their May, e.g. 2025");
  }
  return fmt::format("{}-05", *options.year);
}

void tell_import(Context& context, const career::OewsReading& reading, bool dry_run) {
  std::map<Level, std::size_t> counts;
  std::set<std::string> times;
  for (const career::Wages& row : reading.wages) {
    ++counts[row.level];
    times.insert(spoken_time(row.as_of));
  }
  std::vector<std::string> kinds;
  const std::pair<Level, std::pair<const char*, const char*>> names[] = {
      {Level::nation, {"of the nation", "of the nation"}},
      {Level::sector, {"by sector", "by sector"}},
      {Level::industry, {"by industry", "by industry"}},
      {Level::state, {"of a state", "of states"}},
      {Level::metro, {"of a metropolitan area", "of metropolitan areas"}}};
  for (const auto& [level, words] : names) {
    if (counts[level] > 0)
      kinds.push_back(fmt::format("{} {}", text::grouped(static_cast<long long>(counts[level])),
                                  counts[level] == 1 ? words.first : words.second));
  }
  std::string sentence = fmt::format(
      "{} of {}: {}", text::count(reading.wages.size(), "row of wages", "rows of wages"),
      text::join(std::vector<std::string>(times.begin(), times.end()), ", "),
      text::join(kinds, ", "));
  if (reading.bad > 0)
    sentence += fmt::format("; {} could not be read", text::count(reading.bad, "row", "rows"));
  context.terminal().say((dry_run ? "Could keep " : "Kept ") + sentence + ".");
}

ExitCode run_import(Context& context, const WagesImport& options) {
  const career::MarketData data = market_tables(context);
  const std::string name = options.file == "-"
                               ? "standard input"
                               : std::filesystem::path(options.file).filename().string();
  career::OewsCircumstances circumstances;
  circumstances.file = options.file;
  circumstances.as_of = as_of_import(options, name);
  circumstances.source = std::string(SourceNotes::import_prefix) + text::printable_line(name);
  circumstances.occupations = codes_kept(context, data.facts);
  const career::OewsReading reading = value_or_throw(career::read_oews(
      sys::read_file(options.file, limits::document_bytes), circumstances, data.prices));
  for (const Diagnostic& problem : reading.problems)
    context.terminal().warn(text::printable_line(to_string(problem)));
  if (reading.bad > reading.problems.size())
    context.terminal().warn(
        fmt::format("{} more rows could not be read", reading.bad - reading.problems.size()));
  if (reading.wages.empty()) {
    throw Error(ErrorKind::input,
                options.file + ": no row speaks of the wages of an occupation of ours",
                "occupations are " + text::join(circumstances.occupations, ", "));
  }
  const bool undated = std::ranges::any_of(
      reading.wages, [](const career::Wages& row) { return row.as_of.empty(); });
  if (undated) {
    context.terminal().warn(
        "neither the file nor its name says of which year these wages are: they are taken for the "
        "newest, without a year; --year YYYY gives it");
  }
  if (!options.dry_run) {
    const std::string path = imported_wages_path(context);
    std::vector<career::Wages> kept = value_or_throw(career::parse_wages(data.imported, path));
    sys::write_file(path, career::wages_file(career::merged(std::move(kept), reading.wages)));
  }
  tell_import(context, reading, options.dry_run);
  if (options.strict && reading.bad > 0) {
    throw Error(ErrorKind::input, text::count(reading.bad, "row", "rows") +
                                      " could not be read; the others are kept");
  }
  return ExitCode::done;
}

Run declare_import_wages(CLI::App& app) {
  auto options = std::make_unique<WagesImport>();
  app.add_option("file", options->file, "BLS's table as CSV, - for standard input")
      ->type_name("CSV")
      ->required();
  app.add_option("--year", options->year, "The year of the wages, where the file does not say it")
      ->type_name("YYYY");
  app.add_flag("--dry-run", options->dry_run, "Read and tell, and keep nothing");
  app.add_flag("--strict", options->strict, "Exit with 3 where a row can't be read");
  return [options = std::move(options)](Context& context) { return run_import(context, *options); };
}

constexpr std::array<std::string_view, 5> market_formats{"text", "json", "csv", "svg", "html"};
constexpr std::array<std::string_view, 5> market_examples{
    "medtech market --role bmet-2 --metro 'Columbus, OH' --metro Denver --compare 36/hour",
    "medtech market --role mls --state OH --json",
    "medtech market --role mls --rank state --by adjusted",
    "medtech market --role imaging-service-engineer --format html", "medtech market"};
constexpr std::array<std::string_view, 1> wages_examples{
    "medtech market import state_M2025_dl.csv --dry-run"};
constexpr std::string_view market_fields =
    "query, occupation, note, areas (wages, prices, observed, comparison), industries, "
    "settings, projection, federal, surveys, adjusted, ranking (rows), roles, sources. Sums are US "
    "dollars a year but in `hourly`; each figure names its time and the id of its source.";

constexpr std::array<Verb, 2> verbs_of_market{{
    {"", "See what is paid and where the demand is", "", market_formats, market_examples,
     market_fields, declare_market},
    {"import",
     "Keep newer wages out of a table of the Bureau of Labor Statistics",
     "CSV",
     {},
     wages_examples,
     "",
     declare_import_wages},
}};

}  // namespace

std::span<const Verb> market_verbs() { return verbs_of_market; }

}  // namespace medtech::cmd
