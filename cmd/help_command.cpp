// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/arguments.hpp"
#include "cmd/context.hpp"
#include "cmd/help.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

namespace medtech::cmd {

namespace {

const Verb& verb_of(const Command& command, const std::string& name) {
  if (const Verb* verb = command.find(name); verb != nullptr && !name.empty()) return *verb;
  std::vector<std::string> names;
  for (const Verb& verb : command.verbs) {
    if (!verb.name.empty()) names.emplace_back(verb.name);
  }
  std::string hint = text::did_you_mean(name, names);
  if (hint.empty())
    hint = names.empty() ? "it has no verbs" : "verbs are " + text::join(names, ", ");
  throw Error(ErrorKind::usage,
              "medtech " + std::string(command.name) + " has no verb \"" +
                  text::printable_line(name) + "\"",
              hint);
}

std::string help_for(const std::vector<std::string>& words) {
  if (words.empty()) return program_help();
  const Command* command = find_command(words[0]);
  if (command == nullptr) throw unknown_command(words[0]);
  return verb_help(*command, words.size() > 1 ? verb_of(*command, words[1]) : command->itself());
}

Run declare_help(CLI::App& app) {
  auto words = std::make_unique<std::vector<std::string>>();
  app.add_option("words", *words, "Command, and verb")->type_name("COMMAND VERB")->expected(0, 2);
  return [words = std::move(words)](Context& context) {
    context.terminal().out(help_for(*words));
    return ExitCode::done;
  };
}

constexpr std::array<std::string_view, 2> help_examples{"medtech help search",
                                                        "medtech help listing show"};

constexpr std::array<Verb, 1> verbs_of_help{{
    {"",
     "Show help for a command or a verb",
     "[COMMAND [VERB]]",
     {},
     help_examples,
     "",
     declare_help},
}};

}  // namespace

std::span<const Verb> help_verbs() { return verbs_of_help; }

}  // namespace medtech::cmd
