// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/workable.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  fuzzing::check(workable::read({}, {}, fuzzing::answer(body), {}));
  return 0;
}
