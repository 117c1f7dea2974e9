// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/process.hpp"

#include <spawn.h>
#include <unistd.h>

namespace medtech::sys {

bool start_detached(const std::vector<std::string>& command) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  pid_t child = 0;
  const int failure =
      posix_spawnp(&child, arguments[0], nullptr, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  return failure == 0;
}

}  // namespace medtech::sys
