// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/arguments.hpp"

#include "cmd/help.hpp"
#include "cmd/options.hpp"
#include "core/base/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <memory>

namespace medtech::cmd {

namespace {

bool is_option_word(const std::string& word) { return word.size() > 1 && word[0] == '-'; }

// "--near=45202" → "--near"; "-qv" → "-q".
std::string name_in(const std::string& word) {
  if (word.starts_with("--")) return word.substr(0, word.find('='));
  return word.substr(0, 2);
}

bool takes_value(const CLI::App& app, const std::string& word) {
  if (word.find('=') != std::string::npos || (!word.starts_with("--") && word.size() > 2))
    return false;
  const CLI::Option* option = app.get_option_no_throw(name_in(word));
  return option != nullptr && option->get_items_expected_max() > 0;
}

bool takes_none(const CLI::App& app, const std::string& name) {
  const CLI::Option* option = app.get_option_no_throw(name);
  return name.starts_with("--") && option != nullptr && option->get_items_expected_max() == 0 &&
         choices_of(*option).empty();
}

// Position of the first word, from `from` on, that is neither an option nor the value of one.
std::optional<std::size_t> first_plain_word(const std::vector<std::string>& arguments,
                                            std::size_t from,
                                            const std::vector<std::unique_ptr<CLI::App>>& apps) {
  for (std::size_t at = from; at < arguments.size(); ++at) {
    const std::string& word = arguments[at];
    if (word == "--") return std::nullopt;
    if (!is_option_word(word)) return at;
    const bool valued =
        std::ranges::any_of(apps, [&](const auto& app) { return takes_value(*app, word); });
    if (valued) ++at;
  }
  return std::nullopt;
}

std::unique_ptr<CLI::App> declared(const Verb& verb, GlobalOptions& options) {
  auto app = std::make_unique<CLI::App>();
  declare(*app, verb, options);
  return app;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

}  // namespace

std::string full_name(const Command& command, const Verb& verb) {
  std::string name = "medtech";
  if (!command.name.empty()) name += " " + std::string(command.name);
  if (!verb.name.empty()) name += " " + std::string(verb.name);
  return name;
}

const Verb& no_verb() {
  static constexpr std::array<std::string_view, 1> formats{"json"};
  static constexpr Verb none{"", "", "", formats, {}, "", nullptr};
  return none;
}

Run declare(CLI::App& app, const Verb& verb, GlobalOptions& options) {
  app.set_help_flag("-h,--help", "Show help");
  app.set_version_flag("--version", MEDTECH_VERSION, "Show the version");
  app.option_defaults()->always_capture_default(false);
  Run run = verb.declare != nullptr ? verb.declare(app) : nullptr;
  add_global_options(app, options, verb);
  return run;
}

std::optional<std::size_t> find_command_word(const std::vector<std::string>& arguments) {
  GlobalOptions options;
  std::vector<std::unique_ptr<CLI::App>> apps;
  apps.push_back(declared(no_verb(), options));
  return first_plain_word(arguments, 0, apps);
}

std::vector<std::string> verb_names(const Command& command) {
  std::vector<std::string> names;
  for (const Verb& verb : command.verbs) {
    if (!verb.name.empty()) names.emplace_back(verb.name);
  }
  return names;
}

Error unknown_command(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  std::string hint = text::did_you_mean(name, names);
  if (hint.empty()) hint = "`medtech --help` lists the commands";
  return {ErrorKind::usage, "there is no command \"" + text::printable_line(name) + "\"", hint};
}

const Verb& take_verb(const Command& command, std::vector<std::string>& arguments,
                      std::size_t from) {
  if (command.verbs.size() == 1) return command.itself();
  // Options of any verb may stand before the verb, so all of them tell which words are values.
  GlobalOptions options;
  std::vector<std::unique_ptr<CLI::App>> apps;
  for (const Verb& verb : command.verbs) apps.push_back(declared(verb, options));
  const auto at = first_plain_word(arguments, from, apps);
  if (!at) return command.itself();
  const Verb* verb = command.find(arguments[*at]);
  if (verb == nullptr || verb->name.empty()) return command.itself();
  arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(*at));
  return *verb;
}

void reject_unknown_options(const CLI::App& app, const Command& command, const Verb& verb,
                            const std::vector<std::string>& arguments) {
  for (std::size_t at = 0; at < arguments.size() && arguments[at] != "--"; ++at) {
    const std::string& word = arguments[at];
    if (!is_option_word(word)) continue;
    const std::string name = name_in(word);
    if (app.get_option_no_throw(name) == nullptr) {
      const std::vector<std::string> names = option_names(app);
      std::string hint = text::did_you_mean(name, names);
      if (hint.empty()) hint = "see `" + full_name(command, verb) + " --help`";
      if (!name.starts_with("--")) hint += "; a word that begins with a dash stands behind --";
      throw Error(ErrorKind::usage,
                  full_name(command, verb) + " has no option " + text::printable_line(name), hint);
    }
    if (takes_value(app, word)) ++at;
    if (word.find('=') != std::string::npos && takes_none(app, name)) {
      throw Error(ErrorKind::usage, name + " takes no value", "write " + name + " alone");
    }
  }
}

void reject_empty_values(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    const std::vector<std::string> values = option->results();
    if (option->get_positional() || std::ranges::find(values, "") == values.end()) continue;
    throw Error(ErrorKind::usage, option->get_name() + " needs a value",
                "leave it out where there is none");
  }
}

ExitCode tell_missing_verb(sys::Terminal& terminal, const Command& command,
                           const std::vector<std::string>& arguments) {
  const auto word =
      std::ranges::find_if(arguments, [](const auto& each) { return !is_option_word(each); });
  const bool help = std::ranges::any_of(
      arguments, [](const auto& each) { return each == "--help" || each == "-h"; });
  if (help) {
    terminal.out(verb_help(command, command.itself()));
    return ExitCode::done;
  }
  const std::vector<std::string> names = verb_names(command);
  const std::string name = "medtech " + std::string(command.name);
  if (word == arguments.end()) {
    throw Error(ErrorKind::usage, name + " needs a verb", "verbs are " + text::join(names, ", "));
  }
  std::string hint = text::did_you_mean(*word, names);
  if (!hint.empty()) hint += " ";
  throw Error(ErrorKind::usage, name + " has no verb \"" + text::printable_line(*word) + "\"",
              hint + "verbs are " + text::join(names, ", "));
}

}  // namespace medtech::cmd
