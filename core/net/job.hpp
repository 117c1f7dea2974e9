// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/exchange.hpp"
#include "core/net/http_cache.hpp"
#include "core/net/request.hpp"

#include <chrono>
#include <cstddef>
#include <expected>
#include <optional>
#include <string>

namespace medtech::net {

/// A request on its way, over redirects and attempts.
struct Job {
  Request request;
  std::string method;  ///< of the next question: GET after a redirect that says so
  Url url;             ///< of the next question, without user, secrets and fragment
  std::string home;    ///< the origin that the secrets are for
  std::optional<Login> login;
  std::string cache_key;               ///< "" where not cached
  std::optional<CachedResponse> copy;  ///< what the cache has
  std::size_t attempts = 0;
  std::size_t redirects = 0;
};

/// A job to begin with; absent where the address is not a complete http(s) one.
std::optional<Job> begin_job(Request request);

/// The next question: headers and conditions, with the secrets where it goes to their origin.
Question question_of(const Job& job);

/// True for the statuses that send elsewhere, with an address to go to.
bool is_redirect(const AnswerHead& head);

/// Writes "x" over each secret of the request that a text repeats, so that it goes nowhere with it;
/// secrets shorter than 8 bytes, which occur by chance, stay.
void conceal_secrets(std::string& text, const Request& request);

/// Turns the job to where a redirect points, or says why it is not followed ("more than 5 times"):
/// never from https to http, only http(s), bounded. Secrets that the query of the new address
/// repeats are taken out; one that repeats them elsewhere is not followed.
std::expected<void, std::string> follow_redirect(Job& job, const AnswerHead& head);

}  // namespace medtech::net
