// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pty.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <pty.h>
#include <stdexcept>
#include <unistd.h>

namespace medtech::testing {

namespace {

constexpr std::chrono::seconds patience{30};

}  // namespace

PtyRun::PtyRun(const Home& home, const std::vector<std::string>& arguments, Window window)
    : deadline_(std::chrono::steady_clock::now() + patience) {
  const winsize size{window.rows, window.columns, 0, 0};
  process_ = forkpty(&terminal_, nullptr, nullptr, &size);
  if (process_ < 0) throw std::runtime_error("no pseudo-terminal");
  if (process_ == 0) home.become(arguments);
}

PtyRun::~PtyRun() {
  if (process_ > 0) {
    kill(process_, SIGKILL);
    wait_for(process_);
  }
  close(terminal_);
}

// False at the end: the program and all that it started have closed the terminal.
bool PtyRun::read_some() {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      deadline_ - std::chrono::steady_clock::now());
  pollfd ready{terminal_, POLLIN, 0};
  const int events = poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
  if (events < 0 && errno == EINTR) return true;
  if (events <= 0) {
    kill(process_, SIGKILL);
    return false;
  }
  std::array<char, 4096> piece{};
  const ssize_t got = read(terminal_, piece.data(), piece.size());
  if (got <= 0) return got < 0 && errno == EINTR;
  std::copy_if(piece.begin(), piece.begin() + got, std::back_inserter(shown_),
               [](char c) { return c != '\r'; });
  return true;
}

bool PtyRun::wait_until_shown(std::string_view text) {
  while (shown_.find(text) == std::string::npos) {
    if (!read_some()) return false;
  }
  return true;
}

void PtyRun::type(std::string_view keys) const {
  while (!keys.empty()) {
    const ssize_t typed = write(terminal_, keys.data(), keys.size());
    if (typed < 0 && errno == EINTR) continue;
    if (typed < 0) throw std::runtime_error("the terminal takes no keys");
    keys.remove_prefix(static_cast<std::size_t>(typed));
  }
}

int PtyRun::finish() {
  while (read_some()) {
  }
  const int code = wait_for(process_);
  process_ = -1;
  return code;
}

}  // namespace medtech::testing
