// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/process.hpp"

#include "tests/support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

using namespace medtech;
using namespace std::chrono_literals;

namespace {

std::string failure_of(const std::string& command, std::chrono::milliseconds limit = 10s) {
  const auto line = sys::first_line_of(command, limit, 100);
  REQUIRE_FALSE(line);
  return line.error().text() + line.error().hint;
}

}  // namespace

TEST_CASE("a command's first line is taken, the rest is read and dropped") {
  CHECK(sys::first_line_of("printf 'first\\nsecond\\n'", 10s, 100) == "first");
  CHECK(sys::first_line_of("echo '  a b '", 10s, 100) == "a b");
  CHECK(sys::first_line_of("printf 'without an end'", 10s, 100) == "without an end");
  CHECK(sys::first_line_of("echo one; head -c 300000 /dev/zero", 10s, 100) == "one");
  CHECK(sys::first_line_of("echo shown; echo hidden >&2", 10s, 100) == "shown");
}

TEST_CASE("a command has an empty input and does not wait for a person") {
  CHECK(sys::first_line_of("cat; echo done", 10s, 100) == "done");
}

TEST_CASE("why a command gave no line is told without what it printed") {
  CHECK(failure_of("echo secret; exit 3") == "failed with exit status 3");
  CHECK(failure_of("no-such-program-anywhere").contains("exit status 127"));
  CHECK(failure_of("echo secret >&2; kill -9 $$") == "was ended by a signal");
  CHECK(failure_of("true") == "printed nothing on its first line");
  CHECK(failure_of("echo; echo secret") == "printed nothing on its first line");
  CHECK(failure_of("head -c 101 /dev/zero | tr '\\0' a") == "printed too long a line");
}

TEST_CASE("a command that takes too long is killed with all that it started") {
  const testing::TemporaryDirectory directory;
  const std::string mark = directory.file("mark");
  const auto begin = std::chrono::steady_clock::now();
  CHECK(failure_of("(sleep 1; touch " + mark + ") & sleep 30; echo late", 200ms) ==
        "did not end within 1 s");
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
  std::this_thread::sleep_for(1200ms);
  CHECK_FALSE(std::filesystem::exists(mark));
}

TEST_CASE("a command that ends is not waited for because of what it left running") {
  const auto begin = std::chrono::steady_clock::now();
  CHECK(sys::first_line_of("sleep 8 & echo here", 10s, 100) == "here");
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
}
