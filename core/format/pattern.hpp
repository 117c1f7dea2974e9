// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech {

/// A regular expression in RE2's syntax: matching is linear in the text, memory bounded.
class Pattern {
 public:
  /// Compiles; the error tells what is wrong with the expression. Case is ignored on demand.
  static Result<Pattern> compile(std::string_view expression, bool ignore_case = true);

  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  [[nodiscard]] bool found_in(std::string_view text) const;
  /// The whole match and its groups (unmatched ones empty), of the first match; absent without one.
  [[nodiscard]] std::optional<std::vector<std::string_view>> match(std::string_view text) const;

 private:
  struct State;
  explicit Pattern(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace medtech
