// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/retry.hpp"

#include <doctest/doctest.h>

using namespace medtech;
using namespace medtech::net;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

Answer with_status(int status, std::string retry_after = "") {
  Answer answer;
  answer.head.status = status;
  answer.head.retry_after = std::move(retry_after);
  return answer;
}

Answer with_breakage(Breakage breakage, milliseconds duration = 100ms) {
  Answer answer;
  answer.breakage = breakage;
  answer.duration = duration;
  return answer;
}

Progress after(std::size_t attempts, milliseconds elapsed = 100ms, double jitter = 1) {
  return {.attempts = attempts, .elapsed = elapsed, .now = {}, .jitter = jitter};
}

}  // namespace

TEST_CASE("statuses that may pass are tried again, others are final") {
  for (const int status : {429, 500, 502, 503, 504}) {
    CAPTURE(status);
    CHECK(retry_delay({}, with_status(status), after(1)));
  }
  for (const int status : {200, 204, 304, 400, 401, 403, 404, 410, 422, 501, 505}) {
    CAPTURE(status);
    CHECK_FALSE(retry_delay({}, with_status(status), after(1)));
  }
}

TEST_CASE("broken transfers are tried again, lasting obstacles are not") {
  for (const Breakage breakage : {Breakage::broken, Breakage::idle_timeout, Breakage::timeout}) {
    CHECK(retry_delay({}, with_breakage(breakage), after(1)));
  }
  for (const Breakage breakage :
       {Breakage::unreachable, Breakage::proxy_unreachable, Breakage::connect_timeout,
        Breakage::tls, Breakage::too_large, Breakage::head_too_large, Breakage::unreadable}) {
    CHECK_FALSE(retry_delay({}, with_breakage(breakage), after(1)));
  }
}

TEST_CASE("delays double, with jitter of half their length, until the attempts are used up") {
  const RetryPolicy policy{.attempts = 4};
  const Answer answer = with_status(500);
  CHECK(retry_delay(policy, answer, after(1, 100ms, 1)) == 500ms);
  CHECK(retry_delay(policy, answer, after(1, 100ms, 0)) == 250ms);
  CHECK(retry_delay(policy, answer, after(2, 100ms, 1)) == 1000ms);
  CHECK(retry_delay(policy, answer, after(3, 100ms, 0)) == 1000ms);
  CHECK_FALSE(retry_delay(policy, answer, after(4)));
}

TEST_CASE("Retry-After is waited for up to a bound, beyond it the answer stands") {
  CHECK(retry_delay({}, with_status(429, "7"), after(1)) == 7s);
  CHECK(retry_delay({}, with_status(503, "0"), after(1)) == 500ms);
  CHECK(retry_delay({}, with_status(503, "20"), after(1)) == 20s);
  CHECK_FALSE(retry_delay({}, with_status(503, "21"), after(1)));
  CHECK(retry_delay({}, with_status(503, "nonsense"), after(1)) == 500ms);
  Progress progress = after(1);
  progress.now = parse_http_date("Sun, 22 Nov 2026 12:00:00 GMT").value();
  CHECK(retry_delay({}, with_status(503, "Sun, 22 Nov 2026 12:00:09 GMT"), progress) == 9s);
  CHECK_FALSE(retry_delay({}, with_status(503, "Mon, 23 Nov 2026 12:00:09 GMT"), progress));
}

TEST_CASE("a host's wish for a pause is told for 429 and 503 alone") {
  CHECK(asked_pause(with_status(429, "3"), {}) == 3s);
  CHECK(asked_pause(with_status(503, "3"), {}) == 3s);
  CHECK_FALSE(asked_pause(with_status(503), {}));
  CHECK_FALSE(asked_pause(with_status(200, "3"), {}));
  CHECK_FALSE(asked_pause(with_status(429, "21"), {}));
}

TEST_CASE("a stalled request ends within the budget, retries included") {
  const Answer stalled = with_breakage(Breakage::idle_timeout, 15s);
  CHECK(retry_delay({}, stalled, after(1, 15s)));
  CHECK_FALSE(retry_delay({}, stalled, after(2, 30'500ms)));
  CHECK_FALSE(retry_delay({}, with_breakage(Breakage::timeout, 40s), after(1, 40s)));
  CHECK_FALSE(retry_delay({}, with_status(500), after(1, 45s)));
  CHECK_FALSE(retry_delay({}, with_status(503, "20"), after(2, 26s)));
  CHECK(retry_delay({}, with_status(503, "20"), after(2, 24s)));
}

TEST_CASE("a host that fails is told from a request that fails") {
  for (const Breakage breakage :
       {Breakage::unreachable, Breakage::proxy_unreachable, Breakage::connect_timeout,
        Breakage::idle_timeout, Breakage::timeout}) {
    CHECK(is_failing_host(with_breakage(breakage)));
  }
  for (const Breakage breakage :
       {Breakage::tls, Breakage::too_large, Breakage::broken, Breakage::unreadable}) {
    CHECK_FALSE(is_failing_host(with_breakage(breakage)));
  }
  Answer slow = with_breakage(Breakage::timeout);
  slow.head.status = 200;
  CHECK_FALSE(is_failing_host(slow));
  CHECK(is_failing_host(with_status(503)));
  CHECK_FALSE(is_failing_host(with_status(404)));
}
