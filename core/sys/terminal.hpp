// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/environment.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace medtech::sys {

enum class ColorChoice { automatic, always, never };

/// The three standard streams and what is known of them. Results go to stdout, talk to stderr.
/// Output is gathered and written in large pieces; on a terminal the whole of it goes through the
/// pager where it is longer than the screen. Writing after the reader has gone ends the process
/// quietly with 0.
class Terminal {
 public:
  /// The process's own streams.
  explicit Terminal(const Environment& environment);
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal();

  void choose_color(ColorChoice choice) { color_ = choice; }
  void set_quiet(bool quiet) { quiet_ = quiet; }
  void set_verbose(bool verbose) { verbose_ = verbose; }
  [[nodiscard]] bool quiet() const { return quiet_; }
  [[nodiscard]] bool verbose() const { return verbose_; }

  [[nodiscard]] bool out_is_terminal() const { return out_tty_; }
  [[nodiscard]] bool err_is_terminal() const { return err_tty_; }
  /// True where a person can be asked: stdin and stderr are terminals.
  [[nodiscard]] bool can_ask() const { return in_tty_ && err_tty_; }
  /// Whether styles may be used: --color, NO_COLOR, CLICOLOR_FORCE, terminal and TERM, in this
  /// order.
  [[nodiscard]] bool color_on_out() const { return color_on(out_tty_); }
  [[nodiscard]] bool color_on_err() const { return color_on(err_tty_); }
  /// Cells across: of stdout's own terminal, else COLUMNS, else 80.
  [[nodiscard]] std::size_t width() const;

  /// Part of the result.
  void out(std::string_view text);
  /// A sentence for the person, on a line of its own; not with -q.
  void say(std::string_view sentence);
  /// The same, only with -v.
  void detail(std::string_view sentence);
  /// "medtech: warning: …", also with -q.
  void warn(std::string_view sentence);
  /// Bytes to stderr as they are (progress); nothing is gathered.
  void err(std::string_view text);
  /// Asks on stderr and reads a line from stdin; absent at its end. Throws Error{interrupted} for
  /// Ctrl-C where interrupts are watched.
  std::optional<std::string> ask(std::string_view question);

  /// Writes what was gathered, through the pager where that is due. Called once at the end. Throws
  /// Error{storage} where stdout can't be written.
  void finish();

 private:
  [[nodiscard]] bool color_on(bool tty) const;
  [[nodiscard]] std::string pager() const;
  [[nodiscard]] std::size_t height() const;
  void write_out(std::string_view text);
  /// What goes to a person, broken between words where their terminal ends.
  [[nodiscard]] std::string laid_out(std::string_view sentences) const;
  bool page();

  Environment environment_;
  bool in_tty_, out_tty_, err_tty_;
  ColorChoice color_ = ColorChoice::automatic;
  bool quiet_ = false;
  bool verbose_ = false;
  std::string gathered_;
};

}  // namespace medtech::sys
