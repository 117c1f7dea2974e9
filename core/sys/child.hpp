// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace medtech::sys {

/// What a child process may use up; it can open no files for writing and start no processes.
struct ChildLimits {
  std::chrono::milliseconds time{10'000};  ///< on the clock; processor time is bounded by it too
  std::size_t memory_bytes = 0;            ///< address space; not held where sanitizers run
  std::size_t output_bytes = 0;
};

/// How a child ended, and what it wrote until then.
struct ChildOutcome {
  enum class End {
    done,      ///< exit status 0
    failed,    ///< another one
    crashed,   ///< by a signal
    too_long,  ///< killed when its time was over
    too_much,  ///< killed when it had written too much
  } end = End::failed;
  std::string output;
};

/// Runs `work` in a copy of this process, which has its memory but none of its open files, and
/// whose exit status is what `work` returns; it writes to the descriptor that it is given. To be
/// called from the only thread. `meanwhile` is called here once it runs, if it is not empty. Throws
/// Error{defect} where no process can be made, and Error{interrupted}.
ChildOutcome run_in_child(const std::function<int(int output)>& work, const ChildLimits& limits,
                          const std::function<void()>& meanwhile = {});

}  // namespace medtech::sys
