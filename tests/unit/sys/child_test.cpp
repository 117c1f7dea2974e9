// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/child.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <string>
#include <unistd.h>

using namespace medtech::sys;
using End = ChildOutcome::End;

namespace {

constexpr ChildLimits small{std::chrono::milliseconds(5'000), 0, 10'000};

ChildOutcome run(const std::function<int(int)>& work, ChildLimits limits = small) {
  return run_in_child(work, limits);
}

}  // namespace

TEST_CASE("What a child writes comes back with how it ended") {
  const ChildOutcome done = run([](int output) { return write(output, "words", 5) == 5 ? 0 : 1; });
  CHECK(done.end == End::done);
  CHECK(done.output == "words");
  CHECK(run([](int) { return 7; }).end == End::failed);
  CHECK(run([](int) { return kill(getpid(), SIGKILL); }).end == End::crashed);
}

TEST_CASE("A child that takes too long or writes too much is ended") {
  const auto begin = std::chrono::steady_clock::now();
  CHECK(run([](int) { return pause(); }, {std::chrono::milliseconds(50), 0, 100}).end ==
        End::too_long);
  const ChildOutcome flood = run([](int output) {
    while (write(output, "0123456789", 10) == 10) {
    }
    return 0;
  });
  CHECK(flood.end == End::too_much);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(4));
}

TEST_CASE("A child has none of the open files") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const int inherited = ends[1];
  CHECK(run([&](int output) { return inherited == output || close(inherited) != 0 ? 0 : 1; }).end ==
        End::done);
  close(ends[0]);
  close(ends[1]);
}
