// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/interrupt.hpp"

#include "core/base/error.hpp"

#include <unistd.h>

namespace medtech::sys {

volatile std::sig_atomic_t interrupted = 0;

namespace {

extern "C" void remember_interrupt(int) {
  if (interrupted != 0) _exit(130);
  interrupted = 1;
}

}  // namespace

void watch_interrupts() {
  struct sigaction action{};
  action.sa_handler = remember_interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

void outlive_file_size_limit() { std::signal(SIGXFSZ, SIG_IGN); }

void throw_if_interrupted() {
  if (interrupted != 0) throw Error(ErrorKind::interrupted, "interrupted");
}

}  // namespace medtech::sys
