// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/words.hpp"

#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <utility>

namespace medtech::search {

namespace {

struct Token {
  std::string text;
  bool quoted = false;
  bool negated = false;
};

// The index splits words at everything else; a term without any of these would match nothing.
bool has_content(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return text::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80; });
}

std::vector<Token> tokens_of(std::string_view typed) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (at < typed.size()) {
    if (text::is_space(typed[at])) {
      ++at;
      continue;
    }
    Token token;
    if (typed[at] == '-' && at + 1 < typed.size() && !text::is_space(typed[at + 1])) {
      token.negated = true;
      ++at;
    }
    if (typed[at] == '"') {
      token.quoted = true;
      const std::size_t end = std::min(typed.find('"', at + 1), typed.size());
      token.text = typed.substr(at + 1, end - at - 1);
      at = std::min(end + 1, typed.size());
    } else {
      const std::size_t end = std::min(typed.find_first_of(" \t\n\r\f\v\"", at), typed.size());
      token.text = typed.substr(at, end - at);
      at = end;
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

Term term_of(const Token& token) {
  Term term{token.text, false};
  if (!token.quoted && term.text.size() > 1 && term.text.ends_with('*')) {
    term.prefix = true;
    term.text.pop_back();
  }
  return term;
}

std::string quoted(const Term& term) {
  return '"' + text::replace_all(term.text, "\"", "\"\"") + '"' + (term.prefix ? "*" : "");
}

}  // namespace

Words parse_words(std::string_view typed) {
  Words words;
  std::size_t terms = 0;
  bool negate_next = false;
  bool join_next = false;
  for (const Token& token : tokens_of(text::printable_line(typed))) {
    const bool plain = !token.quoted && !token.negated;
    if (plain && (token.text == "OR" || token.text == "AND" || token.text == "NOT")) {
      join_next = token.text == "OR" && !words.all_of.empty();
      negate_next = token.text == "NOT";
      continue;
    }
    const Term term = term_of(token);
    if (!has_content(term.text)) continue;
    if (++terms > limits::query_terms) {
      throw Error(ErrorKind::usage,
                  "a search takes at most " + std::to_string(limits::query_terms) + " words");
    }
    if (std::exchange(negate_next, false) || token.negated) {
      words.none_of.push_back(term);
    } else if (join_next) {
      words.all_of.back().push_back(term);
    } else {
      words.all_of.push_back({term});
    }
    join_next = false;
  }
  return words;
}

std::string required_expression(const Words& words) {
  std::string expression;
  for (const auto& group : words.all_of) {
    std::string alternatives;
    for (const Term& term : group)
      alternatives += (alternatives.empty() ? "" : " OR ") + quoted(term);
    expression += (expression.empty() ? "(" : " AND (") + alternatives + ")";
  }
  return expression;
}

std::string excluded_expression(const Words& words) {
  std::string expression;
  for (const Term& term : words.none_of)
    expression += (expression.empty() ? "" : " OR ") + quoted(term);
  return expression;
}

}  // namespace medtech::search
