// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/flow.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::document {

namespace {

constexpr std::size_t most_links = 50;  // of one line

}  // namespace

void Flow::text(std::string_view text, const Look& look) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view part = text.substr(at, end - at);
    line_cut_ = line_cut_ || line_.size() + part.size() > limits::document_line_bytes;
    if (line_.size() < limits::document_line_bytes) line_ += part;
    const auto letters = static_cast<std::size_t>(
        std::ranges::count_if(part, [](char c) { return !text::is_space(c); }));
    letters_ += letters;
    bold_ += look.bold ? letters : 0;
    hidden_ += look.hidden ? letters : 0;
    if (letters > sized_ && look.size > 0) {
      sized_ = letters;
      size_ = look.size;
    }
    if (end < text.size()) end_line();
    at = end + 1;
  }
}

void Flow::end_line() {
  std::string plain = tidy(line_, soft_hyphen_);
  if (plain.empty() || is_rule(plain)) {
    gap_ = gap_ || !item_;
  } else if (lines_.size() < limits::document_lines) {
    if (item_ && !has_bullet(plain)) plain = "• " + plain;
    Line line;
    line.item = has_bullet(plain);
    line.text = std::move(plain);
    line.page = page_;
    line.size = size_;
    line.bold = bold_ * 2 > letters_;
    line.hidden = hidden_ * 2 > letters_;
    line.heading = heading_;
    line.gap = gap_;
    line.indent = indent_;
    line.written = written_;
    line.source = source_;
    line.region = region_;
    line.links = std::move(links_);
    Replaced replaced = replaced_in(line_);
    line.joined = std::move(replaced.joined);
    line.icons = replaced.icons;
    line.drawn = lines_.size();
    line.meaning = meaning_;
    lines_.push_back(std::move(line));
    gap_ = false;
  } else {
    lines_cut_ = true;
  }
  line_.clear();
  links_.clear();
  bold_ = hidden_ = letters_ = sized_ = 0;
  size_ = 0;
  item_ = false;
  meaning_ = Meaning::none;
}

void Flow::link(std::string_view address) {
  if (address.empty() || links_.size() >= most_links) return;
  std::string plain = text::printable_line(address);
  if (std::ranges::find(links_, plain) == links_.end()) links_.push_back(std::move(plain));
}

std::string Flow::cut() const {
  if (lines_cut_)
    return fmt::format("it has more than {} lines, and what follows was not read",
                       limits::document_lines);
  if (line_cut_)
    return fmt::format("a line of it is longer than {} bytes, and its end was not read",
                       limits::document_line_bytes);
  return {};
}

bool Flow::has_text() const { return !text::trim(line_).empty(); }

std::vector<Line> Flow::take() {
  end_line();
  return std::move(lines_);
}

}  // namespace medtech::document
