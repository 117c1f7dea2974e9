// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte says whether the rest answers a list or a detail.
#include "core/sources/kinds/sitemap.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  SourceConfig config;
  config.keys = {{"url", "https://careers.example.org/sitemap.xml"}};
  Request request = sitemap::requests(config).front();
  if (data[0] == 'd') request.purpose = Request::Purpose::detail;
  const std::string_view body(reinterpret_cast<const char*>(data) + 1, size - 1);
  fuzzing::check(sitemap::read(config, request, fuzzing::answer(body), {}));
  return 0;
}
