// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/net/http_cache.hpp"

namespace medtech::net {

/// One HTTP request.
struct Request {
  std::string method = "GET";  ///< GET or POST
  std::string url;             ///< absolute, http or https
  std::vector<std::pair<std::string, std::string>> headers;
  /// Sent like headers, but never stored, logged or sent to another host: Authorization and the like.
  std::vector<std::pair<std::string, std::string>> secret_headers;
  /// Query parameters that hold secrets; appended to the URL when it is sent, kept out of everything else.
  std::vector<std::pair<std::string, std::string>> secret_query;
  std::string body;  ///< of POST

  /// How the cache may answer.
  enum class Caching {
    validate,  ///< ask with If-None-Match / If-Modified-Since unless the copy is still fresh by Cache-Control
    refresh,   ///< ask always, still with conditions
    none,      ///< neither read nor write the cache (POST is never cached)
  };
  Caching caching = Caching::validate;
  std::chrono::milliseconds timeout = limits::request_timeout;  ///< of one attempt, whole
};

/// What came back. An answer of any status is a response; where none came there is an Error{network}.
struct Response {
  int status = 0;
  std::string url;           ///< after redirects
  std::string content_type;  ///< as sent, lower case: "text/html; charset=iso-8859-1"
  std::string body;          ///< decompressed; of the cached copy where not_modified or fresh
  bool not_modified = false; ///< 304, or the copy was still fresh: the body is the one seen before
  bool asked = true;         ///< false where the copy was fresh and no request was made
  std::uint64_t bytes_received = 0;  ///< over the wire, body only
};

struct Outcome {
  std::optional<Response> response;
  std::optional<Error> error;  ///< set exactly where there is no response
  /// Kind of failure for `source list`: "timeout", "connect", "tls", "too-large", "redirect", "broken".
  std::string failure;
  std::size_t attempts = 0;
};

/// Runs many requests at once over libcurl's multi interface: HTTP/2 and connections reused, compression,
/// at most limits::connections_per_host a host (or `per_host` where smaller), retries with backoff and jitter
/// for 429, 500, 502, 503, 504 and broken transfers (honouring Retry-After up to
/// limits::retry_after_most), bounded redirects never from https to http, bounded bodies, verified TLS,
/// proxy variables honoured. Neither thread-safe nor copyable; callbacks run inside `run`.
class Client {
 public:
  struct Options {
    std::string user_agent;                    ///< "medtech/1.0 (+…)"
    std::size_t per_host = limits::connections_per_host;
    std::chrono::milliseconds spacing{0};      ///< between starts of requests to one host; never on loopback
    const volatile std::sig_atomic_t* interrupted = nullptr;  ///< polled; run() throws Error{interrupted}
    std::function<void(const std::string&)> log;  ///< one line an event with -v; secrets left out
    /// True where an environment variable names a proxy etc. libcurl reads these itself.
  };

  /// `cache` may be null. Loads libcurl.
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

  /// Works until nothing is queued. `tick`, where given, is called a few times a second.
  void run(const std::function<void()>& tick = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Scheme, host and port of an http(s) address in lower case ("https://x.example:8443"); empty if it has none.
std::string origin(const std::string& url);
/// True for localhost, 127.0.0.0/8 and [::1].
bool is_loopback(const std::string& url);
/// `reference` seen from the page at `base` (RFC 3986); http(s) results only, else empty.
std::string resolve(const std::string& base, const std::string& reference);
/// Percent-encodes everything but unreserved characters and those in `keep`.
std::string percent_encode(const std::string& text, const std::string& keep = "");

}  // namespace medtech::net
