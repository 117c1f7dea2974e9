// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.hpp"
#include "core/net/request.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace medtech::net {

/// Where a request waits for its turn, and the manners that go with it.
struct Lane {
  // NOLINTNEXTLINE(google-explicit-constructor): a host is a lane without manners of its own
  Lane(std::string origin_, std::string group_ = {}, Pace pace_ = {})
      : origin(std::move(origin_)), group(std::move(group_)), pace(pace_) {}

  std::string origin;
  std::string group;  ///< of the request; tells lanes apart on loopback alone
  Pace pace;
};

/// Which request may start when: a queue a host, bounds on what runs at once, spacing and pauses.
/// On loopback one host may stand for many, so each group has a queue of its own there, and there
/// is no spacing. Queues take turns. Times are given, none is read.
class Schedule {
 public:
  using Instant = std::chrono::steady_clock::time_point;

  struct Bounds {
    std::size_t per_host =
        limits::connections_per_host;  ///< where a lane says nothing; 0 counts as 1
    std::size_t total = limits::connections;
    std::chrono::milliseconds spacing{0};  ///< between starts to one host, loopback excepted
  };

  explicit Schedule(Bounds bounds) : bounds_(bounds) {}

  /// Queues a request.
  void add(std::size_t number, const Lane& lane);
  /// Queues it before others of its lane, not to start before `from`.
  void add_later(std::size_t number, const Lane& lane, Instant from);
  /// Nothing starts at this host before `until`; on loopback, nothing of this group.
  void pause(const Lane& lane, Instant until);
  /// From now on at least so long between starts to this host; without effect on loopback.
  void space(const std::string& origin, std::chrono::milliseconds spacing);
  /// Takes a waiting request out; others are left alone.
  void remove(std::size_t number, const Lane& lane);

  /// Takes out all that wait in this lane for their first or next start and are not put off.
  std::vector<std::size_t> take_waiting(const Lane& lane);

  /// How long one more request of this lane would wait at least, by its spacing alone.
  [[nodiscard]] std::chrono::milliseconds wait_in(const Lane& lane, Instant now) const;

  /// A request that may start now, counted as running until ended() is told.
  std::optional<std::size_t> next(Instant now);
  void ended(const Lane& lane);

  /// When next() should be asked again, seen from now; absent where only ended() changes anything.
  [[nodiscard]] std::optional<Instant> due() const;

  /// What was done at one host.
  struct Account {
    std::string origin;
    std::size_t started = 0;
    std::size_t most_at_once = 0;
    std::size_t allowed_at_once = 0;
    std::chrono::milliseconds spacing{0};
    std::chrono::milliseconds held_back{0};  ///< when something waited for spacing or a pause
  };
  /// One entry for each host at which something was started, by name.
  [[nodiscard]] std::vector<Account> accounts() const;

 private:
  struct Queue {
    std::string origin;
    std::deque<std::size_t> waiting;
    std::size_t at_once = 0;
    std::size_t running = 0;
    std::size_t started = 0;
    std::size_t most_at_once = 0;
    Instant not_before{};               // a pause
    std::optional<Instant> last_start;  // from which the spacing counts
    std::chrono::milliseconds spacing{0};
    std::optional<Instant> blocked_since;
    std::chrono::milliseconds held_back{0};

    [[nodiscard]] Instant free_from() const;
  };

  static std::string name_of(const Lane& lane);
  Queue& queue(const Lane& lane);
  void wake(Instant now);
  [[nodiscard]] bool has_room(const Queue& queue) const;
  void begin(Queue& queue, Instant now);

  Bounds bounds_;
  std::size_t running_ = 0;
  std::map<std::string, Queue> queues_;
  std::map<std::string, std::size_t> running_at_;  // by origin
  std::string last_;                               // queue that had its turn last
  std::multimap<Instant, std::pair<std::size_t, Lane>> later_;
};

}  // namespace medtech::net
