// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace medtech::net {

/// Which request may start when: a queue a host, bounds on what runs at once, spacing and pauses.
/// Hosts take turns. Times are given, none is read.
class Schedule {
 public:
  using Instant = std::chrono::steady_clock::time_point;

  struct Bounds {
    std::size_t per_host = limits::connections_per_host;  ///< 0 counts as 1
    std::size_t total = limits::connections;
    std::chrono::milliseconds spacing{0};  ///< between starts to one host, loopback excepted
  };

  explicit Schedule(Bounds bounds) : bounds_(bounds) {}

  /// Queues a request; `origin` names its host.
  void add(std::size_t number, const std::string& origin);
  /// Queues it before others of its host, not to start before `from`.
  void add_later(std::size_t number, const std::string& origin, Instant from);
  /// Nothing starts at this host before `until`; without effect on loopback, where one host may
  /// stand for many.
  void pause(const std::string& origin, Instant until);
  /// Takes a waiting request out; others are left alone.
  void remove(std::size_t number, const std::string& origin);

  /// Takes out all that wait for their first or next start at this host and are not put off.
  std::vector<std::size_t> take_waiting(const std::string& origin);

  /// A request that may start now, counted as running until ended() is told.
  std::optional<std::size_t> next(Instant now);
  void ended(const std::string& origin);

  /// When next() should be asked again, seen from now; absent where only ended() changes anything.
  [[nodiscard]] std::optional<Instant> due() const;

 private:
  struct Host {
    std::deque<std::size_t> waiting;
    std::size_t running = 0;
    Instant not_before{};
    std::chrono::milliseconds spacing{0};
  };

  Host& host(const std::string& origin);
  void wake(Instant now);
  [[nodiscard]] bool has_room(const Host& host) const;

  Bounds bounds_;
  std::size_t running_ = 0;
  std::map<std::string, Host> hosts_;
  std::string last_;  ///< origin that had its turn last
  std::multimap<Instant, std::pair<std::size_t, std::string>> later_;
};

}  // namespace medtech::net
