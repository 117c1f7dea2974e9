// SPDX-License-Identifier: GPL-3.0-or-later
// The README's workflow and hook: their shell steps do what it says.
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sys/file.hpp"
#include "tests/support/checks.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/wait.h>
#include <vector>

using namespace medtech;
using medtech::testing::Home;

namespace {

namespace fs = std::filesystem;

std::string readme() {
  return sys::read_file(std::string(MEDTECH_SOURCE) + "/README.md", limits::config_bytes);
}

// A shell's exit status for a script, in a folder, with the built program on its path.
int shell(const fs::path& folder, const std::string& script) {
  const std::string home = folder.string();
  const std::string command = "cd '" + home + "' && env -i HOME='" + home + "' PATH='" +
                              fs::path(MEDTECH_BINARY).parent_path().string() +
                              "':/usr/bin:/bin MEDTECH_TODAY=2026-11-22 sh -c '" +
                              text::replace_all(script, "'", "'\\''") + "' >shell.out 2>&1";
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("the steps of the README's workflow check a résumé") {
  const Home home;
  home.write("resume.md", testing::bmet_resume);
  const fs::path folder = home.path("work");
  std::size_t steps = 0;
  const std::string all = readme();
  for (const std::string_view line : text::lines(all)) {
    const std::string_view step = text::trim(line);
    if (!step.starts_with("run: medtech ")) continue;
    CAPTURE(step);
    ++steps;
    CHECK(shell(folder, std::string(step.substr(5))) == 0);
  }
  CHECK(steps == 2);
  CHECK(fs::exists(folder / "resume.sarif"));
  home.write("resume.md", text::replace_all(testing::bmet_resume, "valid through 12/2027",
                                            "valid through 12/2020"));
  CHECK(shell(folder, "medtech resume-check resume.md --format sarif --output resume.sarif") == 1);
}

TEST_CASE("the README's hook stops a commit whose résumé has errors") {
  const Home home;
  const fs::path folder = home.path("work");
  if (shell(folder, "command -v git") != 0) {
    MESSAGE("git is not installed");
    return;
  }
  const std::string all = readme();
  const std::size_t begin = all.find("#!/bin/sh\n");
  REQUIRE(begin != std::string::npos);
  home.write("hook", all.substr(begin, all.find("```", begin) - begin));
  REQUIRE(shell(folder,
                "git init -q . && cp hook .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit "
                "&& git config user.email a@example.org && git config user.name A") == 0);
  home.write("ana-resume.md", text::replace_all(testing::bmet_resume, "valid through 12/2027",
                                                "valid through 12/2020"));
  CHECK(shell(folder, "git add ana-resume.md && git commit -q -m one") != 0);
  home.write("ana-resume.md", testing::bmet_resume);
  CHECK(shell(folder, "git add ana-resume.md && git commit -q -m one") == 0);
  // A blank in a name parts nothing.
  home.write("Ana Bell resume.md", testing::bmet_resume);
  CHECK(shell(folder, "git add . && git commit -q -m two") == 0);
  home.write("note.txt", "no résumé");
  CHECK(shell(folder, "git add note.txt && git commit -q -m three") == 0);
}
