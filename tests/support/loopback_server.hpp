// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/http_wire.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <source_location>
#include <string>
#include <vector>

namespace medtech::testing {

/// An HTTP/1.1 server on 127.0.0.1, on a port of its own, that answers by script: one thread a
/// connection, keep-alive. Routes may be added while it runs. A route that was never asked fails
/// the test in which the server is made (outside a test it is told on stderr).
class LoopbackServer {
 public:
  using Handler = std::function<Reply(const ReceivedRequest&)>;

  explicit LoopbackServer(std::source_location made = std::source_location::current());
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;
  ~LoopbackServer();

  /// Routes go by path ("/jobs", any query), by path and query ("/jobs?page=2", which wins), or by
  /// the beginning of the path ("/jobs/*", where nothing else fits). Anything else is answered with
  /// 404.
  void route(const std::string& target, Reply reply);
  /// One reply after the other; the last one stays.
  void sequence(const std::string& target, std::vector<Reply> replies);
  /// Replies made from the request; called by one thread at a time.
  void handle(const std::string& target, Handler handler);

  /// "http://127.0.0.1:PORT" and the target.
  [[nodiscard]] std::string url(const std::string& target = "") const;
  [[nodiscard]] std::uint16_t port() const;

  struct Counts {
    std::size_t requests = 0;
    std::uint64_t body_bytes = 0;  ///< sent, as on the wire
    std::size_t most_at_once = 0;  ///< requests being answered at the same time
  };
  /// What happened to one route so far.
  [[nodiscard]] Counts counts(const std::string& target) const;
  /// What happened to all requests together, those without a route included.
  [[nodiscard]] Counts total() const;
  [[nodiscard]] std::size_t connections() const;  ///< accepted so far
  /// All requests in the order in which they came.
  [[nodiscard]] std::vector<ReceivedRequest> received() const;
  /// Routes that no request has come to.
  [[nodiscard]] std::vector<std::string> unasked() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace medtech::testing
