// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/reading_threads.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace medtech::sources {

ReadingThreads::~ReadingThreads() {
  stopping_ = true;
  channel_.close();
  for (std::thread& thread : threads_) thread.join();
}

void ReadingThreads::read(Work work, Work done) {
  const std::size_t wanted =
      std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, at_most_);
  if (threads_.size() < wanted) threads_.emplace_back([this] { run(); });
  client_.expect();
  channel_.send({std::move(work), std::move(done)});
}

void ReadingThreads::run() {
  while (!channel_.finished()) {
    auto piece = channel_.receive(std::chrono::hours(1));
    if (!piece || stopping_) continue;
    try {
      piece->work();
    } catch (...) {
      piece->done = [failure = std::current_exception()] { std::rethrow_exception(failure); };
    }
    client_.bring(std::move(piece->done));
  }
}

}  // namespace medtech::sources
