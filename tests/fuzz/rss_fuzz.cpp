// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/rss.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  SourceConfig config;
  Reading reading = rss::read(config, {}, fuzzing::answer(body), {});
  fuzzing::check(reading);
  fuzzing::require(!reading.whole);
  const std::size_t count = reading.listings.size();
  config.employer = "Acme";
  reading = rss::read(config, {}, fuzzing::answer(body), {});
  fuzzing::check(reading);
  fuzzing::require(reading.listings.size() == count);
  return 0;
}
