// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace medtech::sources;

TEST_CASE("every kind has an id of its own, functions and a summary") {
  std::set<std::string_view> ids;
  for (const Kind& kind : kinds()) {
    CAPTURE(kind.id);
    CHECK(ids.insert(kind.id).second);
    CHECK_FALSE(kind.summary.empty());
    CHECK(kind.required.empty() == !kind.credentials.empty());
    CHECK((kind.requests != nullptr));
    CHECK((kind.read != nullptr));
    CHECK(find_kind(kind.id) == &kind);
    CHECK((kind.sign != nullptr) == !kind.credentials.empty());
    for (const CredentialNeed& need : kind.credentials) {
      CHECK((need.place != nullptr));
      CHECK(is_variable_name(need.variable));
      for (const std::string& key : keys_of(need)) {
        CAPTURE(key);
        CHECK(std::ranges::find(kind.optional, key) != kind.optional.end());
      }
    }
  }
  CHECK(find_kind("telepathy") == nullptr);
  CHECK(find_kind("") == nullptr);
}

TEST_CASE("a missing key is empty") {
  SourceConfig config;
  config.keys["host"] = "x.example";
  CHECK(config.key("host") == "x.example");
  CHECK(config.key("site").empty());
}

TEST_CASE("services are asked over https unless a base address is set") {
  SourceConfig config;
  CHECK(service_url(config, "x.example", "/a/b") == "https://x.example/a/b");
  CHECK(service_url(config, "x.example", "a") == "https://x.example/a");
  config.base_url = "http://127.0.0.1:8080/";
  CHECK(service_url(config, "x.example", "/a?b=c") == "http://127.0.0.1:8080/a?b=c");
}

TEST_CASE("a base address takes the place of scheme, host and port of written addresses") {
  SourceConfig config;
  CHECK(written_url(config, "http://jobs.example/feed?x=1") == "http://jobs.example/feed?x=1");
  config.base_url = "http://127.0.0.1:8080";
  CHECK(written_url(config, "https://jobs.example:444/feed?x=1") ==
        "http://127.0.0.1:8080/feed?x=1");
  CHECK(written_url(config, "https://jobs.example") == "http://127.0.0.1:8080/");
  CHECK(written_url(config, "https://jobs.example?x=1") == "http://127.0.0.1:8080/?x=1");
}
