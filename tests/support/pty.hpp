// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace medtech::testing {

/// Cells of a terminal.
struct Window {
  unsigned short columns = 80;
  unsigned short rows = 24;
};

/// The program on a pseudo-terminal of its own: stdin, stdout and stderr are that terminal, which
/// echoes what is typed and turns Ctrl-C into a signal. It is killed when it takes longer than 30
/// seconds, or when its object goes.
class PtyRun {
 public:
  PtyRun(const Home& home, const std::vector<std::string>& arguments, Window window);
  PtyRun(const PtyRun&) = delete;
  PtyRun& operator=(const PtyRun&) = delete;
  ~PtyRun();

  /// Reads until that text was shown; false where the program ends without it.
  bool wait_until_shown(std::string_view text);
  /// Types keys: "\n" is Enter, "\x03" Ctrl-C, "\x04" Ctrl-D.
  void type(std::string_view keys) const;
  /// Reads to the end; the exit status, or minus the number of the signal that ended it.
  int finish();
  /// All that was shown so far, lines ending in "\n" alone.
  [[nodiscard]] const std::string& shown() const { return shown_; }

 private:
  bool read_some();

  pid_t process_ = -1;
  int terminal_ = -1;
  std::chrono::steady_clock::time_point deadline_;
  std::string shown_;
};

}  // namespace medtech::testing
