// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the examples that help, README and manual pages give, each in an empty home of its own and
// without network: what would ask sources is told `--offline`, where it takes that.
#include "cmd/command.hpp"
#include "cmd/help.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sys/file.hpp"
#include "tests/support/checks.hpp"
#include "tests/support/program.hpp"
#include "tests/support/shell_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace medtech;
using medtech::testing::Home;
using Words = std::vector<std::string>;

/// An example: the words of its command line after `medtech`.
struct Example {
  std::string from;
  Words words;
};

/// Examples that do more than a test may, by their first two words.
struct Excluded {
  std::string_view command;
  std::string_view verb;
  std::string_view reason;
};

constexpr std::array<Excluded, 2> excluded{{
    {"source", "test", "asks sources, whatever its options"},
    {"listing", "open", "starts a browser"},
}};

bool is_excluded(const Words& words) {
  return std::ranges::any_of(excluded, [&](const Excluded& each) {
    return words.size() > 1 && words[0] == each.command && words[1] == each.verb;
  });
}

bool has(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// The command line up to where a shell would take over.
Words words_of(std::string_view line) {
  Words words = testing::shell_words(std::string(line));
  words.erase(std::ranges::find_if(
                  words, [](const std::string& word) { return word == "|" || word == ">"; }),
              words.end());
  words.erase(words.begin());
  return words;
}

Example example_of(const std::string& from, std::string_view line) {
  INFO(from << ": " << line);
  REQUIRE(line.starts_with("medtech "));
  return {from, words_of(line)};
}

std::vector<Example> examples_of_help() {
  std::vector<Example> examples;
  for (const cmd::Command& command : cmd::commands()) {
    for (const cmd::Verb& verb : command.verbs) {
      const std::string from = std::string(command.name) + " " + std::string(verb.name);
      for (const std::string_view line : verb.examples) examples.push_back(example_of(from, line));
    }
  }
  const std::string help = cmd::program_help();
  for (const std::string_view line : text::lines(help)) {
    if (line.starts_with("  $ ")) examples.push_back(example_of("help", line.substr(4)));
  }
  return examples;
}

std::string contents(const fs::path& path) {
  return sys::read_file(path.string(), limits::config_bytes);
}

std::vector<Example> examples_of_readme() {
  std::vector<Example> examples;
  const std::string readme = contents(fs::path(MEDTECH_SOURCE) / "README.md");
  bool in_console = false;
  for (const std::string_view line : text::lines(readme)) {
    if (line.starts_with("```")) in_console = line == "```console";
    if (in_console && line.starts_with("$ medtech"))
      examples.push_back(example_of("README.md", line.substr(2)));
  }
  return examples;
}

std::vector<Example> examples_of_manual() {
  constexpr std::string_view beginning = ".Dl $ medtech";
  std::vector<Example> examples;
  for (const auto& entry : fs::directory_iterator(fs::path(MEDTECH_SOURCE) / "man")) {
    const std::string mdoc = contents(entry.path());
    for (const std::string_view line : text::lines(mdoc)) {
      if (!line.starts_with(beginning)) continue;
      const std::string shown = text::replace_all(std::string(line.substr(6)), "\\(dq", "\"");
      examples.push_back(example_of(entry.path().filename().string(), shown));
    }
  }
  return examples;
}

// Applications up to number 12, which has a reminder, and the files that examples name.
void furnish_applications(const Home& home, const Words& words) {
  std::string list = "Position,Company,Date Applied\n";
  for (int n = 1; n <= 12; ++n) list += "MLS " + std::to_string(n) + ",Example Health,2026-11-02\n";
  home.write("twelve.csv", list);
  REQUIRE(home.run({"track", "import", "twelve.csv"}).code == 0);
  REQUIRE(home.run({"track", "remind", "12", "7d", "call"}).code == 0);
  if (words[1] == "compare") {
    for (const char* id : {"11", "12"}) {
      REQUIRE(home.run({"track", "offer", id, "--base", "38/hour"}).code == 0);
    }
  }
  for (const std::string& word : words) {
    if (word.ends_with(".txt")) home.write(word, "Medical laboratory scientist\n" + word + "\n");
    if (word.ends_with(".csv") && words[1] == "import")
      home.write(word, "Position,Company\nBMET,H\n");
  }
}

// What the examples take for granted.
void furnish(const Home& home, const Words& words) {
  constexpr std::string_view posting =
      R"({"title":"Histotechnician","employer":"Example Health","requisition":"R-7"})"
      "\n";
  for (const std::string& word : words) {
    if (word.ends_with(".ndjson")) home.write(word, posting);
    if (word.ends_with(".csv") && words.front() == "market")
      home.write(word,
                 "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,OCC_CODE,TOT_EMP,H_MEAN,A_MEAN,A_MEDIAN\n"
                 "39,Ohio,2,OH,49-9062,\"2,010\",31.00,64480,61000\n");
    if (word.ends_with(".html"))
      home.write(word,
                 "<!doctype html><title>Job</title><script type=\"application/ld+json\">"
                 R"({"@context":"https://schema.org","@type":"JobPosting","title":"MLS",)"
                 R"("description":"Bench work."})"
                 "</script>");
    if (word.ends_with(".xml"))
      home.write(word,
                 "<rss version=\"2.0\"><channel><title>Jobs</title><item><title>BMET I</title>"
                 "<link>https://jobs.example.org/9</link></item></channel></rss>");
    if (word.ends_with(".eml"))
      home.write(word,
                 "From: jobs@example.org\nSubject: Phlebotomist\n\nPhlebotomist\n\nDraws blood.\n");
  }
  if (has(words, "posting.txt")) home.write("posting.txt", testing::bmet_posting);
  if (has(words, "resume.md"))
    home.write("resume.md",
               "# Ana Example\nana@example.org | 513-555-0100 | Cincinnati, OH 45202\n\n## Work "
               "Experience\n\n"
               "**BMET II**, Sample General Hospital, 06/2021 - Present\n- Repairs ventilators\n");
  if (has(words, "--saved")) {
    const std::string name = *std::next(std::ranges::find(words, "--saved"));
    REQUIRE(home.run({"search", "--offline", "--save", name}).code == 0);
  }
  if (has(words, "county") && !has(words, "add")) {
    REQUIRE(home.run({"source", "add", "--kind", "rss", "--id", "county", "--set",
                      "url=https://jobs.example/feed.rss"})
                .code == 0);
  }
  if (words[0] == "restore") REQUIRE(home.run({"backup", words[1]}).code == 0);
  if (words[0] == "track" || words[0] == "interview") furnish_applications(home, words);
  const bool asks_profile =
      words.size() > 1 && (words[1] == "check" || words[1] == "export" || words[1] == "ce");
  if (asks_profile && (words[0] == "profile" || words[0] == "cert-plan"))
    REQUIRE(home.run({"profile", "init", "--yes"}).code == 0);
}

// `--offline` where that would ask sources.
Words without_network(Words words) {
  const bool asks = words[0] == "search" && !has(words, "--offline") && !has(words, "--demo");
  if (asks) words.emplace_back("--offline");
  return words;
}

// An id that an empty home can't know is answered so; nothing else of an example may fail.
bool is_unknown_id(const testing::Run& run) {
  return run.code == 3 && run.err.find("there is no listing \"3f2a9c01\"") != std::string::npos;
}

void run_all(const std::vector<Example>& examples) {
  for (const Example& example : examples) {
    REQUIRE(!example.words.empty());
    if (is_excluded(example.words)) continue;
    const Words words = without_network(example.words);
    CAPTURE(example.from);
    CAPTURE(text::join(words, " "));
    const Home home;
    furnish(home, words);
    const testing::Run run = home.run(words);
    INFO("stdout:\n" << run.out << "stderr:\n" << run.err);
    CHECK((run.code == 0 || is_unknown_id(run)));
  }
}

}  // namespace

TEST_CASE("every example in help runs") {
  const std::vector<Example> examples = examples_of_help();
  CHECK(examples.size() > 20);
  run_all(examples);
}

TEST_CASE("every command and verb has an example of itself") {
  for (const cmd::Command& command : cmd::commands()) {
    for (const cmd::Verb& verb : command.verbs) {
      CAPTURE(command.name);
      CAPTURE(verb.name);
      CHECK(!verb.examples.empty());
      for (const std::string_view line : verb.examples) {
        CAPTURE(line);
        const Words words = words_of(line);
        CHECK(words[0] == command.name);
        if (!verb.name.empty()) CHECK(words.at(1) == verb.name);
      }
    }
  }
}

TEST_CASE("every example in the README runs") {
  const std::vector<Example> examples = examples_of_readme();
  CHECK(examples.size() >= 5);
  run_all(examples);
}

TEST_CASE("every example in the manual pages runs") {
  const std::vector<Example> examples = examples_of_manual();
  CHECK(examples.size() >= 10);
  run_all(examples);
}
