// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace medtech::sys {

/// Starts a program (found on PATH) with its arguments, without a shell, apart from this process.
/// False where it can't be started.
bool start_detached(const std::vector<std::string>& command);

/// Runs a command line in the shell, with an empty standard input and with its messages thrown
/// away, and gives the first line that it prints, without white space at its ends; the rest is read
/// and dropped. The error (input) says that it could not be started, did not end within `limit`
/// (then all that it started in its group is killed), failed, or printed nothing or more than
/// `most_bytes` on that line: never what it printed. Throws Error{interrupted}.
Result<std::string> first_line_of(const std::string& command, std::chrono::milliseconds limit,
                                  std::size_t most_bytes);

}  // namespace medtech::sys
