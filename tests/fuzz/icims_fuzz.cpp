// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte says whether the rest answers a list, of the older or newer front, or a detail.
#include "core/sources/kinds/icims.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  SourceConfig config;
  config.keys = {{"host", "careers-acme.icims.com"}};
  Request request = icims::requests(config).front();
  if (data[0] == 'j') request = Request(request.otherwise.front());
  if (data[0] == 'd') request.purpose = Request::Purpose::detail;
  const std::string_view body(reinterpret_cast<const char*>(data) + 1, size - 1);
  fuzzing::check(icims::read(config, request, fuzzing::answer(body), {}));
  return 0;
}
