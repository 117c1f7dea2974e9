// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.hpp"
#include "core/net/exchange.hpp"

#include <chrono>
#include <string>

namespace medtech::net {

/// Why a request has no response: for `source list`, and for people.
struct Failure {
  std::string kind;  ///< "timeout", "connect", "tls", "too-large", "redirect", "broken",
                     ///< "postponed"
  Error error;
};

/// The failure that a broken exchange with `host` ("x.example:8443") ends in.
Failure describe_breakage(const Answer& answer, const std::string& host, std::size_t body_bytes);
/// The failure of a redirect that is not followed, for the reason given.
Failure describe_redirect(const std::string& host, const std::string& reason);
/// The failure of a request whose address can't be asked.
Failure describe_bad_address();

/// The failure of a request that is not sent because its turn would come only after that wait.
Failure describe_postponed(const std::string& host, std::chrono::milliseconds wait);

/// The failure of a request that is not sent (any more) because its host, or all that its group
/// asks, has had nothing of use to say for so long.
Failure describe_silence(const std::string& host, std::chrono::milliseconds budget);

/// "200 ms", "15 s".
std::string spoken_duration(std::chrono::milliseconds duration);

}  // namespace medtech::net
