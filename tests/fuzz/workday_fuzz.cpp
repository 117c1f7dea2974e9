// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/workday.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech::sources;

// Reads the bytes as a first page, as a page without a total before it, and as details.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  SourceConfig config;
  config.keys = {{"host", "acme.wd1.myworkdayjobs.com"}, {"tenant", "acme"}, {"site", "Jobs"}};
  config.search = {"biomedical"};
  config.max_listings = 50;
  Request request = workday::requests(config).front();
  const Reading first = workday::read(config, request, fuzzing::answer(body), {});
  fuzzing::check(first);
  fuzzing::require(first.listings.size() + first.further.size() <= 2 * config.max_listings + 2);
  for (const Request& further : first.further) {
    fuzzing::require(medtech::net::origin(further.http.url) ==
                     "https://acme.wd1.myworkdayjobs.com");
  }
  request.offset = 20;
  request.page = 1;
  request.page_rows = 20;
  request.chained = true;
  fuzzing::check(workday::read(config, request, fuzzing::answer(body), {}));
  request.purpose = Request::Purpose::detail;
  fuzzing::check(workday::read(config, request, fuzzing::answer(body), {}));
  return 0;
}
