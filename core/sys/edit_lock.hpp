// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace medtech::sys {

/// Held while a file is read, changed and written again: other processes that want to change it
/// wait until it is let go. Makes missing folders. It locks the file's folder, so that nothing is
/// left behind; where the file system knows no locks, nobody waits.
class EditLock {
 public:
  explicit EditLock(const std::string& path);
  EditLock(const EditLock&) = delete;
  EditLock& operator=(const EditLock&) = delete;
  ~EditLock();

 private:
  int folder_;
};

}  // namespace medtech::sys
