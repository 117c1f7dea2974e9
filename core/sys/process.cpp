// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/process.hpp"

#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/sys/interrupt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace medtech::sys {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// Interrupts and the end of a command are noticed within this time.
constexpr milliseconds process_tick{20};

/// A running command whose standard output is read here. Killed with its group where it still runs.
class Command {
 public:
  Command(pid_t process, int output) : process_(process), output_(output) {}
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  ~Command() {
    close(output_);
    if (status_) return;
    kill(-process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  /// What it printed within a tick; absent where nothing more will come.
  std::optional<std::string> read();
  /// How it ended; absent while it runs.
  std::optional<int> status();

 private:
  pid_t process_;
  int output_;
  std::optional<int> status_;
};

std::optional<std::string> Command::read() {
  pollfd waiting{.fd = output_, .events = POLLIN, .revents = 0};
  if (poll(&waiting, 1, static_cast<int>(process_tick.count())) <= 0) return "";
  std::array<char, 4096> buffer;
  const ssize_t count = ::read(output_, buffer.data(), buffer.size());
  if (count < 0 && errno == EINTR) return "";
  if (count <= 0) return std::nullopt;
  return std::string(buffer.data(), static_cast<std::size_t>(count));
}

std::optional<int> Command::status() {
  int status = 0;
  if (!status_ && waitpid(process_, &status, WNOHANG) == process_) status_ = status;
  return status_;
}

// A group of its own lets all of it be killed; it is not the terminal's, so it can't ask there.
std::optional<pid_t> start_in_shell(const std::string& command, int output) {
  std::string words[] = {"/bin/sh", "-c", command};
  char* arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t child = 0;
  const int failure = posix_spawn(&child, arguments[0], &files, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return failure == 0 ? std::optional(child) : std::nullopt;
}

std::unexpected<Error> command_failed(std::string how) {
  return std::unexpected(Error(ErrorKind::input, std::move(how)));
}

Result<std::string> line_when_ended(int status, const std::string& printed,
                                    std::size_t most_bytes) {
  if (WIFSIGNALED(status)) return command_failed("was ended by a signal");
  if (WEXITSTATUS(status) != 0)
    return command_failed(fmt::format("failed with exit status {}", WEXITSTATUS(status)));
  const std::string line(text::trim(printed.substr(0, printed.find('\n'))));
  if (line.empty()) return command_failed("printed nothing on its first line");
  if (line.size() > most_bytes) return command_failed("printed too long a line");
  return line;
}

}  // namespace

bool start_detached(const std::vector<std::string>& command) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  pid_t child = 0;
  const int failure =
      posix_spawnp(&child, arguments[0], nullptr, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  return failure == 0;
}

Result<std::string> first_line_of(const std::string& command, milliseconds limit,
                                  std::size_t most_bytes) {
  const auto end = Clock::now() + limit;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return command_failed("can't be started");
  const std::optional<pid_t> process = start_in_shell(command, ends[1]);
  close(ends[1]);
  if (!process) {
    close(ends[0]);
    return command_failed("can't be started");
  }
  Command running(*process, ends[0]);
  std::string printed;
  bool open = true;
  while (true) {
    const std::optional<int> status = running.status();  // before the last reading
    throw_if_interrupted();
    if (Clock::now() >= end)
      return command_failed(fmt::format("did not end within {} s", (limit.count() + 999) / 1000));
    if (open) {
      const std::optional<std::string> piece = running.read();
      open = piece.has_value();
      if (piece && printed.size() <= most_bytes) printed += *piece;
      if (piece && !piece->empty()) continue;
    } else if (!status) {
      poll(nullptr, 0, static_cast<int>(process_tick.count()));
    }
    // What it left running may hold the pipe open.
    if (status) return line_when_ended(*status, printed, most_bytes);
  }
}

}  // namespace medtech::sys
