// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/retry.hpp"

#include <algorithm>
#include <cmath>

namespace medtech::net {

namespace {

using std::chrono::milliseconds;

bool is_passing_status(int status) {
  return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
}

bool may_pass(const Answer& answer) {
  if (!answer.breakage) return is_passing_status(answer.head.status);
  switch (*answer.breakage) {
    case Breakage::broken:
    case Breakage::idle_timeout:
    case Breakage::timeout:
      return true;
    default:
      return false;
  }
}

milliseconds backoff(const RetryPolicy& policy, const Progress& progress) {
  const double factor =
      std::ldexp(0.5 + progress.jitter / 2, static_cast<int>(progress.attempts) - 1);
  return std::chrono::duration_cast<milliseconds>(policy.first_delay * factor);
}

}  // namespace

std::optional<milliseconds> asked_pause(const Answer& answer, std::chrono::sys_seconds now) {
  const bool may_ask = !answer.breakage && (answer.head.status == 429 || answer.head.status == 503);
  if (!may_ask) return std::nullopt;
  const auto pause = parse_retry_after(answer.head.retry_after, now);
  if (!pause || *pause > limits::retry_after_most) return std::nullopt;
  return *pause;
}

std::optional<milliseconds> retry_delay(const RetryPolicy& policy, const Answer& answer,
                                        const Progress& progress) {
  const bool refused = policy.refusals && !answer.breakage && answer.head.status == 403;
  if ((!may_pass(answer) && !refused) || progress.attempts >= policy.attempts) return std::nullopt;
  milliseconds delay = backoff(policy, progress);
  if (!answer.breakage) {
    const auto asked = parse_retry_after(answer.head.retry_after, progress.now);
    if (asked && *asked > limits::retry_after_most) return std::nullopt;
    if (asked) delay = std::max<milliseconds>(*asked, delay);
  }
  const bool ran_out = answer.breakage && *answer.breakage != Breakage::broken;
  const milliseconds needed = ran_out ? answer.duration : milliseconds(1);
  if (progress.elapsed + delay + needed > policy.budget) return std::nullopt;
  return delay;
}

bool is_failing_host(const Answer& answer) {
  if (!answer.breakage) return is_passing_status(answer.head.status);
  switch (*answer.breakage) {
    case Breakage::unreachable:
    case Breakage::proxy_unreachable:
    case Breakage::connect_timeout:
    case Breakage::idle_timeout:
      return true;
    case Breakage::timeout:
      return answer.head.status == 0;
    default:
      return false;
  }
}

}  // namespace medtech::net
