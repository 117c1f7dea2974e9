// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shared_library.hpp"

#include "core/base/error.hpp"

#include <dlfcn.h>

namespace medtech {

SharedLibrary::SharedLibrary(const char* file, const char* debian_package)
    : file_(file), handle_(dlopen(file, RTLD_NOW | RTLD_LOCAL)) {
  if (handle_ == nullptr) {
    throw Error(ErrorKind::defect, "the library " + file_ + " can't be loaded",
                std::string("install it with `apt-get install ") + debian_package + "`");
  }
}

void* SharedLibrary::symbol(const char* name) const {
  void* address = dlsym(handle_, name);
  if (address == nullptr) {
    throw Error(ErrorKind::defect, "the library " + file_ + " has no function " + name);
  }
  return address;
}

}  // namespace medtech
