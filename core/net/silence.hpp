// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace medtech::net {

/// How long those who were asked (hosts, and the requests of one group) have had nothing of use to
/// say. Attempts and the waits between them count; time in which nothing could be sent because
/// others had their turn, or because an answer was being read, does not. Times are given, none is
/// read.
class Silence {
 public:
  using Instant = std::chrono::steady_clock::time_point;
  using Duration = Instant::duration;

  /// A request is sent that could have been since `ready`.
  void sent(const std::string& who, Instant ready, Instant now);
  /// It has ended; what came of it is told by answered().
  void ended(const std::string& who, Instant now);
  /// Something of use was said.
  void answered(const std::string& who, Instant now);

  /// How long the silence has lasted by now, for a request that could have been sent since `ready`;
  /// 0 before anything was sent.
  [[nodiscard]] Duration lasting(const std::string& who, Instant ready, Instant now) const;

 private:
  struct Clock {
    Instant since;
    Instant idle_from;
    std::size_t running = 0;

    [[nodiscard]] Instant begin(Instant ready, Instant now) const;
  };
  std::unordered_map<std::string, Clock> clocks_;
};

}  // namespace medtech::net
