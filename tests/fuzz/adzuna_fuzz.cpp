// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/adzuna.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SourceConfig config;
  config.search = {"bmet"};
  const Request request = adzuna::requests(config).front();
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const Reading reading = adzuna::read(config, request, fuzzing::answer(body), {});
  fuzzing::check(reading);
  fuzzing::require(reading.further.size() < 20 && !reading.whole);
  return 0;
}
