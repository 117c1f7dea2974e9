// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source_address.hpp"

#include <doctest/doctest.h>

using medtech::sources::source_at;

TEST_CASE("Workday sites are recognised from any of their pages") {
  for (const char* address :
       {"https://acme.wd5.myworkdayjobs.com/Careers",
        "https://acme.wd5.myworkdayjobs.com/en-US/Careers/", "acme.wd5.myworkdayjobs.com",
        "https://acme.wd5.myworkdayjobs.com/en-us/Careers/job/Reno-NV/MLS_R-1?q=x",
        "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/jobs"}) {
    CAPTURE(address);
    const auto source = source_at(address);
    if (std::string_view(address).starts_with("acme")) {
      CHECK_FALSE(source);
      continue;
    }
    REQUIRE(source);
    CHECK(source->id == "acme");
    CHECK(source->kind == "workday");
    CHECK(source->key("host") == "acme.wd5.myworkdayjobs.com");
    CHECK(source->key("tenant") == "acme");
    CHECK(source->key("site") == "Careers");
  }
  CHECK_FALSE(source_at("https://acme.wd5.myworkdayjobs.com/"));
}

TEST_CASE("Workday hosts that tenants share name the tenant in the path") {
  const auto source =
      source_at("https://wd5.myworkdaysite.com/en-US/recruiting/acme/Careers/job/x");
  REQUIRE(source);
  CHECK(source->key("tenant") == "acme");
  CHECK(source->key("site") == "Careers");
  CHECK_FALSE(source_at("https://wd5.myworkdaysite.com/recruiting/acme"));
}

TEST_CASE("Greenhouse boards are recognised in all their forms") {
  for (const char* address :
       {"https://boards.greenhouse.io/acme", "https://job-boards.greenhouse.io/acme/jobs/123",
        "https://job-boards.eu.greenhouse.io/acme",
        "https://boards.greenhouse.io/embed/job_board?for=acme&b=https%3A%2F%2Facme.example",
        "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true"}) {
    CAPTURE(address);
    const auto source = source_at(address);
    REQUIRE(source);
    CHECK(source->kind == "greenhouse");
    CHECK(source->key("board") == "acme");
  }
  CHECK_FALSE(source_at("https://boards.greenhouse.io/embed/job_board"));
  CHECK_FALSE(source_at("https://boards.greenhouse.io/"));
}

TEST_CASE("other addresses belong to no known service") {
  for (const char* address : {"https://careers.example.org/jobs", "ftp://boards.greenhouse.io/acme",
                              "", "greenhouse.io"}) {
    CAPTURE(address);
    CHECK_FALSE(source_at(address));
  }
}
