// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/child.hpp"

#include "core/base/error.hpp"
#include "core/sys/interrupt.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace medtech::sys {

namespace {

using ChildClock = std::chrono::steady_clock;

constexpr std::size_t pipe_piece = 64UL * 1024;
constexpr int child_tick_ms = 100;  // an interrupt is noticed within this time

/// The other process; killed where it still runs.
class Child {
 public:
  Child(pid_t process, int output) : process_(process), output_(output) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    close(output_);
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    wait_for_end();
  }

  [[nodiscard]] int output() const { return output_; }

  /// Its status, when it has ended.
  int wait_for_end() {
    int status = 0;
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
    return status;
  }

 private:
  pid_t process_;
  int output_;
};

void set_limit(int what, rlim_t most) {
  const rlimit limit{most, most};
  setrlimit(static_cast<__rlimit_resource_t>(what), &limit);
}

void limit_this_process(const ChildLimits& limits) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_FSIZE, 0);  // pipes have no size
  set_limit(RLIMIT_CPU, static_cast<rlim_t>(limits.time.count() / 1000 + 1));
  // Sanitizers reserve more address space than any limit allows.
#if !defined(__SANITIZE_ADDRESS__)
#if defined(__has_feature)
#if !__has_feature(address_sanitizer)
  if (limits.memory_bytes > 0) set_limit(RLIMIT_AS, limits.memory_bytes);
#endif
#else
  if (limits.memory_bytes > 0) set_limit(RLIMIT_AS, limits.memory_bytes);
#endif
#endif
}

// Standard streams lead nowhere, `output` becomes descriptor 3, all others are closed.
int close_all_but(int output) {
  constexpr int kept = 3;
  const int nowhere = open("/dev/null", O_RDWR);
  for (int standard = 0; standard < kept; ++standard) dup2(nowhere, standard);
  if (output != kept) dup2(output, kept);
  close_range(kept + 1, ~0U, 0);
  return kept;
}

[[noreturn]] void be_the_child(const std::function<int(int)>& work, int output,
                               const ChildLimits& limits) {
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGSEGV, SIGABRT}) {
    std::signal(signal, SIG_DFL);
  }
  const int kept = close_all_but(output);
  limit_this_process(limits);
  int status = 1;
  try {
    status = work(kept);
  } catch (...) {  // nobody is left to tell
  }
  _exit(status);
}

// Reads until the other end is closed. Absent where it is, else how the child is to be judged.
std::optional<ChildOutcome::End> drain(const Child& child, const ChildLimits& limits,
                                       std::string& output) {
  const auto end = ChildClock::now() + limits.time;
  const auto buffer = std::make_unique_for_overwrite<char[]>(pipe_piece);
  while (true) {
    throw_if_interrupted();
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - ChildClock::now()).count();
    if (left <= 0) return ChildOutcome::End::too_long;
    pollfd waiting{.fd = child.output(), .events = POLLIN, .revents = 0};
    const int ready =
        poll(&waiting, 1, static_cast<int>(std::min<decltype(left)>(left, child_tick_ms)));
    if (ready <= 0) continue;
    const ssize_t size = read(child.output(), buffer.get(), pipe_piece);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return std::nullopt;
    output.append(buffer.get(), static_cast<std::size_t>(size));
    if (output.size() > limits.output_bytes) return ChildOutcome::End::too_much;
  }
}

}  // namespace

ChildOutcome run_in_child(const std::function<int(int output)>& work, const ChildLimits& limits,
                          const std::function<void()>& meanwhile) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    throw Error(ErrorKind::defect, std::string("can't make a pipe: ") + std::strerror(errno));
  }
  const pid_t process = fork();
  if (process == 0) be_the_child(work, ends[1], limits);
  close(ends[1]);
  Child child(process, ends[0]);
  if (process < 0) {
    throw Error(ErrorKind::defect, std::string("can't start a process: ") + std::strerror(errno));
  }
  if (meanwhile) meanwhile();
  ChildOutcome outcome;
  if (const auto stopped = drain(child, limits, outcome.output)) {
    outcome.end = *stopped;
    return outcome;
  }
  const int status = child.wait_for_end();
  if (WIFSIGNALED(status)) {
    outcome.end =
        WTERMSIG(status) == SIGXCPU ? ChildOutcome::End::too_long : ChildOutcome::End::crashed;
  } else {
    outcome.end = WEXITSTATUS(status) == 0 ? ChildOutcome::End::done : ChildOutcome::End::failed;
  }
  return outcome;
}

}  // namespace medtech::sys
