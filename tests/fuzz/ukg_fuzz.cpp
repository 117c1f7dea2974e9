// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/ukg.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SourceConfig config;
  config.keys = {{"host", "h.example"}, {"tenant", "T"}, {"board", "b"}};
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  Request request = ukg::requests(config).front();
  const Reading page = ukg::read(config, request, fuzzing::answer(body), {});
  fuzzing::check(page);
  request.purpose = Request::Purpose::detail;
  if (!page.further.empty()) request.row = page.further.back().row;
  fuzzing::check(ukg::read(config, request, fuzzing::answer(body), {}));
  return 0;
}
