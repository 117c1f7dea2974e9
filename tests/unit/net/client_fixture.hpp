// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/client.hpp"
#include "core/net/http_cache.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/temporary_directory.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace medtech::testing {

/// A client with short time-outs, two servers to talk to and a cache that is used on demand.
class ClientFixture {
 public:
  ClientFixture() {
    for (const char* name : {"http_proxy", "all_proxy", "ALL_PROXY"}) unsetenv(name);
    options.user_agent = "medtech-test/1";
    options.idle_timeout = std::chrono::milliseconds(300);
    options.connect_timeout = std::chrono::milliseconds(1000);
    options.retry_delay = std::chrono::milliseconds(10);
    options.log = [this](const std::string& line) { log.push_back(line); };
  }

  LoopbackServer server;
  LoopbackServer other;
  net::Client::Options options;  ///< taken over by the first use of client()
  std::vector<std::string> log;

  net::Client& client() {
    if (!client_) client_.emplace(options, cache_.get());
    return *client_;
  }
  /// Begins anew with what was stored so far, as another run of the program would.
  void begin_anew() {
    client_.reset();
    cache_ = std::make_unique<net::HttpCache>(cache_path());
    log.clear();
  }
  net::HttpCache& cache() { return *cache_; }
  [[nodiscard]] std::string cache_path() const { return directory_.file("http.db"); }

  [[nodiscard]] net::Request request_to(const std::string& target) const {
    net::Request request;
    request.url = server.url(target);
    return request;
  }
  net::Outcome ask(net::Request request) {
    net::Outcome result;
    client().submit(std::move(request), [&](net::Outcome outcome) { result = std::move(outcome); });
    client().run();
    return result;
  }
  net::Outcome ask(const std::string& url) {
    net::Request request;
    request.url = url;
    return ask(std::move(request));
  }
  static void ignore(const net::Outcome& /*outcome*/) {}

 private:
  TemporaryDirectory directory_;
  std::unique_ptr<net::HttpCache> cache_;
  std::optional<net::Client> client_;
};

}  // namespace medtech::testing
