// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/search_options.hpp"

#include "cmd/options.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::cmd {

namespace {

constexpr std::array<std::string_view, 6> shift_words{"day",      "evening", "night",
                                                      "rotating", "weekend", "variable"};
constexpr std::array<std::string_view, 6> schedule_words{
    "full-time", "part-time", "prn", "per-diem", "weekender", "seven-on-seven-off"};
constexpr std::array<std::string_view, 6> employment_words{
    "permanent", "temporary", "contract", "contract-to-hire", "internship", "volunteer"};
constexpr std::array<std::string_view, 4> sort_words{"relevance", "date", "pay", "distance"};

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

// A number read as one without sign would take -1 for a very large one.
CLI::Validator not_negative() {
  auto check = [](std::string& value) {
    return value.starts_with('-') ? "a number below 0" : std::string();
  };
  return CLI::Validator(check, "");
}

template <typename T>
void replace(T& now, T& saved) {
  if (now == T{}) now = std::move(saved);
}

}  // namespace

void add_filter_options(CLI::App& app, SearchOptions& options) {
  app.add_option("words", options.words, "Words that must all be there")->type_name("WORDS");
  app.add_option("--near", options.near, "Around this ZIP code, or city as in 'Cincinnati, OH'")
      ->type_name("PLACE");
  app.add_option("--radius", options.radius, "Within so many miles (default 50)")
      ->type_name("MILES");
  add_list(app, "--state", options.states, "ST", "In this state; may be repeated");
  add_list(app, "--employer", options.employers, "NAME",
           "At employers with this in their name; may be repeated");
  add_list(app, "--not-employer", options.not_employers, "NAME", "Not at these; may be repeated");
  app.add_option("--min-pay", options.min_pay,
                 "Paying up to at least this: 32/hour, 70000/year, 2400/week")
      ->type_name("PAY");
  add_choices(app, "--shift", options.shifts, shift_words, "With this shift; may be repeated");
  add_choices(app, "--schedule", options.schedules, schedule_words,
              "With this schedule; may be repeated");
  add_choices(app, "--employment-type", options.employment_types, employment_words,
              "Of this type; may be repeated");
  app.add_option("--posted-within", options.posted_within,
                 "Posted in this span of days, weeks or months")
      ->type_name("7d");
  app.add_flag("--remote", options.remote, "Only remote work");
  add_list(app, "--source", options.sources, "ID", "From this source alone; may be repeated");
  auto* offline =
      app.add_flag("--offline", options.offline, "Only what is stored; no request is made");
  app.add_flag("--refresh", options.refresh, "Ask all sources, also those asked lately")
      ->excludes(offline);
  app.add_flag("--new", options.only_new,
               "Only what this run, or what came since the last run of --saved, brought");
  app.add_flag("--all", options.all,
               "Drop the profile's defaults; show gone and hidden listings too");
  app.add_flag("--include-unknown", options.include_unknown,
               "Keep listings that do not say what a filter asks");
  app.add_option("--saved", options.saved, "Take words and filters from a saved search")
      ->type_name("NAME");
  app.add_flag("--strict", options.strict, "Exit 4 where any source fails");
  app.add_flag("--demo", options.demo,
               "Search the bundled demonstration listings; nothing is asked or stored")
      ->excludes("--refresh");
}

void add_output_options(CLI::App& app, SearchOptions& options) {
  add_choice(app, "--sort", options.sort, sort_words,
             "Order (default: relevance with words, else date)");
  app.add_option("--limit", options.limit, "At most so many (default: 50 on a terminal, else all)")
      ->type_name("N")
      ->check(not_negative());
  app.add_flag("--no-group", options.no_group,
               "On a terminal, show openings of one title one by one");
  app.add_flag("--full", options.full, "With the whole text");
  app.add_flag("--explain", options.explain, "Tell why each listing is shown, and in this place");
  app.add_option("--save", options.save, "Keep words and filters under a name")
      ->type_name("NAME")
      ->excludes("--saved")
      ->excludes("--demo");
  app.add_flag("--fail-if-empty", options.fail_if_empty, "Exit 1 where nothing is found");
}

std::vector<std::string> to_arguments(const SearchOptions& options) {
  std::vector<std::string> arguments;
  append(arguments, "--near", options.near);
  if (options.radius) append(arguments, "--radius", fmt::format("{}", *options.radius));
  append(arguments, "--state", options.states);
  append(arguments, "--employer", options.employers);
  append(arguments, "--not-employer", options.not_employers);
  append(arguments, "--min-pay", options.min_pay);
  append(arguments, "--shift", options.shifts);
  append(arguments, "--schedule", options.schedules);
  append(arguments, "--employment-type", options.employment_types);
  append(arguments, "--posted-within", options.posted_within);
  append(arguments, "--remote", options.remote);
  append(arguments, "--source", options.sources);
  append(arguments, "--all", options.all);
  append(arguments, "--include-unknown", options.include_unknown);
  append(arguments, "--sort", options.sort);
  if (!options.words.empty()) arguments.emplace_back("--");
  arguments.insert(arguments.end(), options.words.begin(), options.words.end());
  return arguments;
}

void merge_saved(SearchOptions& options, const std::vector<std::string>& saved) {
  SearchOptions kept;
  CLI::App app;
  add_filter_options(app, kept);
  add_output_options(app, kept);
  std::vector<std::string> arguments(saved.rbegin(), saved.rend());
  app.parse(arguments);
  replace(options.words, kept.words);
  replace(options.near, kept.near);
  replace(options.radius, kept.radius);
  replace(options.states, kept.states);
  replace(options.employers, kept.employers);
  replace(options.not_employers, kept.not_employers);
  replace(options.min_pay, kept.min_pay);
  replace(options.shifts, kept.shifts);
  replace(options.schedules, kept.schedules);
  replace(options.employment_types, kept.employment_types);
  replace(options.posted_within, kept.posted_within);
  replace(options.remote, kept.remote);
  replace(options.sources, kept.sources);
  replace(options.all, kept.all);
  replace(options.include_unknown, kept.include_unknown);
  replace(options.sort, kept.sort);
}

}  // namespace medtech::cmd
