// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/schedule.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <vector>

using namespace medtech::net;
using namespace std::chrono_literals;

namespace {

using Instant = Schedule::Instant;

const std::string one = "https://one.example";
const std::string two = "https://two.example";
const Instant start{1000s};

std::vector<std::size_t> all_next(Schedule& schedule, Instant now) {
  std::vector<std::size_t> numbers;
  while (const auto number = schedule.next(now)) numbers.push_back(*number);
  return numbers;
}

}  // namespace

TEST_CASE("hosts take turns, each within its bound") {
  Schedule schedule({.per_host = 2});
  for (std::size_t number = 1; number <= 3; ++number) schedule.add(number, one);
  for (std::size_t number = 4; number <= 5; ++number) schedule.add(number, two);
  CHECK(all_next(schedule, start) == std::vector<std::size_t>{1, 4, 2, 5});
  CHECK_FALSE(schedule.due());
  schedule.ended(one);
  CHECK(schedule.due());
  CHECK(all_next(schedule, start) == std::vector<std::size_t>{3});
}

TEST_CASE("all hosts together stay within the total") {
  Schedule schedule({.per_host = 4, .total = 3});
  for (std::size_t number = 1; number <= 4; ++number) schedule.add(number, one);
  for (std::size_t number = 5; number <= 8; ++number) schedule.add(number, two);
  CHECK(all_next(schedule, start).size() == 3);
  CHECK_FALSE(schedule.due());
  schedule.ended(two);
  CHECK(all_next(schedule, start).size() == 1);
}

TEST_CASE("starts to one host are spaced, but not toward loopback") {
  Schedule schedule({.per_host = 4, .spacing = 100ms});
  for (std::size_t number = 1; number <= 2; ++number) schedule.add(number, one);
  CHECK(all_next(schedule, start) == std::vector<std::size_t>{1});
  CHECK(schedule.due() == start + 100ms);
  CHECK(all_next(schedule, start + 99ms).empty());
  CHECK(all_next(schedule, start + 100ms) == std::vector<std::size_t>{2});
  for (std::size_t number = 3; number <= 5; ++number)
    schedule.add(number, std::string("http://127.0.0.1:80"));
  CHECK(all_next(schedule, start + 100ms).size() == 3);
}

TEST_CASE("a request put off comes before others of its host once its time has come") {
  Schedule schedule({.per_host = 1});
  schedule.add(1, one);
  schedule.add_later(2, one, start + 50ms);
  CHECK(schedule.next(start) == 1);
  schedule.add(3, one);
  schedule.ended(one);
  CHECK(schedule.next(start + 50ms) == 2);
  schedule.ended(one);
  CHECK(schedule.next(start + 50ms) == 3);
}

TEST_CASE("a paused host starts nothing, others go on") {
  Schedule schedule({.per_host = 2});
  schedule.add(1, one);
  schedule.add(2, two);
  schedule.pause(one, start + 10s);
  schedule.pause(one, start + 5s);
  CHECK(all_next(schedule, start) == std::vector<std::size_t>{2});
  CHECK(schedule.due() == start + 10s);
  CHECK(all_next(schedule, start + 10s) == std::vector<std::size_t>{1});
}

TEST_CASE("on loopback, where one host stands for many, a pause is that of its group") {
  Schedule schedule({.per_host = 2});
  const std::string host = "http://127.0.0.1:80";
  schedule.add(1, {host, "a"});
  schedule.add(2, {host, "b"});
  schedule.pause({host, "a"}, start + 10s);
  CHECK(all_next(schedule, start) == std::vector<std::size_t>{2});
  CHECK(all_next(schedule, start + 10s) == std::vector<std::size_t>{1});
}

TEST_CASE("what is removed does not start") {
  Schedule schedule({.per_host = 2});
  schedule.add(1, one);
  schedule.add(2, one);
  schedule.add_later(3, one, start);
  schedule.remove(1, one);
  schedule.remove(3, one);
  schedule.remove(7, two);
  CHECK(all_next(schedule, start) == std::vector<std::size_t>{2});
}

TEST_CASE("all that wait for a host can be taken out at once") {
  Schedule schedule({.per_host = 1});
  for (std::size_t number = 1; number <= 3; ++number) schedule.add(number, one);
  schedule.add(4, two);
  schedule.add_later(5, one, start + 1s);
  CHECK(schedule.next(start) == 1);
  CHECK(schedule.take_waiting(one) == std::vector<std::size_t>{2, 3});
  CHECK(schedule.take_waiting(one).empty());
  schedule.ended(one);
  CHECK(all_next(schedule, start) == std::vector<std::size_t>{4});
  CHECK(all_next(schedule, start + 1s) == std::vector<std::size_t>{5});
}

