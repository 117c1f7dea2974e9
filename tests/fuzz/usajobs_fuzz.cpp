// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/usajobs.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SourceConfig config;
  config.lists = {{"series", {"0644"}}};
  const Request request = usajobs::requests(config).front();
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const Reading reading = usajobs::read(config, request, fuzzing::answer(body), {});
  fuzzing::check(reading);
  fuzzing::require(reading.further.size() <= config.max_listings);
  return 0;
}
