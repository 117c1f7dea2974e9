// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace medtech {

/// A library bound when it is first needed, so that commands which don't need it start without it.
class SharedLibrary {
 public:
  /// Opens by file name, e.g. "libcurl.so.4". Throws Error{defect} with the package to install.
  SharedLibrary(const char* file, const char* debian_package);
  SharedLibrary(const SharedLibrary&) = delete;
  SharedLibrary& operator=(const SharedLibrary&) = delete;
  ~SharedLibrary() = default;  // never unloaded: libraries may have registered exit handlers

  /// Address of a function; throws Error{defect} where the library lacks it.
  template <typename Function>
  Function* function(const char* name) const {
    return reinterpret_cast<Function*>(symbol(name));
  }

  /// Address of data, e.g. of a table's first row; throws like function().
  template <typename Data>
  Data* data(const char* name) const {
    return static_cast<Data*>(symbol(name));
  }

 private:
  [[nodiscard]] void* symbol(const char* name) const;

  std::string file_;
  void* handle_ = nullptr;
};

}  // namespace medtech
