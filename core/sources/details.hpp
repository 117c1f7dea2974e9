// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

namespace medtech::sources {

/// What one source is asked of single openings: requests that wait for their turn, and how those
/// before them went. Where a service refuses them the rest is left, so that no wall is run against
/// a thousand times.
class Details {
 public:
  void add(Request request) { waiting_.push_back(std::move(request)); }

  /// The next one to ask, which counts as under way until `ended`; absent where none waits or
  /// enough are under way.
  std::optional<Request> next();
  /// The next one to leave; absent where none waits, or they are not refused.
  std::optional<Request> next_left();

  /// One was answered and read.
  void came();
  /// One could not be had; `gone` where its opening is no longer there.
  void failed(const std::string& why, bool gone);
  void ended() { --under_way_; }

  [[nodiscard]] bool are_refused() const;
  /// What is to be said of those that could not be had; "" where all were, or are gone.
  [[nodiscard]] std::string lack() const;

 private:
  std::optional<Request> take();

  std::deque<Request> waiting_;
  std::size_t under_way_ = 0;
  std::size_t had_ = 0;
  std::size_t failed_ = 0;
  std::size_t failed_in_a_row_ = 0;
  std::size_t lacking_ = 0;  // of the failed, openings that are there all the same
  std::string why_;          // the first failed
};

}  // namespace medtech::sources
