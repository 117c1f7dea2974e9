// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.hpp"
#include "core/net/exchange.hpp"

#include <chrono>
#include <cstddef>
#include <optional>

namespace medtech::net {

/// Bounds on asking again.
struct RetryPolicy {
  bool refusals = false;  ///< 403 is tried again, too
  std::size_t attempts = limits::attempts;
  std::chrono::milliseconds first_delay = limits::retry_delay;  ///< doubled for each next one
  std::chrono::milliseconds budget = limits::source_timeout;    ///< of all attempts and waits
};

/// Where a request stands after an attempt.
struct Progress {
  std::size_t attempts = 0;              ///< made so far
  std::chrono::milliseconds elapsed{0};  ///< of the budget
  std::chrono::sys_seconds now;          ///< real clock, for Retry-After as a date
  double jitter = 0;                     ///< 0 to 1, by chance
};

/// How long to wait before asking again; absent where the answer is final: it is a good one or a
/// refusal that lasts, attempts or budget are used up, or Retry-After is beyond
/// limits::retry_after_most. A request that ran into a time-out is tried again only where the
/// budget holds that time once more.
std::optional<std::chrono::milliseconds> retry_delay(const RetryPolicy& policy,
                                                     const Answer& answer,
                                                     const Progress& progress);

/// The wait that a 429 or 503 asks for, for all requests to its host; absent where there is none or
/// it is beyond limits::retry_after_most.
std::optional<std::chrono::milliseconds> asked_pause(const Answer& answer,
                                                     std::chrono::sys_seconds now);

/// True where it is the host that fails rather than the one request: nobody is there, nothing
/// comes, or a status says that it can't answer now.
bool is_failing_host(const Answer& answer);

}  // namespace medtech::net
