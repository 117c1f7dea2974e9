// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/terminal.hpp"

#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sys/interrupt.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace medtech::sys {

namespace {

// All of it, or false with errno set.
bool write_fully(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::optional<winsize> window_of(int descriptor) {
  winsize window{};
  if (ioctl(descriptor, TIOCGWINSZ, &window) != 0 || window.ws_col == 0) return std::nullopt;
  return window;
}

// Returns when stdin has something to read, or its end. Signals are let in only while waiting, so
// that none comes between the look at the flag and the wait, and is slept over.
void wait_for_input() {
  sigset_t watched;
  sigset_t before;
  sigemptyset(&watched);
  sigaddset(&watched, SIGINT);
  sigaddset(&watched, SIGTERM);
  sigprocmask(SIG_BLOCK, &watched, &before);
  pollfd input{STDIN_FILENO, POLLIN, 0};
  while (interrupted == 0 && ppoll(&input, 1, nullptr, &before) < 0 && errno == EINTR) {
  }
  sigprocmask(SIG_SETMASK, &before, nullptr);
  throw_if_interrupted();
}

}  // namespace

Terminal::Terminal(const Environment& environment)
    : environment_(environment),
      in_tty_(isatty(STDIN_FILENO) == 1),
      out_tty_(isatty(STDOUT_FILENO) == 1),
      err_tty_(isatty(STDERR_FILENO) == 1) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that has gone is met as EPIPE
}

Terminal::~Terminal() = default;

bool Terminal::color_on(bool tty) const {
  if (color_ != ColorChoice::automatic) return color_ == ColorChoice::always;
  if (environment_.find_filled("NO_COLOR")) return false;
  if (const auto force = environment_.find_filled("CLICOLOR_FORCE"); force && *force != "0")
    return true;
  return tty && environment_.find_filled("TERM").value_or("dumb") != "dumb";
}

std::size_t Terminal::width() const {
  if (const auto window = window_of(STDOUT_FILENO)) return window->ws_col;
  std::size_t columns = 0;
  const std::string given = environment_.find("COLUMNS").value_or("");
  std::from_chars(given.data(), given.data() + given.size(), columns);
  return columns >= 20 && columns <= 1000 ? columns : 80;
}

std::size_t Terminal::height() const {
  const auto window = window_of(STDOUT_FILENO);
  return window && window->ws_row > 0 ? window->ws_row : 24;
}

std::string Terminal::pager() const {
  const auto own = environment_.find("MEDTECH_PAGER");
  const std::string command = own ? *own : environment_.find("PAGER").value_or("less");
  return command == "cat" ? "" : command;
}

void Terminal::write_out(std::string_view text) {
  if (write_fully(STDOUT_FILENO, text)) return;
  if (errno == EPIPE) _exit(0);  // the reader had enough: ripgrep's manners
  throw Error(ErrorKind::storage, std::string("can't write the output: ") + std::strerror(errno));
}

void Terminal::out(std::string_view text) {
  gathered_ += text;
  // On a terminal all of it waits for the pager; a person can't read more than this.
  const std::size_t most = out_tty_ ? 16 * limits::mebibyte : 64 * limits::kibibyte;
  if (gathered_.size() >= most) {
    write_out(gathered_);
    gathered_.clear();
  }
}

void Terminal::say(std::string_view sentence) {
  if (!quiet_) err(laid_out(sentence) + "\n");
}

void Terminal::detail(std::string_view sentence) {
  if (verbose_) err(std::string(sentence) + "\n");
}

void Terminal::warn(std::string_view sentence) {
  err(laid_out("medtech: warning: " + std::string(sentence)) + "\n");
}

std::string Terminal::laid_out(std::string_view sentences) const {
  if (!err_tty_) return std::string(sentences);
  const std::size_t across = width();
  std::string out;
  for (const std::string_view line : text::lines(sentences)) {
    const std::size_t margin = std::min(line.find_first_not_of(' '), line.size());
    const std::vector<std::string_view> words = text::split(line, ' ');
    // An address longer than a line stays whole for who copies it.
    const bool fits = std::ranges::all_of(
        words, [&](std::string_view word) { return margin + text::width(word) <= across; });
    if (!out.empty()) out += '\n';
    if (!fits || text::width(line) <= across) {
      out += line;
      continue;
    }
    const auto parts = text::wrap(line.substr(margin), across - margin);
    for (std::size_t i = 0; i < parts.size(); ++i)
      out += (i == 0 ? "" : "\n") + std::string(margin, ' ') + parts[i];
  }
  return out;
}

void Terminal::err(std::string_view text) {
  write_fully(STDERR_FILENO, text);  // nobody is left to be told where this fails
}

std::optional<std::string> Terminal::ask(std::string_view question) {
  err(question);
  std::string answer;
  for (char c = 0; answer.size() < limits::line_bytes;) {
    wait_for_input();
    const ssize_t got = read(STDIN_FILENO, &c, 1);
    if (got <= 0 && answer.empty()) return std::nullopt;
    if (got <= 0 || c == '\n') break;
    answer += c;
  }
  return answer;
}

// False where there is no pager to be had.
bool Terminal::page() {
  const std::string command = pager();
  if (command.empty()) return false;
  int ends[2];
  if (pipe(ends) != 0) return false;
  const pid_t child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    return false;
  }
  if (child == 0) {
    std::signal(SIGPIPE, SIG_DFL);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    close(ends[1]);
    setenv("LESS", "FRX", 0);
    execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  close(ends[0]);
  write_fully(ends[1], gathered_);
  close(ends[1]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return !(WIFEXITED(status) && (WEXITSTATUS(status) == 127 || WEXITSTATUS(status) == 126));
}

void Terminal::finish() {
  const auto lines = static_cast<std::size_t>(std::ranges::count(gathered_, '\n'));
  const bool paged = out_tty_ && lines >= height() && page();
  if (!paged) write_out(gathered_);
  gathered_.clear();
}

}  // namespace medtech::sys
