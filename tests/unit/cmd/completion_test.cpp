// SPDX-License-Identifier: GPL-3.0-or-later
// The scripts are read by their own shells, and bash's function is driven as readline would.
#include "cmd/command.hpp"
#include "cmd/completion_scripts.hpp"
#include "cmd/completion_tree.hpp"
#include "core/base/text.hpp"
#include "tests/support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

using namespace medtech;
using cmd::CompletionPlace;

namespace {

std::string written(const testing::TemporaryDirectory& folder, const std::string& name,
                    const std::string& text) {
  std::ofstream(folder.file(name)) << text;
  return folder.file(name);
}

struct Outcome {
  int status = -1;
  std::string out;
};

Outcome run(const std::string& command) {
  Outcome outcome;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    outcome.out.append(buffer.data(), got);
  }
  outcome.status = pclose(pipe);
  return outcome;
}

bool is_there(const std::string& shell) { return run("command -v " + shell).status == 0; }

// A tree of its own, with signs that mean something to shells.
std::vector<CompletionPlace> tree() {
  const cmd::CompletionOption color{{"--color"},
                                    "It's $HOME: [a] `b` \\ \"c\"",
                                    true,
                                    {{"auto", "always", "never", "it's $(exit 9)"}, false}};
  const cmd::CompletionOption file{{"--profile"}, "A file", true, {{}, true}};
  const cmd::CompletionOption near{{"--near", "-n"}, "A place", true, {}};
  const cmd::CompletionOption quiet{{"--quiet", "-q"}, "Less", false, {}};
  return {
      {"",
       {{"search", "Find: openings"}, {"shell", "Its script"}},
       {color, file, quiet},
       {"--color", "--profile"},
       {}},
      {"search",
       {{"facets", "Count"}},
       {color, near, quiet},
       {"--color", "--near", "-n", "--profile"},
       {}},
      {"search facets", {}, {file}, {"--profile"}, {{}, true}},
      {"shell", {}, {quiet}, {}, {{"bash", "zsh"}, false}},
  };
}

// What bash's function offers for the words, the last of which is being typed.
std::vector<std::string> offered(const std::string& script, const std::vector<std::string>& words) {
  const testing::TemporaryDirectory folder;
  const std::string driver =
      script + "\nCOMP_WORDS=(" + cmd::posix_list(words) +
      ")\nCOMP_CWORD=" + std::to_string(words.size() - 1) + "\ncd " +
      text::shell_quoted(folder.path().string()) +
      "\n_medtech\n((${#COMPREPLY[@]} == 0)) || printf '%s\\n' \"${COMPREPLY[@]}\"\n";
  const Outcome outcome = run("bash -u " + written(folder, "driver", driver));
  CHECK(outcome.status == 0);
  std::vector<std::string> lines;
  for (const std::string_view line : text::lines(outcome.out)) lines.emplace_back(line);
  return lines;
}

}  // namespace

TEST_CASE("completion scripts parse in their shells") {
  const std::vector<CompletionPlace> whole = cmd::completion_places();
  struct Case {
    std::string shell;
    std::string (*script)(std::span<const CompletionPlace>);
  };
  for (const Case& each : {Case{"bash", cmd::bash_completion}, Case{"zsh", cmd::zsh_completion},
                           Case{"fish", cmd::fish_completion}}) {
    CAPTURE(each.shell);
    if (!is_there(each.shell)) {
      MESSAGE("not installed, so its script is not parsed: ", each.shell);
      continue;
    }
    for (const auto& places : {whole, tree()}) {
      const testing::TemporaryDirectory folder;
      const Outcome outcome =
          run(each.shell + " -n " + written(folder, "script", each.script(places)));
      CHECK(outcome.out == "");
      CHECK(outcome.status == 0);
    }
  }
}

