// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/client.hpp"
#include "core/sources/robots.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace medtech::sources {

/// Asks each site's robots.txt once before pages of it are read, and has the client keep its
/// Crawl-delay.
class RobotsGate {
 public:
  /// The client outlives the gate, and the gate the client's run().
  explicit RobotsGate(net::Client& client) : client_(client) {}

  /// Calls with "" where the page may be read, else with the reason why not: at once where the site
  /// is known, else from the client's run(). A site without robots.txt forbids nothing; one whose
  /// robots.txt can't be had, all.
  using Verdict = std::function<void(const std::string& refusal)>;
  void ask(const std::string& url, std::chrono::milliseconds timeout, Verdict verdict);

 private:
  struct Site {
    std::string origin;
    std::optional<Robots> robots;
    std::string failure;
    bool answered = false;
    std::vector<std::pair<std::string, Verdict>> waiting;
  };

  void take(Site& site, net::Outcome outcome);
  static std::string refusal(const Site& site, const std::string& url);

  net::Client& client_;
  std::map<std::string, Site> sites_;
};

}  // namespace medtech::sources
