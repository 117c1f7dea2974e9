// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the manual pages and what the program says of itself to one another, both ways.
#include "cmd/command.hpp"
#include "cmd/completion_tree.hpp"
#include "cmd/help.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sources/source_config.hpp"
#include "core/sys/file.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace medtech;
using Names = std::set<std::string>;

std::string page(const std::string& name) {
  const std::string path = std::string(MEDTECH_SOURCE) + "/man/" + name;
  INFO(path);
  REQUIRE(fs::exists(path));
  return sys::read_file(path, limits::config_bytes);
}

std::string page_of(const cmd::Command& command) {
  return page("medtech-" + std::string(command.name) + ".1");
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (const std::string_view word : text::split(line, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

// What follows a macro in a line of mdoc: "Fl Fl quiet" gives "--quiet", "Ev LESS" gives "LESS".
void add_marked(std::string_view line, std::string_view macro, Names& names) {
  if (!line.starts_with('.')) return;
  std::vector<std::string> words = words_of(line.substr(1));
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] != macro) continue;
    const bool is_long = macro == "Fl" && words[i + 1] == "Fl" && i + 2 < words.size();
    const std::string dashes = macro == "Fl" ? (is_long ? "--" : "-") : "";
    if (is_long) ++i;
    names.insert(dashes + words[++i]);
  }
}

Names marked(const std::string& mdoc, std::string_view macro, std::string_view beginning = ".") {
  Names names;
  for (const std::string_view line : text::lines(mdoc)) {
    if (line.starts_with(beginning)) add_marked(line, macro, names);
  }
  return names;
}

// A section of help: the lines between its heading and the next one.
std::vector<std::string> section(const std::string& help, std::string_view heading) {
  std::vector<std::string> lines;
  bool inside = false;
  for (const std::string_view line : text::lines(help)) {
    const bool is_heading = !line.empty() && line.front() != ' ';
    if (is_heading) inside = line == heading;
    if (inside && !is_heading) lines.emplace_back(line);
  }
  return lines;
}

// The options that a section of help lists, by all their names.
Names options_in(const std::string& help, std::string_view heading) {
  Names names;
  for (const std::string& line : section(help, heading)) {
    if (!line.starts_with("  -")) continue;
    const std::string term = line.substr(2, line.find("  ", 2) - 2);
    // "--qualified[=near]" is of the option --qualified.
    for (std::string word : words_of(text::replace_all(term, ",", ""))) {
      word = word.substr(0, word.find("[="));
      if (word.starts_with('-')) names.insert(word);
    }
  }
  return names;
}

Names own_options(const cmd::Command& command) {
  Names names;
  for (const cmd::Verb& verb : command.verbs)
    names.merge(options_in(cmd::verb_help(command, verb), "OPTIONS"));
  return names;
}

Names global_options() { return options_in(cmd::program_help(), "GLOBAL OPTIONS"); }

Names our_variables(const Names& names) {
  Names ours;
  std::ranges::copy_if(names, std::inserter(ours, ours.end()),
                       [](const std::string& name) { return name.starts_with("MEDTECH_"); });
  return ours;
}

bool has_line(const std::string& mdoc, const std::string& line) {
  const auto lines = text::lines(mdoc);
  return std::ranges::find(lines, line) != lines.end();
}

// The keys of all kinds, as `source kinds` tells them: "All kinds also take a, b and c."
Names common_keys() {
  const testing::Home home;
  const std::string told = home.run({"source", "kinds"}).err;
  const std::string beginning = "also take ";
  const std::size_t begin = told.find(beginning);
  REQUIRE(begin != std::string::npos);
  std::string list = told.substr(begin + beginning.size());
  for (const char* between : {",", ".", " and"}) list = text::replace_all(list, between, "");
  Names keys{"id", "kind"};
  for (const std::string& key : words_of(text::trim(list))) keys.insert(key);
  return keys;
}

