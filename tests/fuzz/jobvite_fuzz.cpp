// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/jobvite.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SourceConfig config;
  config.keys = {{"company", "acme"}};
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  Request request = jobvite::requests(config).front();
  const Reading page = jobvite::read(config, request, fuzzing::answer(body), {});
  fuzzing::check(page);
  request.purpose = Request::Purpose::detail;
  if (!page.further.empty()) request.row = page.further.back().row;
  fuzzing::check(jobvite::read(config, request, fuzzing::answer(body), {}));
  return 0;
}
