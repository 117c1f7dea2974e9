// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/help.hpp"

#include "cmd/arguments.hpp"
#include "cmd/context.hpp"
#include "cmd/options.hpp"
#include "core/base/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace medtech::cmd {

namespace {

constexpr std::size_t page_width = 100;

struct Entry {
  std::string term;
  std::string meaning;
};

// Terms in one column, meanings wrapped in the next.
std::string entries(const std::vector<Entry>& list) {
  std::size_t column = 0;
  for (const Entry& entry : list)
    column = std::max(column, std::min<std::size_t>(34, text::width(entry.term)));
  std::string out;
  for (const Entry& entry : list) {
    const std::vector<std::string> lines = text::wrap(entry.meaning, page_width - column - 4);
    const bool fits = text::width(entry.term) <= column;
    out += "  " + entry.term;
    if (fits) out.append(column - text::width(entry.term) + 2, ' ');
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0 || !fits) out += "\n" + std::string(column + 4, ' ');
      out += lines[i];
    }
    out += '\n';
  }
  return out;
}

std::string section(const std::string& title, const std::string& body) {
  return body.empty() ? "" : "\n" + title + "\n" + body;
}

std::string command_list() {
  std::string out;
  for (const std::string_view group : {"Search", "Apply", "Plan", "Tool"}) {
    std::vector<Entry> list;
    for (const Command& command : commands()) {
      if (command.group == group)
        list.push_back({std::string(command.name), std::string(command.itself().summary)});
    }
    if (!list.empty()) out += fmt::format("\n{} commands\n{}", group, entries(list));
  }
  return out;
}

std::string option_term(const CLI::Option& option) {
  std::string term;
  for (const std::string& name : option.get_snames()) term += (term.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) term += (term.empty() ? "--" : ", --") + name;
  if (option.get_items_expected_max() == 0)
    return choices_of(option).empty() ? term : term + "[=" + choices_of(option).back() + "]";
  const std::string type = option.get_type_name();
  const bool closed = type.find('|') != std::string::npos;
  return term + " " + (closed ? text::to_upper(option.get_lnames()[0][0]) + std::string() : type);
}

Entry option_entry(const CLI::Option& option) {
  Entry entry{option_term(option), option.get_description()};
  const std::vector<std::string> choices = choices_of(option);
  if (!choices.empty()) entry.meaning += ": " + text::join(choices, ", ");
  const std::string fallback = option.get_default_str();
  if (!fallback.empty()) entry.meaning += " (default " + fallback + ")";
  return entry;
}

std::string option_list(const CLI::App& app, bool global) {
  std::vector<Entry> list;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional() || option->get_lnames().empty()) continue;
    if (is_global_option("--" + option->get_lnames()[0]) == global)
      list.push_back(option_entry(*option));
  }
  return entries(list);
}

std::string verb_list(const Command& command) {
  std::vector<Entry> list;
  for (const Verb& verb : command.verbs) {
    if (verb.name.empty()) continue;
    list.push_back({fmt::format("{} {}", verb.name, verb.usage), std::string(verb.summary)});
  }
  return entries(list);
}

std::string example_list(const Verb& verb) {
  std::string out;
  for (const std::string_view example : verb.examples) out += fmt::format("  $ {}\n", example);
  return out;
}

std::string paragraph(std::string_view text) {
  std::string out;
  for (const std::string& line : text::wrap(text, page_width - 2)) out += "  " + line + "\n";
  return out;
}

std::string environment_list() {
  return entries(
      {{"MEDTECH_PROFILE, MEDTECH_DB", "Profile and database, where no option names them"},
       {"MEDTECH_SOURCES",
        "The list of sources, instead of sources.toml in the configuration folder"},
       {"MEDTECH_TODAY", "The date to reckon from (YYYY-MM-DD)"},
       {"MEDTECH_DATA", "A folder whose files take the place of the built-in data"},
       {"MEDTECH_PAGER, PAGER", "Program that shows long output on a terminal; empty or cat: none"},
       {"NO_COLOR, CLICOLOR_FORCE", "Turn colour off, or on where it would be off"},
       {"XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME",
        "Folders for configuration, database and cache"},
       {"HTTPS_PROXY, http_proxy, ALL_PROXY, NO_PROXY", "Proxies for all requests"}});
}

std::string exit_list() {
  return entries({{"0", "Done; for a check: nothing at or above the failing level"},
                  {"1", "Done, and the answer is no"},
                  {"2", "The command line is wrong"},
                  {"3", "Bad input: a file, profile, posting, or an id or name that is not known"},
                  {"4", "Network: none of the sources asked for answered usefully"},
                  {"5", "The database can't be opened, written or migrated"},
                  {"70", "A mistake of medtech itself"},
                  {"130", "Interrupted; what was stored before is whole"}});
}

std::string usage_line(const Command& command, const Verb& verb) {
  const std::string name = full_name(command, verb);
  std::string out;
  if (verb.declare != nullptr)
    out += fmt::format("  {} [OPTIONS]{}{}\n", name, verb.usage.empty() ? "" : " ", verb.usage);
  if (verb.name.empty() && command.verbs.size() > 1)
    out += fmt::format("  {} VERB [OPTIONS] [ARGUMENTS]\n", name);
  return out;
}

}  // namespace

std::string short_help() {
  return "Find work in the clinical laboratory and in medical equipment: openings, requirements, "
         "credentials.\n"
         "\nUsage: medtech COMMAND [VERB] [OPTIONS] [ARGUMENTS]\n" +
         command_list() +
         "\nBegin with `medtech search biomedical technician --near 45202`.\n"
         "`medtech help COMMAND` tells more; `man medtech` tells all.\n";
}

std::string program_help() {
  CLI::App app;
  GlobalOptions options;
  declare(app, no_verb(), options);
  return "Find work in the clinical laboratory and in medical equipment: openings, requirements, "
         "credentials.\n" +
         section("USAGE", "  medtech [GLOBAL OPTIONS] COMMAND [VERB] [OPTIONS] [ARGUMENTS]\n") +
         command_list() + section("GLOBAL OPTIONS", option_list(app, true)) +
         section("EXAMPLES",
                 "  $ medtech search biomedical technician --near 45202 --radius 60\n"
                 "  $ medtech help search\n") +
         section("ENVIRONMENT", environment_list()) + section("EXIT STATUS", exit_list()) +
         section("SEE ALSO", "  medtech(1), medtech-profile(5), medtech-sources(5)\n");
}

std::string verb_help(const Command& command, const Verb& verb) {
  CLI::App app;
  GlobalOptions options;
  declare(app, verb, options);
  const std::string verbs = verb.name.empty() ? verb_list(command) : "";
  return fmt::format("{}.\n", verb.summary) + section("USAGE", usage_line(command, verb)) +
         section("VERBS", verbs) +
         section("OPTIONS", verb.declare != nullptr ? option_list(app, false) : "") +
         section("GLOBAL OPTIONS", option_list(app, true)) +
         section("JSON FIELDS", paragraph(verb.json_fields)) +
         section("EXAMPLES", example_list(verb)) +
         section("ENVIRONMENT", paragraph("See `medtech --help` or medtech(1).")) +
         section("EXIT STATUS", paragraph("0 done, 1 the answer is no, 2 usage, 3 bad input, 4 "
                                          "network, 5 storage, 70 defect, 130 interrupted.")) +
         section("SEE ALSO", fmt::format("  medtech-{}(1), medtech(1)\n", command.name));
}

}  // namespace medtech::cmd
