// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The language of the words of a search: terms side by side must all be there; "a phrase"; `a OR
/// b`; `NOT x` or `-x`; `begin*`. Any input has a meaning; nothing of it reaches the full-text
/// index unquoted.
namespace medtech::search {

struct Term {
  std::string text;  ///< a word or the words of a phrase
  bool prefix = false;

  bool operator==(const Term&) const = default;
};

struct Words {
  std::vector<std::vector<Term>> all_of;  ///< of each group one term must be there
  std::vector<Term> none_of;

  [[nodiscard]] bool empty() const { return all_of.empty() && none_of.empty(); }
  bool operator==(const Words&) const = default;
};

/// Reads words as typed. Throws Error{usage} for more than limits::query_terms terms.
Words parse_words(std::string_view typed);

/// Expressions of FTS5 for what must, and what must not be there; "" where there is nothing of it.
std::string required_expression(const Words& words);
std::string excluded_expression(const Words& words);

}  // namespace medtech::search