// A list of sources with that key in it, whatever else is wrong with it.
bool is_known_key(const std::string& key) {
  std::string source = "schema = 1\n[[source]]\n" + key + " = []\n";
  for (const std::string line : {"id = \"a\"", "kind = \"file\"", "path = \"a\""}) {
    if (!line.starts_with(key + " ")) source += line + "\n";
  }
  const auto parsed = sources::parse_sources(source, "sources.toml", {});
  if (parsed) return true;
  const std::string told = parsed.error().message + parsed.error().hint;
  return told.find(key + ": is not known") == std::string::npos;
}

}  // namespace

TEST_CASE("every command has a manual page, and medtech(1) tells of it") {
  const std::string manual = page("medtech.1");
  Names pages;
  for (const cmd::Command& command : cmd::commands()) {
    const std::string name(command.name);
    CAPTURE(name);
    pages.insert("medtech-" + name + ".1");
    CHECK(has_line(page_of(command), ".Nm medtech-" + name));
    CHECK(has_line(manual, ".It Ic " + name));
    CHECK(manual.find(".Xr medtech-" + name + " 1") != std::string::npos);
  }
  for (const auto& entry : fs::directory_iterator(fs::path(MEDTECH_SOURCE) / "man")) {
    const std::string file = entry.path().filename().string();
    CAPTURE(file);
    const bool of_command = file.starts_with("medtech-") && file.ends_with(".1");
    CHECK((!of_command || pages.contains(file)));
  }
}

TEST_CASE("every verb stands in the synopsis of its command, and none that is not there") {
  for (const cmd::Command& command : cmd::commands()) {
    const std::string mdoc = page_of(command);
    const std::string beginning = ".Nm medtech " + std::string(command.name);
    Names described;
    for (const std::string_view line : text::lines(mdoc)) {
      if (line.starts_with(beginning + " "))
        described.insert(words_of(line.substr(beginning.size()))[0]);
    }
    Names verbs;
    for (const cmd::Verb& verb : command.verbs) {
      if (!verb.name.empty()) verbs.insert(std::string(verb.name));
    }
    CAPTURE(command.name);
    CHECK(described == verbs);
    if (command.itself().declare != nullptr) CHECK(has_line(mdoc, beginning));
  }
}

TEST_CASE(
    "every option of a verb is explained in its command's page, the global ones in medtech(1)") {
  const Names global = marked(page("medtech.1"), "Fl", ".It ");
  for (const cmd::Command& command : cmd::commands()) {
    const Names explained = marked(page_of(command), "Fl", ".It ");
    for (const cmd::Verb& verb : command.verbs) {
      CAPTURE(command.name);
      CAPTURE(verb.name);
      const std::string help = cmd::verb_help(command, verb);
      for (const std::string& option : options_in(help, "OPTIONS")) {
        CAPTURE(option);
        CHECK(explained.contains(option));
      }
      const Names common = options_in(help, "GLOBAL OPTIONS");
      CHECK(common.contains("--help"));
      for (const std::string& option : common) {
        CAPTURE(option);
        CHECK(global.contains(option));
      }
    }
  }
}

TEST_CASE("the pages name no option that a command does not have") {
  const Names global = global_options();
  REQUIRE(global.contains("--version"));
  for (const std::string& option : marked(page("medtech.1"), "Fl")) {
    CAPTURE(option);
    const bool known = global.contains(option) ||
                       std::ranges::any_of(cmd::commands(), [&](const cmd::Command& command) {
                         return own_options(command).contains(option);
                       });
    CHECK(known);
  }
  for (const cmd::Command& command : cmd::commands()) {
    const Names own = own_options(command);
    for (const std::string& option : marked(page_of(command), "Fl")) {
      CAPTURE(command.name);
      CAPTURE(option);
      CHECK((own.contains(option) || global.contains(option)));
    }
  }
}

