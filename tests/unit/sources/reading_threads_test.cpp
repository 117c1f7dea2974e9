// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/reading_threads.hpp"

#include "core/base/error.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

using namespace medtech;
using sources::ReadingThreads;

TEST_CASE(
    "answers are read beside the client's thread, and what goes wrong there is thrown by run()") {
  net::Client client({}, nullptr);
  ReadingThreads threads(client);
  const std::thread::id here = std::this_thread::get_id();
  std::atomic<int> read = 0;
  int done = 0;
  for (int n = 0; n < 100; ++n) {
    threads.read([&] { read += std::this_thread::get_id() != here ? 1 : 0; },
                 [&] { done += std::this_thread::get_id() == here ? 1 : 0; });
  }
  client.run();
  CHECK(read == 100);
  CHECK(done == 100);
  threads.read([] { throw Error(ErrorKind::defect, "unreadable"); }, [&] { ++done; });
  CHECK_THROWS_AS(client.run(), Error);
  CHECK(done == 100);
}

TEST_CASE("what is being read when a refresh ends is waited for, the rest is dropped") {
  net::Client client({}, nullptr);
  std::atomic<int> begun = 0;
  std::atomic<int> ended = 0;
  {
    ReadingThreads threads(client);
    for (int n = 0; n < 20; ++n) {
      threads.read(
          [&] {
            ++begun;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            ++ended;
          },
          [] { FAIL("nobody runs the client"); });
    }
  }
  CHECK(ended == begun);
  CHECK(begun < 20);
}
