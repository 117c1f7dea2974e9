// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::sources {

/// What a site's robots.txt asks of us (RFC 9309): which paths not to read.
class Robots {
 public:
  /// Asks nothing: everything may be read.
  Robots() = default;
  /// Reads the rules for `agent`, else those for everyone. Never fails; of a longer one
  /// the whole lines of the first 500 KiB are read (RFC 9309, 2.5).
  Robots(std::string_view text, std::string_view agent);

  /// Whether the path (with its query) may be read: the longest rule that matches decides, Allow
  /// before Disallow.
  [[nodiscard]] bool allows(std::string_view path) const;

  /// The time between two requests that its Crawl-delay asks for, at most limits::crawl_delay_most;
  /// absent where it asks for none.
  [[nodiscard]] std::optional<std::chrono::milliseconds> crawl_delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;  ///< with * for anything and $ for the end
    bool allow = false;
  };
  std::vector<Rule> rules_;
  std::optional<std::chrono::milliseconds> delay_;
};

}  // namespace medtech::sources
