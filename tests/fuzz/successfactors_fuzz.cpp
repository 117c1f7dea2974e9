// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/successfactors.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SourceConfig config;
  config.keys = {{"host", "career4.successfactors.com"}, {"company", "acme"}};
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  fuzzing::check(successfactors::read(config, successfactors::requests(config).front(),
                                      fuzzing::answer(body), {}));
  return 0;
}