TEST_CASE("the pages list the values of options that have a closed set") {
  for (const cmd::CompletionPlace& place : cmd::completion_places()) {
    const std::string command = place.path.substr(0, place.path.find(' '));
    if (command.empty() || command == "help") continue;
    const std::string mdoc = page("medtech-" + command + ".1");
    for (const cmd::CompletionOption& option : place.options) {
      const std::string name = option.names.front().substr(2);
      if (option.choices.empty() || name == "color") continue;
      CAPTURE(place.path);
      CHECK(has_line(mdoc, ".It Fl Fl " + name + " Cm " + text::join(option.choices, " | ")));
    }
  }
}

TEST_CASE("the variables of ours in help are those of medtech(1)") {
  const std::vector<std::string> lines = section(cmd::program_help(), "ENVIRONMENT");
  Names in_help;
  for (const std::string& line : lines) {
    for (std::string word : words_of(line)) in_help.insert(text::replace_all(word, ",", ""));
  }
  const Names explained = our_variables(marked(page("medtech.1"), "Ev", ".It "));
  CHECK(explained.size() >= 6);
  CHECK(our_variables(in_help) == explained);
  for (const cmd::Command& command : cmd::commands()) {
    for (const std::string& name : our_variables(marked(page_of(command), "Ev"))) {
      CAPTURE(command.name);
      CAPTURE(name);
      CHECK(explained.contains(name));
    }
  }
}

TEST_CASE("the exit statuses in help are those of medtech(1)") {
  Names in_help;
  for (const std::string& line : section(cmd::program_help(), "EXIT STATUS")) {
    if (!line.empty()) in_help.insert(words_of(line)[0]);
  }
  const std::string manual = page("medtech.1");
  const std::size_t begin = manual.find(".Sh EXIT STATUS");
  REQUIRE(begin != std::string::npos);
  const std::string statuses = manual.substr(begin, manual.find(".El", begin) - begin);
  Names explained;
  for (const std::string_view line : text::lines(statuses)) {
    if (line.starts_with(".It ")) explained.emplace(line.substr(4));
  }
  CHECK(in_help.size() == 8);
  CHECK(in_help == explained);
}

TEST_CASE("medtech-sources(5) explains every kind with its keys, and no other") {
  const std::string mdoc = page("medtech-sources.5");
  const std::size_t kinds_at = mdoc.find(".Sh KINDS");
  REQUIRE(kinds_at != std::string::npos);
  const std::string section_of_kinds = mdoc.substr(kinds_at);
  Names described;
  for (const std::string_view line : text::lines(section_of_kinds)) {
    if (line.starts_with(".Ss ")) described.emplace(line.substr(4));
  }
  Names kinds;
  for (const sources::Kind& kind : sources::kinds()) {
    CAPTURE(kind.id);
    kinds.emplace(kind.id);
    const std::size_t begin = mdoc.find(".Ss " + std::string(kind.id) + "\n", kinds_at);
    REQUIRE(begin != std::string::npos);
    const std::size_t end = std::min(mdoc.find("\n.S", begin), mdoc.size());
    Names keys;
    for (const auto list : {kind.required, kind.optional})
      for (const std::string_view key : list) keys.emplace(key);
    CHECK(marked(mdoc.substr(begin, end - begin), "Ic", ".It ") == keys);
  }
  CHECK(described == kinds);
}

TEST_CASE("medtech-sources(5) explains the keys that all kinds take, and none that is unknown") {
  const std::string mdoc = page("medtech-sources.5");
  const std::size_t begin = mdoc.find(".Ss [[source]]");
  const std::size_t end = mdoc.find(".Sh KINDS");
  REQUIRE(begin < end);
  const Names explained = marked(mdoc.substr(begin, end - begin), "Ic", ".It ");
  CHECK(explained == common_keys());
  CHECK(!is_known_key("nothing_like_it"));
  for (const std::string& key : explained) {
    CAPTURE(key);
    CHECK(is_known_key(key));
  }
}
