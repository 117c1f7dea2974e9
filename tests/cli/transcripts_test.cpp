// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the transcripts beside this file. A transcript is lines of
//   # a comment            @ NAME … @end   a file to write, its lines between
//   $ ARGUMENTS            a command line after `medtech`, quoted as for a shell
//   ? N                    its exit status (0 where left out)
//   > LINE   ! LINE        what it prints, whole, on stdout and stderr; "…" at the end of a line
//   matches any rest, $HOME/ stands for the path of the home
// Commands of one transcript run one after the other in one home.
#include "core/base/text.hpp"
#include "tests/support/program.hpp"
#include "tests/support/shell_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using medtech::testing::Home;
using medtech::testing::Run;
using medtech::testing::shell_words;

struct Step {
  std::size_t line = 0;
  std::string command;
  int code = 0;
  std::vector<std::string> out;
  std::vector<std::string> err;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::string line;
  for (const char c : text) {
    if (c == '\n') {
      lines.push_back(line);
      line.clear();
    } else {
      line += c;
    }
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

bool matches(const std::string& wanted, const std::string& got) {
  const std::string rest = "…";
  if (!wanted.ends_with(rest)) return wanted == got;
  return got.starts_with(wanted.substr(0, wanted.size() - rest.size()));
}

void compare(const char* stream, const std::vector<std::string>& wanted, const std::string& got,
             const Home& home) {
  const std::vector<std::string> lines =
      lines_of(medtech::text::replace_all(got, home.path(""), "$HOME/"));
  INFO(stream << ":\n" << got);
  REQUIRE(lines.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    CAPTURE(wanted[i]);
    CAPTURE(lines[i]);
    CHECK(matches(wanted[i], lines[i]));
  }
}

std::vector<Step> read_transcript(const fs::path& path, const Home& home) {
  std::vector<Step> steps;
  std::ifstream file(path);
  std::size_t number = 0;
  std::string name;
  std::string body;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (!name.empty()) {
      if (line == "@end") {
        home.write(name, body);
        name.clear();
        body.clear();
      } else {
        body += line + "\n";
      }
      continue;
    }
    const std::string rest = line.size() > 2 ? line.substr(2) : "";
    switch (line.empty() ? '#' : line[0]) {
      case '@':
        name = rest;
        break;
      case '$':
        steps.push_back({number, rest, 0, {}, {}});
        break;
      case '?':
        steps.back().code = std::stoi(rest);
        break;
      case '>':
        steps.back().out.push_back(rest);
        break;
      case '!':
        steps.back().err.push_back(rest);
        break;
      default:
        break;
    }
  }
  return steps;
}

}  // namespace

TEST_CASE("transcripts of the command line hold") {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(MEDTECH_SOURCE) / "tests/cli")) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  REQUIRE(!files.empty());
  for (const fs::path& path : files) {
    const Home home;
    const std::vector<Step> steps = read_transcript(path, home);
    CHECK(!steps.empty());
    for (const Step& step : steps) {
      CAPTURE(path.filename().string());
      CAPTURE(step.line);
      CAPTURE(step.command);
      const Run run = home.run(shell_words(step.command));
      INFO("stderr:\n" << run.err);
      CHECK(run.code == step.code);
      compare("stdout", step.out, run.out, home);
      compare("stderr", step.err, run.err, home);
    }
  }
}
