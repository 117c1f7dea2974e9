// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/greenhouse.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const Reading reading = greenhouse::read({}, {}, fuzzing::answer(body), {});
  fuzzing::check(reading);
  for (const auto& raw : reading.listings) {
    fuzzing::require(!raw.pay.min || *raw.pay.min > 0);
    fuzzing::require(!raw.pay.max || *raw.pay.max > 0);
  }
  return 0;
}