TEST_CASE("whatever the order of events, each request starts once and no bound is broken") {
  std::minstd_rand random(7);
  for (int round = 0; round < 50; ++round) {
    Schedule schedule({.per_host = 2, .total = 5, .spacing = 3ms});
    const std::vector<std::string> hosts = {one, two, "https://three.example", "http://localhost"};
    std::map<std::size_t, std::string> host_of;
    std::vector<std::size_t> running;
    std::set<std::size_t> started;
    Instant now = start;
    for (std::size_t number = 1; number <= 40; ++number) {
      host_of[number] = hosts[random() % hosts.size()];
      if (random() % 3 == 0) {
        schedule.add_later(number, host_of[number], now + std::chrono::milliseconds(random() % 50));
      } else {
        schedule.add(number, host_of[number]);
      }
    }
    while (started.size() < 40) {
      for (const std::size_t number : all_next(schedule, now)) {
        REQUIRE(started.insert(number).second);
        running.push_back(number);
      }
      REQUIRE(running.size() <= 5);
      std::map<std::string, int> at_host;
      for (const std::size_t number : running) REQUIRE(++at_host[host_of[number]] <= 2);
      if (!running.empty() && random() % 2 == 0) {
        schedule.ended(host_of[running.back()]);
        running.pop_back();
      } else if (const auto due = schedule.due()) {
        now = std::max(now + 1ms, *due);
      }
    }
  }
}

TEST_CASE("a lane's pace bounds what runs at once at its host, the strictest counting for all") {
  Schedule schedule({.per_host = 4});
  for (std::size_t number = 1; number <= 9; ++number)
    schedule.add(number, {one, "a", {.at_once = 8}});
  CHECK(all_next(schedule, start).size() == 8);
  for (std::size_t number = 10; number <= 15; ++number)
    schedule.add(number, {two, "a", {.at_once = 3}});
  schedule.add(16, {two, "b", {.at_once = 2}});
  CHECK(all_next(schedule, start).size() == 2);
  schedule.ended({two, "a"});
  CHECK(all_next(schedule, start).size() == 1);
}

TEST_CASE("on loopback each group has a pace of its own, within the bound of the host") {
  const std::string local = "http://127.0.0.1:80";
  Schedule schedule({.per_host = 4});
  for (std::size_t number = 1; number <= 9; ++number) {
    const std::string group = number % 3 == 0 ? "a" : (number % 3 == 1 ? "b" : "c");
    schedule.add(number, {local, group, {.at_once = 1, .spacing = 1s}});
  }
  CHECK(all_next(schedule, start) == std::vector<std::size_t>{3, 1, 2});
  schedule.ended({local, "b"});
  CHECK(all_next(schedule, start) == std::vector<std::size_t>{4});
  for (std::size_t number = 10; number <= 15; ++number)
    schedule.add(number, {local, "d", {.at_once = 4}});
  CHECK(all_next(schedule, start).size() == 1);  // three run already
}

TEST_CASE("a host may ask for more spacing at any time, counted from the last start") {
  Schedule schedule({.per_host = 4});
  schedule.add(1, one);
  CHECK(all_next(schedule, start).size() == 1);
  schedule.space(one, 10s);
  schedule.space(one, 2s);  // the larger one stays
  for (std::size_t number = 2; number <= 3; ++number) schedule.add(number, one);
  CHECK(all_next(schedule, start + 9s).empty());
  CHECK(schedule.due() == start + 10s);
  CHECK(schedule.wait_in(one, start + 4s) == 26s);  // 6 s, then two others before it
  CHECK(schedule.wait_in(two, start) == 0s);
  CHECK(all_next(schedule, start + 10s) == std::vector<std::size_t>{2});
  CHECK(all_next(schedule, start + 19s).empty());
  CHECK(all_next(schedule, start + 21s) == std::vector<std::size_t>{3});
  const auto accounts = schedule.accounts();
  REQUIRE(accounts.size() == 1);
  CHECK(accounts[0].origin == one);
  CHECK(accounts[0].started == 3);
  CHECK(accounts[0].most_at_once == 3);
  CHECK(accounts[0].allowed_at_once == 4);
  CHECK(accounts[0].spacing == 10s);
  CHECK(accounts[0].held_back == 12s);  // from when it was looked for: 9 s to 10 s and 10 s to 21 s
}

TEST_CASE("loopback is never spaced, whatever asks for it") {
  const std::string local = "http://127.0.0.1:80";
  Schedule schedule({.per_host = 4});
  schedule.space(local, 10s);
  for (std::size_t number = 1; number <= 3; ++number)
    schedule.add(number, {local, "a", {.at_once = 0, .spacing = 5s}});
  CHECK(schedule.wait_in(local, start) == 0s);
  CHECK(all_next(schedule, start).size() == 3);
}
