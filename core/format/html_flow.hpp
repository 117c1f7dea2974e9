// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::html {

/// Plain text in the making: runs of blanks collapse, line breaks wait until something follows
/// them, so that neither blanks at line ends nor empty lines at the end or in a row come about.
class Flow {
 public:
  /// Text as written: references are decoded, white space is collapsed; with `keep_lines` its line
  /// breaks are breaks of the result too.
  void text(std::string_view written, bool keep_lines);

  /// What follows begins on a line of its own, or behind a blank line.
  void line() { break_up_to(1); }
  void blank_line() { break_up_to(2); }
  /// A <br>: two of them make a blank line.
  void line_break() { break_up_to(breaks_ + 1); }

  /// A list opens or closes.
  void open_list();
  void close_list();
  /// An item of the innermost list begins with a mark ("-", "3.") or ends. An empty item leaves no
  /// trace.
  void open_item(std::string mark);
  void close_item();

  /// A row of a table opens or closes; its cells stand on one line with " | " between them.
  void open_row();
  void close_row();
  void open_cell();

  /// The text: valid UTF-8 without control characters but line breaks.
  [[nodiscard]] std::string finish() &&;

 private:
  void break_up_to(int breaks);
  void word(std::string_view run);
  void begin_line();
  std::size_t reference(std::string_view text, bool keep_lines);
  std::size_t unusual(std::string_view text);
  [[nodiscard]] bool in_list() const { return lists_ > 0 || items_ > 0; }

  std::string out_;
  int breaks_ = 0;          // line breaks due before the next word
  bool blank_ = false;      // a blank is due before the next word
  bool separator_ = false;  // " | " is due before the next word
  std::string mark_;        // of the item that the next word begins
  std::size_t lists_ = 0;
  std::size_t items_ = 0;   // open ones
  std::vector<bool> rows_;  // open rows: whether they have text
};

}  // namespace medtech::html