TEST_CASE("bash is offered what may follow") {
  using Words = std::vector<std::string>;
  struct Case {
    Words typed;
    Words offered;
  };
  const Case cases[] = {
      {{"medtech", ""}, {"search", "shell"}},
      {{"medtech", "se"}, {"search"}},
      {{"medtech", "x"}, {}},
      {{"medtech", "--"}, {"--color", "--profile", "--quiet"}},
      {{"medtech", "--profile", "p", "se"}, {"search"}},
      {{"medtech", "-q", "se"}, {"search"}},
      // Verbs come first alone, though options may stand before them.
      {{"medtech", "search", ""}, {"facets"}},
      {{"medtech", "search", "--near", "45202", "f"}, {"facets"}},
      {{"medtech", "search", "-n", "45202", "f"}, {"facets"}},
      {{"medtech", "search", "--profile", "x", "f"}, {"facets"}},
      {{"medtech", "search", "word", "f"}, {}},
      {{"medtech", "search", "--", "f"}, {}},
      {{"medtech", "search", "--ne"}, {"--near"}},
      {{"medtech", "search", "--near", ""}, {}},
      // Values of closed sets, in the three ways in which they can be typed.
      {{"medtech", "search", "--color", "a"}, {"auto", "always"}},
      {{"medtech", "search", "--color", "=", "ne"}, {"never"}},
      {{"medtech", "search", "--color", "="},
       {"auto", "always", "never", "it\\'s\\ \\$\\(exit\\ 9\\)"}},
      {{"medtech", "shell", ""}, {"bash", "zsh"}},
      {{"medtech", "shell", "--", "z"}, {"zsh"}},
      // Names of files, of which the folder of this test has one.
      {{"medtech", "--profile", ""}, {"driver"}},
      {{"medtech", "search", "facets", "d"}, {"driver"}},
      {{"medtech", "$(exit 9)", ""}, {}},
  };
  const std::string script = cmd::bash_completion(tree());
  for (const Case& each : cases) {
    CAPTURE(text::join(each.typed, " "));
    CHECK(offered(script, each.typed) == each.offered);
  }
}

TEST_CASE("bash completes a value behind = where = breaks no words") {
  const std::string script = cmd::bash_completion(tree()) + "\nCOMP_WORDBREAKS=' '\n";
  CHECK(offered(script, {"medtech", "--color=ne"}) == std::vector<std::string>{"--color=never"});
}

TEST_CASE("bash is offered what the program itself prints, without its descriptions") {
  std::vector<CompletionPlace> places = tree();
  places[0].words.push_back({"show", "Show"});
  places.push_back({"show", {}, {}, {}, {{"all"}, false, "track list --format ids"}});
  const std::string script = cmd::bash_completion(places) +
                             "\nmedtech() { [[ $* == 'track list --format ids' ]] && printf "
                             "'12\\tMLS $(exit 9)\\n17\\n'; }\n";
  using Words = std::vector<std::string>;
  CHECK(offered(script, {"medtech", "show", ""}) == Words{"all", "12", "17"});
  CHECK(offered(script, {"medtech", "show", "12"}) == Words{"12"});
  CHECK(offered(script, {"medtech", "show", "-"}) == Words{});
}

TEST_CASE("ids, statuses and steps of applications are completed") {
  const std::vector<CompletionPlace> places = cmd::completion_places();
  const auto arguments = [&](const std::string& path) {
    return std::ranges::find(places, path, &CompletionPlace::path)->arguments;
  };
  CHECK(arguments("track show").command == "track list --format ids");
  CHECK(arguments("track done").command == "track due --within 1y --format ids");
  CHECK(arguments("track diff").command == "track resumes --format ids");
  const auto has = [](const std::vector<std::string>& words, const char* word) {
    return std::ranges::find(words, word) != words.end();
  };
  CHECK(has(arguments("track status").words, "screening"));
  CHECK(has(arguments("track step").words, "drug-screen"));
  CHECK(arguments("track attach").files);
}

