// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/phenom.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SourceConfig config;
  config.keys = {{"host", "careers.example.org"}};
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  Request request = phenom::requests(config).front();
  const Reading page = phenom::read(config, request, fuzzing::answer(body), {});
  fuzzing::check(page);
  request.purpose = Request::Purpose::detail;
  if (!page.further.empty()) request.row = page.further.back().row;
  fuzzing::check(phenom::read(config, request, fuzzing::answer(body), {}));
  return 0;
}
