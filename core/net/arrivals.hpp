// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <vector>

namespace medtech::net {

/// Calls that other threads hand to the one that moves the bytes, which waits for them and for its
/// sockets at the same time.
class Arrivals {
 public:
  using Call = std::move_only_function<void()>;

  /// Throws Error{defect} where the system has no descriptor left.
  Arrivals();
  Arrivals(const Arrivals&) = delete;
  Arrivals& operator=(const Arrivals&) = delete;
  ~Arrivals();

  /// One more call will come.
  void expect() { ++expected_; }
  /// True while a call that was announced has not been made.
  [[nodiscard]] bool are_expected() const { return expected_ > 0; }
  /// Brings a call that was announced; from any thread.
  void bring(Call call);
  /// Makes the calls that have come, in their order.
  void make();
  /// Waits until a call comes, at most so long.
  void wait(std::chrono::milliseconds at_most) const;
  /// Readable while calls are waiting.
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
  std::size_t expected_ = 0;
  std::mutex mutex_;
  std::vector<Call> calls_;
};

}  // namespace medtech::net
