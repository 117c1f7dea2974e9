// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>

namespace medtech::sys {

/// Set by the first Ctrl-C (SIGINT) or SIGTERM once watch_interrupts() was called; the program's
/// one mutable global. A second signal ends the process at once with 130.
extern volatile std::sig_atomic_t interrupted;

/// Begins to watch. Commands that can't be stopped half-way by the plain signal call it.
void watch_interrupts();

/// A file that grows beyond the limit set for files (RLIMIT_FSIZE) is a failed write from now on,
/// instead of the end of the process.
void outlive_file_size_limit();

/// Throws Error{interrupted} where a signal has come.
void throw_if_interrupted();

}  // namespace medtech::sys