TEST_CASE("the tree of completion has every command and verb") {
  const std::vector<CompletionPlace> places = cmd::completion_places();
  const auto has = [&](const std::string& path) {
    return std::ranges::find(places, path, &CompletionPlace::path) != places.end();
  };
  for (const cmd::Command& command : cmd::commands()) {
    CHECK(has(std::string(command.name)));
    for (const cmd::Verb& verb : command.verbs) {
      if (!verb.name.empty()) CHECK(has(std::string(command.name) + " " + std::string(verb.name)));
    }
  }
}

TEST_CASE("the tree knows which values are words, which are files, and which are neither") {
  const std::vector<CompletionPlace> places = cmd::completion_places();
  const auto place = std::ranges::find(places, "profile check", &CompletionPlace::path);
  REQUIRE(place != places.end());
  CHECK(place->arguments.files);
  const auto option = [&](const std::string& name) {
    return *std::ranges::find_if(place->options,
                                 [&](const auto& each) { return each.names.front() == name; });
  };
  CHECK(option("--format").values.words == std::vector<std::string>{"text", "json"});
  CHECK(option("--profile").values.files);
  CHECK(option("--today").valued);
  CHECK(option("--today").values.empty());
  CHECK_FALSE(option("--quiet").valued);
}

TEST_CASE("values that the program knows are completed from its data or by a command of its own") {
  const std::vector<CompletionPlace> places = cmd::completion_places();
  const auto values_of = [&](const std::string& path, const std::string& name) {
    const auto place = std::ranges::find(places, path, &CompletionPlace::path);
    REQUIRE(place != places.end());
    if (name.empty()) return place->arguments;
    const auto option = std::ranges::find_if(
        place->options, [&](const auto& each) { return each.names.front() == name; });
    REQUIRE(option != place->options.end());
    return option->values;
  };
  const auto has = [](const cmd::CompletionValues& values, const std::string& word) {
    return std::ranges::find(values.words, word) != values.words.end();
  };
  CHECK(has(values_of("search", "--role"), "bmet-2"));
  CHECK(has(values_of("search", "--state"), "OH"));
  CHECK(has(values_of("search", "--cert"), "ascp-mls"));
  CHECK(has(values_of("search", "--specialty"), "blood-bank"));
  CHECK(has(values_of("cert-plan", "--goal"), "aci-cbet"));
  CHECK(has(values_of("cert-plan", "--goal"), "imaging-service-engineer"));
  CHECK(has(values_of("cert-plan show", ""), "ascp-mls"));
  CHECK(has(values_of("resume-check", "--explain"), "MT060"));
  CHECK(has(values_of("source add", ""), "trimedx"));
  CHECK(has(values_of("source add", "--kind"), "workday"));
  CHECK(values_of("search", "--saved").command == "search --list-saved --format ids");
  CHECK(values_of("search", "--source").command == "source list --format ids");
  CHECK(values_of("listing show", "").command.starts_with("search --offline"));
  const cmd::CompletionValues posting = values_of("resume-check", "--posting");
  CHECK(posting.files);
  CHECK(posting.command.starts_with("search --offline"));
  CHECK(values_of("resume-check", "").files);
  CHECK(values_of("search", "--near").empty());
}

TEST_CASE("bash completes the value of an option by a command of the program") {
  const testing::TemporaryDirectory folder;
  const std::string program =
      written(folder, "medtech",
              "#!/bin/sh\n[ \"$*\" = 'search --list-saved --format ids' ] || exit 2\n"
              "printf 'ohio labs\\tOH\\nindiana\\tIN\\n'\n");
  REQUIRE(run("chmod +x " + text::shell_quoted(program)).status == 0);
  const std::string script = cmd::bash_completion(cmd::completion_places());
  CHECK(offered(script, {program, "search", "--saved", "o"}) ==
        std::vector<std::string>{"ohio\\ labs"});
  CHECK(offered(script, {program, "search", "--saved", ""}).size() == 2);
  CHECK(offered(script, {program, "search", "--saved", "=", "in"}) ==
        std::vector<std::string>{"indiana"});
}
