// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.hpp"
#include "core/net/http_cache.hpp"
#include "core/net/request.hpp"
#include "core/net/url.hpp"

#include <chrono>
#include <csignal>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace medtech::net {

/// Runs many requests at once over libcurl's multi interface: HTTP/2 and connections reused,
/// compression, at most limits::connections_per_host a host (`per_host` where smaller, else what
/// the requests' pace says), retries with backoff and jitter for 429, 500, 502, 503, 504 and broken
/// transfers (honouring Retry-After up to limits::retry_after_most), bounded redirects never from
/// https to http, bounded bodies, verified TLS, proxy variables honoured. Not copyable; used by
/// one thread, but for bring(); callbacks run inside `run`.
class Client {
 public:
  struct Options {
    std::string user_agent;  ///< "medtech/1.0 (+…)"
    std::size_t per_host = limits::connections_per_host;
    /// Between starts of requests to one host; never on loopback.
    std::chrono::milliseconds spacing{0};
    std::chrono::milliseconds connect_timeout = limits::connect_timeout;
    std::chrono::milliseconds idle_timeout = limits::idle_timeout;  ///< without a byte either way
    std::chrono::milliseconds retry_delay = limits::retry_delay;    ///< before the first retry
    /// Polled; run() throws Error{interrupted} where it is not 0.
    const volatile std::sig_atomic_t* interrupted = nullptr;
    std::function<void(const std::string&)> log;  ///< one line an event with -v; secrets left out
  };

  /// `cache` may be null and outlives the client. libcurl is loaded when the first request is sent;
  /// run() throws Error{defect} where it is not installed.
  Client(Options options, HttpCache* cache);
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  using Done = std::function<void(Outcome)>;
  /// Queues a request; `done` is called once from run(), and may submit more. The returned number
  /// can be given to cancel().
  std::size_t submit(Request request, Done done);
  /// Drops queued and running requests with this number; their `done` is not called.
  void cancel(std::size_t number);

  /// Works until nothing is queued and no call is expected. `tick`, where given, is called a few
  /// times a second.
  void run(const std::function<void()>& tick = {});

  /// Announces a call that another thread will bring: run() goes on until it was made.
  void expect();
  /// Brings a call that was announced, from any thread; it is made from run().
  void bring(std::move_only_function<void()> call);

  /// Brings in the body of a response that was not modified; others have theirs. False where the
  /// copy is gone or damaged; it is forgotten then, and asking again gets the whole answer.
  [[nodiscard]] bool load_body(Response& response);

  /// From now on at least so long between the starts of requests to that address's host, loopback
  /// excepted: what its robots.txt asks for.
  void keep_spacing(const std::string& url, std::chrono::milliseconds spacing);

  /// What was asked of each host so far and how, one line each, for -v.
  [[nodiscard]] std::vector<std::string> account() const;

  /// Drops the copy of that request's answer, so that it is asked for anew.
  void forget(const Request& request);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace medtech::net
