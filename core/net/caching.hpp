// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/exchange.hpp"
#include "core/net/http_cache.hpp"
#include "core/net/request.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace medtech::net {

/// What the answer to a request is stored under: its address and headers without secrets, so that
/// what an answer may vary by is part of it. Empty where the request is not to be cached.
std::string cache_key(const Request& request);

/// True where a copy may be used at `now` without asking; never in the time before it was stored.
bool is_fresh(const CachedResponse& copy, std::chrono::sys_seconds now);

/// The header lines that ask only for what differs from the copy; none for another address than
/// its.
std::vector<std::string> conditions(const CachedResponse& copy, const std::string& url);

/// What to store of a whole answer to GET from `url`, which is fresh for `keep_for` at least;
/// absent where it may not be stored or a copy would never be of use.
std::optional<CachedResponse> storable(const Answer& answer, const std::string& url,
                                       std::uint64_t digest, std::chrono::sys_seconds now,
                                       std::chrono::seconds keep_for = {});

/// The response that a copy stands for, without its body.
Response response_of(const CachedResponse& copy, const std::string& key);

}  // namespace medtech::net
