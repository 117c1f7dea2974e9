// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/failure.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech;
using namespace medtech::net;
using namespace std::chrono_literals;

TEST_CASE("each way in which an exchange breaks has its kind and its words") {
  struct Row {
    Breakage breakage;
    int status;
    const char* kind;
    const char* message;
  };
  const std::vector<Row> rows = {
      {Breakage::unreachable, 0, "connect", "could not connect to x.example (why)"},
      {Breakage::proxy_unreachable, 0, "connect", "could not connect to the proxy (why)"},
      {Breakage::connect_timeout, 0, "timeout", "could not connect to x.example within 40 s"},
      {Breakage::timeout, 0, "timeout", "x.example did not answer within 40 s"},
      {Breakage::idle_timeout, 200, "timeout",
       "x.example did not finish its answer, given up after 40 s"},
      {Breakage::tls, 0, "tls", "no secure connection to x.example (why)"},
      {Breakage::too_large, 200, "too-large", "the answer of x.example is larger than 64 MiB"},
      {Breakage::head_too_large, 200, "too-large",
       "the headers of x.example's answer are larger than 256 KiB"},
      {Breakage::broken, 200, "broken", "the answer of x.example broke off (why)"},
      {Breakage::unreadable, 0, "broken", "the answer of x.example can't be read (why)"},
  };
  for (const Row& row : rows) {
    Answer answer;
    answer.breakage = row.breakage;
    answer.head.status = row.status;
    answer.detail = "why";
    answer.duration = 40s;
    const Failure failure = describe_breakage(answer, "x.example", limits::body_bytes);
    CHECK(failure.kind == row.kind);
    CHECK(failure.error.message == row.message);
    CHECK(failure.error.kind == ErrorKind::network);
  }
}

TEST_CASE("durations are told in the unit that people use") {
  CHECK(spoken_duration(0ms) == "0 ms");
  CHECK(spoken_duration(999ms) == "999 ms");
  CHECK(spoken_duration(1000ms) == "1 s");
  CHECK(spoken_duration(15'499ms) == "15 s");
}

TEST_CASE("a redirect that is not followed and a wrong address are told") {
  const Failure redirect = describe_redirect("x.example", "more than 5 times");
  CHECK(redirect.kind == "redirect");
  CHECK(redirect.error.message == "x.example redirects more than 5 times");
  CHECK(describe_bad_address().kind == "connect");
  CHECK_FALSE(describe_bad_address().error.hint.empty());
}
