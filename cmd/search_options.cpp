// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/search_options.hpp"

#include "cmd/options.hpp"
#include "core/base/text.hpp"
#include "core/ontology/ranks.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace medtech::cmd {

namespace {

constexpr std::array<std::string_view, 2> track_words{"lab", "equipment"};
constexpr std::array<std::string_view, 6> setting_words{
    "travel", "field-service", "reference-lab", "manufacturer", "service-organization", "in-house"};
constexpr std::array<std::string_view, 10> employer_kind_words{
    "hospital",   "reference-lab", "manufacturer", "service-organization", "agency",
    "government", "plasma",        "veterinary",   "physician-office",     "other"};
constexpr std::array<std::string_view, 6> shift_words{"day",      "evening", "night",
                                                      "rotating", "weekend", "variable"};
constexpr std::array<std::string_view, 6> schedule_words{
    "full-time", "part-time", "prn", "per-diem", "weekender", "seven-on-seven-off"};
constexpr std::array<std::string_view, 6> employment_words{
    "permanent", "temporary", "contract", "contract-to-hire", "internship", "volunteer"};
constexpr std::array<std::string_view, 2> qualified_words{"yes", "near"};
constexpr std::array<std::string_view, 5> sort_words{"fit", "relevance", "date", "pay", "distance"};

void add_list(CLI::App& app, const std::string& name, std::vector<std::string>& target,
              const std::string& type, const std::string& description) {
  app.add_option(name, target, description)->type_name(type)->allow_extra_args(false);
}

void append(std::vector<std::string>& arguments, const std::string& name,
            const std::string& value) {
  if (!value.empty()) arguments.push_back(name + "=" + value);
}

void append(std::vector<std::string>& arguments, const std::string& name,
            const std::vector<std::string>& values) {
  for (const std::string& value : values) append(arguments, name, value);
}

void append(std::vector<std::string>& arguments, const std::string& name, bool on) {
  if (on) arguments.push_back(name);
}

// Numbers as people write them: the library would also read 0x10, 010 (as 8), 1e3, inf and nan.
CLI::Validator plain_number(bool whole) {
  auto check = [whole](std::string& value) {
    const std::size_t sign = value.starts_with('-') ? 1 : 0;
    const std::size_t point = whole ? std::string::npos : value.find('.');
    std::size_t digits = 0;
    bool plain = true;
    for (std::size_t i = sign; i < value.size(); ++i) {
      const bool digit = text::is_digit(value[i]);
      if (digit) ++digits;
      plain = plain && (digit || i == point);
    }
    if (!plain || digits == 0) return "\"" + text::printable_line(value) + "\" is no such number";
    return std::string(whole && sign == 1 ? "a number below 0" : "");
  };
  return CLI::Validator(check, "");
}

void append(std::vector<std::string>& arguments, const std::string& name,
            const std::optional<double>& value) {
  if (value) arguments.push_back(fmt::format("{}={}", name, *value));
}

// The options that a saved search keeps beside its words.
template <typename Use>
void for_each_kept(Use use) {
  using Options = SearchOptions;
  use("--near", &Options::near);
  use("--radius", &Options::radius);
  use("--state", &Options::states);
  use("--employer", &Options::employers);
  use("--not-employer", &Options::not_employers);
  use("--min-pay", &Options::min_pay);
  use("--track", &Options::tracks);
  use("--role", &Options::roles);
  use("--specialty", &Options::specialties);
  use("--setting", &Options::settings);
  use("--employer-kind", &Options::employer_kinds);
  use("--level", &Options::levels);
  use("--cert", &Options::certs);
  use("--qualified", &Options::qualified);
  use("--shift", &Options::shifts);
  use("--schedule", &Options::schedules);
  use("--employment-type", &Options::employment_types);
  use("--posted-within", &Options::posted_within);
  use("--remote", &Options::remote);
  use("--untracked", &Options::untracked);
  use("--source", &Options::sources);
  use("--all", &Options::all);
  use("--include-unknown", &Options::include_unknown);
  use("--sort", &Options::sort);
}

}  // namespace

