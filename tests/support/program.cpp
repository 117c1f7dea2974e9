// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <linux/capability.h>
#include <sstream>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace medtech::testing {

namespace {

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void connect(const std::string& path, int flags, int descriptor) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
  close(file);
}

}  // namespace

Home::Home() {
  for (const char* name : {"config/medtech", "data", "cache", "real-work"}) {
    std::filesystem::create_directories(directory_.path() / name);
  }
  std::filesystem::create_directory_symlink(directory_.path() / "real-work",
                                            directory_.path() / "work");
  const char* path = std::getenv("PATH");
  environment_ = {{"PATH", path != nullptr ? path : "/usr/bin:/bin"},
                  {"HOME", directory_.path().string()},
                  {"XDG_CONFIG_HOME", directory_.file("config")},
                  {"XDG_DATA_HOME", directory_.file("data")},
                  {"XDG_CACHE_HOME", directory_.file("cache")},
                  {"LC_ALL", "C.UTF-8"},
                  {"TZ", "UTC"},
                  {"TERM", "dumb"},
                  {"MEDTECH_TODAY", "2026-11-22"}};
  // What the sanitizers are told must reach the program too.
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) environment_[name] = value;
  }
}

void Home::write(const std::string& name, std::string_view text) const {
  const std::filesystem::path file = directory_.path() / "work" / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

void Home::write_sources(std::string_view text) const {
  std::ofstream(path("config/medtech/sources.toml"), std::ios::binary) << "schema = 1\n" << text;
}

void Home::write_profile(std::string_view text) const {
  std::ofstream(path("config/medtech/profile.toml"), std::ios::binary) << "schema = 1\n" << text;
}

void Home::become(const std::vector<std::string>& arguments) const {
  if (chdir(path("work").c_str()) != 0) _exit(126);
  std::vector<std::string> words{MEDTECH_BINARY};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::vector<std::string> variables;
  for (const auto& [name, value] : environment_) variables.push_back(name + "=" + value);
  std::vector<char*> envp;
  for (std::string& variable : variables) envp.push_back(variable.data());
  envp.push_back(nullptr);
  execve(argv[0], argv.data(), envp.data());
  _exit(127);
}

Run Home::run(const std::vector<std::string>& arguments, std::string_view input) const {
  return run_after([] {}, arguments, input);
}

Run Home::run_without_overriding(const std::vector<std::string>& arguments) const {
  // Taken out of what root may get back when the program is started; others never had it.
  return run_after([] { prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0); }, arguments, "");
}

Run Home::run_after(void (*prepare)(), const std::vector<std::string>& arguments,
                    std::string_view input) const {
  const TemporaryDirectory streams;
  std::ofstream(streams.file("in"), std::ios::binary) << input;
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    connect(streams.file("in"), O_RDONLY, STDIN_FILENO);
    connect(streams.file("out"), O_WRONLY | O_CREAT, STDOUT_FILENO);
    connect(streams.file("err"), O_WRONLY | O_CREAT, STDERR_FILENO);
    prepare();
    become(arguments);
  }
  Run run;
  run.code = wait_for(child);
  run.out = contents(streams.file("out"));
  run.err = contents(streams.file("err"));
  return run;
}

pid_t Home::start(const std::vector<std::string>& arguments) const {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    connect("/dev/null", O_RDONLY, STDIN_FILENO);
    connect("/dev/null", O_WRONLY, STDOUT_FILENO);
    connect("/dev/null", O_WRONLY, STDERR_FILENO);
    become(arguments);
  }
  return child;
}

int wait_for(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace medtech::testing
