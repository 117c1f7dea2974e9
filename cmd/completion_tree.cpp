// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/completion_tree.hpp"

#include "cmd/arguments.hpp"
#include "cmd/command.hpp"
#include "cmd/completion_values.hpp"
#include "cmd/context.hpp"
#include "cmd/options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace medtech::cmd {

namespace {

// "text|json" lists values, "FILE|URL" says what they are.
std::vector<std::string> listed_choices(const CLI::Option& option) {
  std::vector<std::string> choices = choices_of(option);
  const bool kinds = std::ranges::any_of(choices, names_a_kind);
  return kinds ? std::vector<std::string>() : choices;
}

CompletionValues values_of(const CLI::Option& option) {
  const std::vector<std::string> choices = listed_choices(option);
  if (!choices.empty()) return {.words = choices};
  return completion_values(option.get_type_name());
}

CompletionOption described(const CLI::Option& option) {
  CompletionOption known;
  for (const std::string& name : option.get_lnames()) known.names.push_back("--" + name);
  for (const std::string& name : option.get_snames()) known.names.push_back("-" + name);
  known.description = option.get_description();
  known.valued = option.get_items_expected_max() > 0;
  if (known.valued) known.values = values_of(option);
  if (known.valued) known.choices = listed_choices(option);
  return known;
}

// What any of the arguments may be: which of them is being typed is not told apart.
void add_values(CompletionValues& all, const CompletionValues& more) {
  all.words.insert(all.words.end(), more.words.begin(), more.words.end());
  all.files = all.files || more.files;
  if (all.command.empty()) all.command = more.command;
}

CompletionPlace place_of(std::string path, const Verb& verb) {
  CompletionPlace place;
  place.path = std::move(path);
  CLI::App app;
  GlobalOptions options;
  const Run run = declare(app, verb, options);
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      add_values(place.arguments, values_of(*option));
      continue;
    }
    place.options.push_back(described(*option));
    const CompletionOption& last = place.options.back();
    if (last.valued) place.valued.insert(place.valued.end(), last.names.begin(), last.names.end());
  }
  return place;
}

std::vector<CompletionWord> verb_words(const Command& command) {
  std::vector<CompletionWord> words;
  for (const Verb& verb : command.verbs) {
    if (!verb.name.empty()) words.push_back({std::string(verb.name), std::string(verb.summary)});
  }
  return words;
}

std::vector<CompletionWord> command_words() {
  std::vector<CompletionWord> words;
  for (const Command& command : commands()) {
    words.push_back({std::string(command.name), std::string(command.itself().summary)});
  }
  return words;
}

// An option of any verb may stand before the verb.
void add_valued(CompletionPlace& place, const CompletionPlace& further) {
  for (const std::string& name : further.valued) {
    if (std::ranges::find(place.valued, name) == place.valued.end()) place.valued.push_back(name);
  }
}

void add_command(std::vector<CompletionPlace>& places, const Command& command) {
  const std::size_t own = places.size();
  const std::string path(command.name);
  places.push_back(place_of(path, command.itself()));
  places[own].words = verb_words(command);
  for (const Verb& verb : command.verbs) {
    if (verb.name.empty()) continue;
    places.push_back(place_of(path + " " + std::string(verb.name), verb));
    add_valued(places[own], places.back());
  }
}

// `help` is followed by what it explains, as a command line would be.
void add_help_words(std::vector<CompletionPlace>& places) {
  const auto help = std::ranges::find(places, "help", &CompletionPlace::path);
  if (help == places.end()) return;
  help->words = command_words();
  CompletionPlace explained = *help;
  for (const Command& command : commands()) {
    explained.path = "help " + std::string(command.name);
    explained.words = verb_words(command);
    if (!explained.words.empty()) places.push_back(explained);
  }
}

}  // namespace

std::vector<CompletionPlace> completion_places() {
  std::vector<CompletionPlace> places;
  places.push_back(place_of("", no_verb()));
  places[0].words = command_words();
  for (const Command& command : commands()) add_command(places, command);
  add_help_words(places);
  return places;
}

}  // namespace medtech::cmd