void add_filter_options(CLI::App& app, SearchOptions& options) {
  app.add_option("words", options.words, "Words that must all be there")->type_name("WORDS");
  app.add_option("--near", options.near, "Around this ZIP code, or city as in 'Cincinnati, OH'")
      ->type_name("PLACE");
  app.add_option("--radius", options.radius, "Within so many miles (default 50)")
      ->type_name("MILES")
      ->check(plain_number(false));
  add_list(app, "--state", options.states, "ST", "In this state; may be repeated");
  add_list(app, "--employer", options.employers, "NAME",
           "At employers with this in their name; may be repeated");
  add_list(app, "--not-employer", options.not_employers, "NAME", "Not at these; may be repeated");
  app.add_option("--min-pay", options.min_pay,
                 "Paying up to at least this: 32/hour, 70000/year, 2400/week")
      ->type_name("PAY");
  add_choices(app, "--track", options.tracks, track_words, "Of this family; may be repeated");
  add_list(app, "--role", options.roles, "ROLE",
           "Of this role, as in mls or bmet-2; may be repeated");
  add_list(app, "--specialty", options.specialties, "SPECIALTY",
           "About this discipline or specialty; may be repeated");
  add_choices(app, "--setting", options.settings, setting_words,
              "In this setting; may be repeated");
  add_choices(app, "--employer-kind", options.employer_kinds, employer_kind_words,
              "At this kind of employer; may be repeated");
  add_choices(app, "--level", options.levels, ontology::level_words,
              "Of this level; may be repeated");
  add_list(app, "--cert", options.certs, "CREDENTIAL",
           "Naming this credential, as in CBET or 'MLS(ASCP)'; may be repeated");
  add_flag_with_choice(app, "--qualified", options.qualified, qualified_words,
                       "Only what you may apply for by your profile, or nearly may");
  add_choices(app, "--shift", options.shifts, shift_words, "With this shift; may be repeated");
  add_choices(app, "--schedule", options.schedules, schedule_words,
              "With this schedule; may be repeated");
  add_choices(app, "--employment-type", options.employment_types, employment_words,
              "Of this type; may be repeated");
  app.add_option("--posted-within", options.posted_within,
                 "Posted in this span of days, weeks or months")
      ->type_name("7d");
  app.add_flag("--remote", options.remote, "Only remote work");
  add_list(app, "--source", options.sources, "SOURCE", "From this source alone; may be repeated");
  auto* offline =
      app.add_flag("--offline", options.offline, "Only what is stored; no request is made");
  app.add_flag("--refresh", options.refresh, "Ask all sources, also those asked lately")
      ->excludes(offline);
  app.add_flag("--new", options.only_new,
               "Only what this run, or what came since the last run of --saved, brought");
  app.add_flag("--untracked", options.untracked, "Only what `medtech track` does not have yet");
  app.add_flag("--all", options.all,
               "Drop the profile's defaults; show other fields, gone and hidden listings too");
  app.add_flag("--include-unknown", options.include_unknown,
               "Keep listings that do not say what a filter asks");
  app.add_option("--saved", options.saved, "Take words and filters from a saved search")
      ->type_name("SEARCH");
  app.add_flag("--strict", options.strict,
               "Exit 4 where any source fails, 3 where any item can't be read");
  app.add_flag("--demo", options.demo,
               "Search the bundled demonstration listings; nothing is asked or stored")
      ->excludes("--refresh")
      ->excludes("--source");
}

void add_output_options(CLI::App& app, SearchOptions& options) {
  add_choice(app, "--sort", options.sort, sort_words,
             "Order (default: fit with a profile, else relevance with words, else date)");
  app.add_option("--limit", options.limit, "At most so many (default: 50 on a terminal, else all)")
      ->type_name("N")
      ->check(plain_number(true));
  app.add_flag("--no-group", options.no_group,
               "On a terminal, show openings of one title one by one");
  app.add_flag("--full", options.full, "With the whole text");
  app.add_flag("--explain", options.explain, "Tell why each listing is shown, and in this place");
  app.add_option("--save", options.save, "Keep words and filters under a name")
      ->type_name("NAME")
      ->excludes("--saved")
      ->excludes("--demo");
  app.add_flag("--list-saved", options.list_saved, "List the saved searches instead");
  app.add_option("--forget-saved", options.forget_saved, "Take a saved search out instead")
      ->type_name("SEARCH");
  app.add_flag("--fail-if-empty", options.fail_if_empty, "Exit 1 where nothing is found");
}

std::vector<std::string> to_arguments(const SearchOptions& options) {
  std::vector<std::string> arguments;
  for_each_kept([&](const char* name, auto member) { append(arguments, name, options.*member); });
  if (!options.words.empty()) arguments.emplace_back("--");
  arguments.insert(arguments.end(), options.words.begin(), options.words.end());
  return arguments;
}

namespace {

SearchOptions options_of(const std::vector<std::string>& saved) {
  SearchOptions kept;
  CLI::App app;
  add_filter_options(app, kept);
  add_output_options(app, kept);
  std::vector<std::string> arguments(saved.rbegin(), saved.rend());
  app.parse(arguments);
  return kept;
}

// The options without those that change the order or let more through.
SearchOptions narrowing(SearchOptions options) {
  options.sort.clear();
  options.all = false;
  options.include_unknown = false;
  return options;
}

}  // namespace

bool asks_for_less(const SearchOptions& options, const std::vector<std::string>& saved) {
  const SearchOptions kept = options_of(saved);
  const bool wider_before =
      (kept.all && !options.all) || (kept.include_unknown && !options.include_unknown);
  return wider_before || to_arguments(narrowing(options)) != to_arguments(narrowing(kept));
}

void merge_saved(SearchOptions& options, const std::vector<std::string>& saved) {
  SearchOptions kept = options_of(saved);
  const auto replace = [&](auto member) {
    auto& now = options.*member;
    if (now == std::remove_cvref_t<decltype(now)>{}) now = std::move(kept.*member);
  };
  replace(&SearchOptions::words);
  for_each_kept([&](const char*, auto member) { replace(member); });
}

}  // namespace medtech::cmd
