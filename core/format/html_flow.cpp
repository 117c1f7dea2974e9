// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/html_flow.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/entities.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::html {

namespace {

enum class Class : unsigned char { plain, blank, line, reference, unusual };

// Bytes by what the flow does with them. "Unusual" are the first bytes of the characters that it
// looks at.
constexpr auto classes = [] {
  std::array<Class, 256> table{};
  const auto set = [&table](Class kind, std::string_view bytes) {
    for (const char c : bytes) table[static_cast<unsigned char>(c)] = kind;
  };
  set(Class::blank, std::string_view(" \t\f\v\0", 5));
  set(Class::line, "\n\r");
  set(Class::reference, "&");
  set(Class::unusual, "\xC2\xE2\xEF");
  return table;
}();

Class class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

constexpr std::string_view no_break_blank = "\xC2\xA0";
// Soft hyphen, zero-width space, word joiner, byte order mark: nothing to be seen.
constexpr std::string_view invisible[] = {"\xC2\xAD", "\xE2\x80\x8B", "\xE2\x81\xA0",
                                          "\xEF\xBB\xBF"};

constexpr std::string_view line_separators[] = {"\xE2\x80\xA8", "\xE2\x80\xA9"};

bool is_clean(char c) { return c == '\n' || (c >= ' ' && c < 0x7F); }

// Lines without blanks at their ends, at most one blank line in a row, none at either end.
std::string tidy_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank_due = false;
  for (std::string_view line : text::lines(text)) {
    while (line.ends_with(' ')) line.remove_suffix(1);
    if (line.empty()) {
      blank_due = !out.empty();
      continue;
    }
    if (!out.empty()) out += '\n';
    if (std::exchange(blank_due, false)) out += '\n';
    out += line;
  }
  return out;
}

}  // namespace

void Flow::text(std::string_view written, bool keep_lines) {
  for (std::size_t at = 0; at < written.size();) {
    switch (class_of(written[at])) {
      case Class::plain: {
        const std::size_t begin = at;
        while (at < written.size() && class_of(written[at]) == Class::plain) ++at;
        word(written.substr(begin, at - begin));
        break;
      }
      case Class::line:
        if (keep_lines && written[at] == '\n') line_break();
        [[fallthrough]];
      case Class::blank:
        blank_ = true;
        ++at;
        break;
      case Class::reference:
        at += reference(written.substr(at), keep_lines);
        break;
      case Class::unusual:
        at += unusual(written.substr(at));
        break;
    }
  }
}

// Takes the reference at the start of the text, or its "&" alone; tells how many bytes that was.
std::size_t Flow::reference(std::string_view text, bool keep_lines) {
  std::string decoded;
  const std::size_t size = decode_reference(text, decoded);
  if (size == 0 || decoded == "&") {
    word("&");
    return std::max<std::size_t>(size, 1);
  }
  this->text(decoded, keep_lines);
  return size;
}

// Takes the character at the start of the text, or its first byte alone.
std::size_t Flow::unusual(std::string_view text) {
  for (const std::string_view character : invisible) {
    if (text.starts_with(character)) return character.size();
  }
  for (const std::string_view separator : line_separators) {
    if (!text.starts_with(separator)) continue;
    line_break();
    return separator.size();
  }
  if (text.starts_with(no_break_blank)) {
    blank_ = true;
    return no_break_blank.size();
  }
  word(text.substr(0, 1));
  return 1;
}

void Flow::word(std::string_view run) {
  if (breaks_ > 0 || separator_ || out_.empty() || !mark_.empty()) {
    begin_line();
  } else if (blank_) {
    out_ += ' ';
  }
  blank_ = false;
  out_ += run;
}

// Writes what is due in front of the first word of a line or cell.
void Flow::begin_line() {
  if (!rows_.empty()) rows_.back() = true;
  if (std::exchange(separator_, false)) {
    out_ += " | ";
    breaks_ = 0;
    return;
  }
  if (!out_.empty()) out_.append(static_cast<std::size_t>(breaks_), '\n');
  breaks_ = 0;
  const std::size_t level = std::clamp<std::size_t>(lists_, 1, limits::html_list_levels);
  if (!mark_.empty()) {
    out_.append(2 * (level - 1), ' ');
    out_ += std::exchange(mark_, {});
    out_ += ' ';
  } else if (items_ > 0) {
    out_.append(2 * level, ' ');
  }
}

// Before the first word of an item nothing breaks: its mark stands on the item's line already.
void Flow::break_up_to(int lines) {
  if (!mark_.empty()) return;
  breaks_ = std::max(breaks_, std::min(lines, in_list() ? 1 : 2));
}

void Flow::open_list() {
  mark_.clear();  // a list that begins an item takes its place
  in_list() ? line() : blank_line();
  ++lists_;
}

void Flow::close_list() {
  --lists_;
  in_list() ? line() : blank_line();
}

void Flow::open_item(std::string mark) {
  line();
  separator_ = false;
  mark_ = std::move(mark);
  ++items_;
}

void Flow::close_item() {
  --items_;
  mark_.clear();
  line();
}

void Flow::open_row() {
  line();
  separator_ = false;
  rows_.push_back(false);
}

void Flow::close_row() {
  const bool has_text = rows_.back();
  rows_.pop_back();
  if (has_text && !rows_.empty()) rows_.back() = true;
  separator_ = false;
  line();
}

void Flow::open_cell() { separator_ = !rows_.empty() && rows_.back(); }

std::string Flow::finish() && {
  if (std::ranges::all_of(out_, is_clean)) return std::move(out_);
  std::string printable = text::printable(out_);
  // What printable takes away may have stood alone on its line.
  return printable == out_ ? printable : tidy_lines(printable);
}

}  // namespace medtech::html
