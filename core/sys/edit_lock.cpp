// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/edit_lock.hpp"

#include "core/sys/file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <unistd.h>

namespace medtech::sys {

namespace {

// Where write_file replaces the file: behind a link, the folder that it points into.
std::string folder_to_lock(const std::string& path) {
  std::error_code error;
  const std::filesystem::path canonical = std::filesystem::weakly_canonical(path, error);
  const std::filesystem::path target = error ? std::filesystem::path(path) : canonical;
  return target.has_parent_path() ? target.parent_path().string() : ".";
}

}  // namespace

EditLock::EditLock(const std::string& path) : folder_(-1) {
  const std::string folder = folder_to_lock(path);
  make_folder(folder);
  folder_ = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (folder_ >= 0 && flock(folder_, LOCK_EX) != 0 && errno == EINTR) {
  }
}

EditLock::~EditLock() {
  if (folder_ >= 0) close(folder_);
}

}  // namespace medtech::sys
