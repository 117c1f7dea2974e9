// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/terminal.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace medtech::render {

/// One line on stderr that tells how far a long work is: only on a terminal, only after a second,
/// never in CI, not with -q; removed at the end. With -v the lines of `Terminal::detail` take its
/// place.
class Progress {
 public:
  Progress(sys::Terminal& terminal, bool in_ci);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// The newest state, e.g. "7 of 12 sources, 1,204 listings".
  void show(std::string_view state);
  /// Takes the line away.
  void clear();

 private:
  sys::Terminal& terminal_;
  bool wanted_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace medtech::render
