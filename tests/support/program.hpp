// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/temporary_directory.hpp"

#include <map>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace medtech::testing {

/// What one run of the program did.
struct Run {
  int code = -1;  ///< exit status; minus the signal's number where one ended it
  std::string out;
  std::string err;
};

/// An empty home in which the built program runs: XDG folders of its own, a fixed date, no colour,
/// no variable of the machine's besides PATH; the working directory is reached through a symbolic
/// link.
class Home {
 public:
  Home();

  [[nodiscard]] std::string path(const std::string& name) const { return directory_.file(name); }
  [[nodiscard]] std::string database() const { return path("data/medtech/medtech.db"); }
  /// Sets a variable for all later runs.
  void set(const std::string& name, const std::string& value) { environment_[name] = value; }
  /// Writes a file below the working directory.
  void write(const std::string& name, std::string_view text) const;
  /// Writes sources.toml.
  void write_sources(std::string_view text) const;
  void write_profile(std::string_view text) const;

  /// Runs the program to its end and gives what it printed.
  [[nodiscard]] Run run(const std::vector<std::string>& arguments,
                        std::string_view input = "") const;
  /// The same where permissions of files hold for root too.
  [[nodiscard]] Run run_without_overriding(const std::vector<std::string>& arguments) const;
  /// Starts it, with its output thrown away; the caller waits for it or kills it.
  [[nodiscard]] pid_t start(const std::vector<std::string>& arguments) const;
  /// For a process that was forked for it, whose streams are set: turns it into the program.
  [[noreturn]] void become(const std::vector<std::string>& arguments) const;

 private:
  [[nodiscard]] Run run_after(void (*prepare)(), const std::vector<std::string>& arguments,
                              std::string_view input) const;

  TemporaryDirectory directory_;
  std::map<std::string, std::string> environment_;
};

/// Waits for a process; its exit status, or minus the signal's number.
int wait_for(pid_t process);

}  // namespace medtech::testing
