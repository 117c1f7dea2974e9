// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/channel.hpp"
#include "core/net/client.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace medtech::sources {

/// Threads that read answers while the client moves the bytes of others.
class ReadingThreads {
 public:
  static constexpr std::size_t most_threads = 4;

  /// The client outlives the threads.
  explicit ReadingThreads(net::Client& client, std::size_t at_most = most_threads)
      : client_(client), at_most_(at_most) {}
  ReadingThreads(const ReadingThreads&) = delete;
  ReadingThreads& operator=(const ReadingThreads&) = delete;
  /// Waits for what is being read; what is not begun is dropped.
  ~ReadingThreads();

  using Work = std::move_only_function<void()>;
  /// Has `work` done by a thread and then `done` called from the client's run(), which throws what
  /// `work` threw. Waits where much is waiting to be read.
  void read(Work work, Work done);

 private:
  struct Piece {
    Work work;
    Work done;
  };
  static constexpr std::size_t most_waiting = 16;

  void run();

  net::Client& client_;
  std::size_t at_most_;
  Channel<Piece> channel_{most_waiting};
  std::atomic<bool> stopping_{false};
  std::vector<std::thread> threads_;
};

}  // namespace medtech::sources
