// SPDX-License-Identifier: GPL-3.0-or-later
// simdjson, bound when the first JSON is read. Debian ships it as a shared library alone, which
// brings the shared C++ run-time along; most commands read no JSON and start in half the time
// without. All that the header leaves to the library is asked for here.
#include "core/format/json_library.hpp"

#include "core/base/shared_library.hpp"

#include <simdjson.h>

namespace {

const medtech::SharedLibrary& library() {
  static const medtech::SharedLibrary opened(MEDTECH_SIMDJSON, "libsimdjson-dev");
  return opened;
}

}  // namespace

namespace simdjson {

// The definition of what the header declares: it passes the call on.
internal::atomic_ptr<const implementation>& get_active_implementation() {
  using Function = internal::atomic_ptr<const implementation>&();
  static const auto function =
      library().function<Function>("_ZN8simdjson25get_active_implementationEv");
  return function();
}

}  // namespace simdjson

namespace medtech::json {

std::string_view library_message(int code) {
  using Table = const simdjson::internal::error_code_info;
  return library().data<Table>("_ZN8simdjson8internal11error_codesE")[code].message;
}

}  // namespace medtech::json
