// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/arrivals.hpp"

#include "core/base/error.hpp"

#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace medtech::net {

Arrivals::Arrivals() : descriptor_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (descriptor_ < 0) throw Error(ErrorKind::defect, "too many files are open");
}

Arrivals::~Arrivals() { close(descriptor_); }

void Arrivals::bring(Call call) {
  const std::lock_guard lock(mutex_);
  calls_.push_back(std::move(call));
  // It can only fail where it is readable anyhow.
  [[maybe_unused]] const int ignored = eventfd_write(descriptor_, 1);
}

void Arrivals::make() {
  std::vector<Call> calls;
  {
    const std::lock_guard lock(mutex_);
    if (calls_.empty()) return;
    calls.swap(calls_);
    eventfd_t count = 0;
    [[maybe_unused]] const int ignored = eventfd_read(descriptor_, &count);
  }
  expected_ -= calls.size();  // also those behind one that throws
  for (Call& call : calls) call();
}

void Arrivals::wait(std::chrono::milliseconds at_most) const {
  pollfd readable{.fd = descriptor_, .events = POLLIN, .revents = 0};
  // An interrupted wait is looked after by whoever waits.
  [[maybe_unused]] const int ignored = poll(&readable, 1, static_cast<int>(at_most.count()));
}

}  // namespace medtech::net
