// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/options.hpp"

#include "core/base/error.hpp"
#include "core/base/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace medtech::cmd {

namespace {

constexpr std::array<std::string_view, 3> color_choices{"auto", "always", "never"};

std::string joined(std::span<const std::string_view> choices, std::string_view between) {
  const std::vector<std::string> names(choices.begin(), choices.end());
  return text::join(names, between);
}

// CLI11 calls this for each value and shows what it returns; a thrown Error passes through.
CLI::Validator choice_validator(const std::string& option,
                                std::span<const std::string_view> choices) {
  auto check = [option, choices](std::string& value) {
    checked_choice(option, value, choices);
    return std::string();
  };
  return CLI::Validator(check, "");
}

}  // namespace

void add_global_options(CLI::App& app, GlobalOptions& options, const Verb& verb) {
  app.add_option("--profile", options.profile, "Profile to use")->type_name("FILE");
  app.add_option("--db", options.database, "Database to use")->type_name("FILE");
  app.add_option("--today", options.today, "Reckon as if this were today")->type_name("YYYY-MM-DD");
  if (!verb.formats.empty()) {
    app.add_option("--format", options.format, "How to print")
        ->type_name(joined(verb.formats, "|"));
    if (std::ranges::find(verb.formats, "json") != verb.formats.end()) {
      app.add_flag("--json", options.json, "The same as --format json");
    }
  }
  add_choice(app, "--color", options.color, color_choices, "When to use colour");
  app.add_flag("-q,--quiet", options.quiet, "Say less on standard error");
  app.add_flag("-v,--verbose", options.verbose, "Say more on standard error");
}

bool is_global_option(const std::string& name) {
  static constexpr std::array<std::string_view, 13> names{
      "--profile", "--db",   "--today",   "--format", "--json", "--color", "--quiet",
      "--verbose", "--help", "--version", "-q",       "-v",     "-h"};
  return std::ranges::find(names, name) != names.end();
}

CLI::Option* add_choice(CLI::App& app, const std::string& name, std::string& target,
                        std::span<const std::string_view> choices, const std::string& description) {
  return app.add_option(name, target, description)
      ->type_name(joined(choices, "|"))
      ->check(choice_validator(name, choices));
}

CLI::Option* add_choices(CLI::App& app, const std::string& name, std::vector<std::string>& target,
                         std::span<const std::string_view> choices,
                         const std::string& description) {
  return app.add_option(name, target, description)
      ->type_name(joined(choices, "|"))
      ->check(choice_validator(name, choices))
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

CLI::Option* add_flag_with_choice(CLI::App& app, const std::string& name, std::string& target,
                                  std::span<const std::string_view> choices,
                                  const std::string& description) {
  return app.add_flag(name + "{" + std::string(choices.front()) + "}", target, description)
      ->type_name(joined(choices, "|"))
      ->check(choice_validator(name, choices));
}

std::vector<std::string> choices_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  if (type.find('|') == std::string::npos) return {};
  std::vector<std::string> choices;
  for (const std::string_view choice : text::split(type, '|')) choices.emplace_back(choice);
  return choices;
}

std::string checked_choice(const std::string& option, const std::string& value,
                           std::span<const std::string_view> choices) {
  if (std::ranges::find(choices, value) != choices.end()) return value;
  const std::vector<std::string> names(choices.begin(), choices.end());
  std::string hint = text::did_you_mean(value, names);
  if (!hint.empty()) hint += " ";
  throw Error(ErrorKind::usage,
              option + ": \"" + text::printable_line(value) + "\" is none of its values",
              hint + "values are " + text::join(names, ", "));
}

Date checked_date(const std::string& option, const std::string& value) {
  if (const auto date = parse_iso_date(value)) return *date;
  throw Error(ErrorKind::usage, option + ": \"" + text::printable_line(value) + "\" is no date",
              "give it as YYYY-MM-DD, e.g. 2026-11-22");
}

std::chrono::days checked_days(const std::string& option, const std::string& value) {
  if (const auto days = parse_days(value)) return *days;
  throw Error(ErrorKind::usage,
              option + ": \"" + text::printable_line(value) + "\" is no span of time",
              "give a number with d, w, m or y, e.g. 7d or 2w");
}

}  // namespace medtech::cmd
