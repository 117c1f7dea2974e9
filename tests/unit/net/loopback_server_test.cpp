// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopback_server.hpp"

#include "tests/unit/net/client_fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech::net;
using namespace medtech::testing;

TEST_CASE_FIXTURE(ClientFixture,
                  "the loopback server finds the closest route and tells the unasked") {
  server.route("/a", {.body = "path"});
  server.route("/a?page=2", {.body = "query"});
  server.route("/b/*", {.body = "prefix"});
  server.route("/b/c/*", {.body = "longer prefix"});
  CHECK(server.unasked() == std::vector<std::string>{"/a", "/a?page=2", "/b/*", "/b/c/*"});
  CHECK(ask(server.url("/a?page=1")).response.value().body == "path");
  CHECK(ask(server.url("/a?page=2")).response.value().body == "query");
  CHECK(server.unasked() == std::vector<std::string>{"/b/*", "/b/c/*"});
  CHECK(ask(server.url("/b/x")).response.value().body == "prefix");
  CHECK(ask(server.url("/b/c/x")).response.value().body == "longer prefix");
  CHECK(server.unasked().empty());
  CHECK(ask(server.url("/c")).response.value().status == 404);
  CHECK(server.received().back().path == "/c");
  CHECK(server.total().requests == 5);
  CHECK(server.counts("/a").requests == 1);
  CHECK(server.counts("/b/c/*").body_bytes == std::string("longer prefix").size());
}
