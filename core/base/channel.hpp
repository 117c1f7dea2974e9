// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace medtech {

/// A bounded queue from one thread to another. A full one makes the sender wait, so that a fast
/// source can't fill the memory while the disk is slow.
template <typename T>
class Channel {
 public:
  explicit Channel(std::size_t most) : most_(most) {}

  /// Waits for room; false where the channel was closed meanwhile, and the value is dropped.
  bool send(T value) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return values_.size() < most_ || closed_; });
    if (closed_) return false;
    values_.push_back(std::move(value));
    filled_.notify_one();
    return true;
  }

  /// The next value; absent where none came within `wait`, or the channel is closed and empty.
  std::optional<T> receive(std::chrono::milliseconds wait) {
    std::unique_lock lock(mutex_);
    filled_.wait_for(lock, wait, [this] { return !values_.empty() || closed_; });
    if (values_.empty()) return std::nullopt;
    T value = std::move(values_.front());
    values_.pop_front();
    room_.notify_one();
    return value;
  }

  /// No more is sent; what is queued can still be received.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
    room_.notify_all();
  }

  /// True where nothing will ever be received again.
  bool finished() {
    const std::lock_guard lock(mutex_);
    return closed_ && values_.empty();
  }

 private:
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable room_;
  std::deque<T> values_;
  bool closed_ = false;
};

}  // namespace medtech
