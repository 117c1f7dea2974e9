// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/silence.hpp"

#include <doctest/doctest.h>

#include <chrono>

using medtech::net::Silence;
using namespace std::chrono_literals;

TEST_CASE("a silence lasts from the first request over all attempts and the waits between them") {
  const Silence::Instant start{};
  Silence silence;
  CHECK(silence.lasting("a", start, start + 9s) == 0s);
  silence.sent("a", start, start);
  CHECK(silence.lasting("a", start, start + 4s) == 4s);
  silence.ended("a", start + 15s);
  silence.sent("a", start + 17s, start + 17s);  // again, behind two seconds
  CHECK(silence.lasting("a", start + 17s, start + 20s) == 20s);
}

TEST_CASE("time behind others, and time in which an answer is read, is no silence") {
  const Silence::Instant start{};
  Silence silence;
  silence.sent("a", start, start + 60s);  // queued for a minute before
  CHECK(silence.lasting("a", start, start + 61s) == 1s);
  silence.ended("a", start + 70s);
  // Ready two seconds later, but its turn came only after half a minute.
  CHECK(silence.lasting("a", start + 72s, start + 102s) == 12s);
  silence.sent("a", start + 72s, start + 102s);
  silence.ended("a", start + 103s);
  silence.answered("a", start + 103s);
  CHECK(silence.lasting("a", start + 110s, start + 110s) == 0s);
  silence.sent("a", start + 110s, start + 110s);
  CHECK(silence.lasting("a", start + 110s, start + 115s) == 5s);
}

TEST_CASE("an answer to one of several requests ends their silence") {
  const Silence::Instant start{};
  Silence silence;
  silence.sent("a", start, start);
  silence.sent("a", start, start + 1s);
  silence.ended("a", start + 5s);
  silence.answered("a", start + 5s);
  CHECK(silence.lasting("a", start, start + 8s) == 3s);
  CHECK(silence.lasting("b", start, start + 8s) == 0s);
}
