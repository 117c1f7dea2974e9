// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/app.hpp"
#include "core/sys/interrupt.hpp"

#include <malloc.h>

int main(int argc, char** argv) {
  // Answers of many megabytes come and go: memory is kept for the next one instead of being given
  // back and faulted in again, which halves the time of a refresh.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  medtech::sys::outlive_file_size_limit();
  return medtech::cmd::run_program({argv + (argc > 0 ? 1 : 0), argv + argc});
}
