// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/pattern.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <re2/re2.h>

#include <utility>

namespace medtech {

namespace {

std::string_view view_of(const re2::StringPiece& piece) { return {piece.data(), piece.size()}; }

re2::StringPiece piece_of(std::string_view text) { return {text.data(), text.size()}; }

RE2::Options options(bool ignore_case) {
  RE2::Options chosen;
  chosen.set_case_sensitive(!ignore_case);
  chosen.set_log_errors(false);
  chosen.set_max_mem(limits::pattern_memory);
  return chosen;
}

}  // namespace

struct Pattern::State {
  RE2 expression;

  State(std::string_view text, bool ignore_case)
      : expression(piece_of(text), options(ignore_case)) {}
};

Pattern::Pattern(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::compile(std::string_view expression, bool ignore_case) {
  if (expression.size() > limits::pattern_bytes) {
    return std::unexpected(Error(ErrorKind::input, "the regular expression is too long"));
  }
  auto state = std::make_unique<State>(expression, ignore_case);
  if (state->expression.ok()) return Pattern(std::move(state));
  return std::unexpected(
      Error(ErrorKind::input,
            "no valid regular expression: " + text::printable_line(state->expression.error()),
            "see https://github.com/google/re2/wiki/Syntax"));
}

bool Pattern::found_in(std::string_view text) const {
  return RE2::PartialMatch(piece_of(text), state_->expression);
}

std::optional<std::vector<std::string_view>> Pattern::match(std::string_view text) const {
  const int count = state_->expression.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(count));
  const bool found = state_->expression.Match(piece_of(text), 0, text.size(), RE2::UNANCHORED,
                                              pieces.data(), count);
  if (!found) return {};
  std::vector<std::string_view> groups;
  for (const re2::StringPiece& piece : pieces) groups.push_back(view_of(piece));
  return groups;
}

}  // namespace medtech
