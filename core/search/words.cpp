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
  Term term{index_text(token.text), false};
  if (!token.quoted && term.text.size() > 1 && term.text.ends_with('*')) {
    term.prefix = true;
    term.text.pop_back();
  }
  return term;
}

std::string quoted(const Term& term) {
  return '"' + text::replace_all(term.text, "\"", "\"\"") + '"' + (term.prefix ? "*" : "");
}

std::string joined(const std::vector<Term>& terms, std::string_view by) {
  std::string expression;
  for (const Term& term : terms) {
    if (!expression.empty()) expression += by;
    expression += quoted(term);
  }
  return terms.size() > 1 && by == " AND " ? "(" + expression + ")" : expression;
}

bool is_operator(const Token& token) {
  return !token.quoted && !token.negated &&
         (token.text == "OR" || token.text == "AND" || token.text == "NOT");
}

}  // namespace

std::string index_text(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  return std::ranges::all_of(text, is_ascii) ? std::string(text) : text::fold(text);
}

Words parse_words(std::string_view typed) {
  Words words;
  const std::vector<Token> tokens = tokens_of(text::printable_line(typed));
  // Operators that have nothing to join are words like others.
  const bool operators = !std::ranges::all_of(tokens, is_operator);
  std::size_t terms = 0;
  bool negate_next = false;
  bool join_next = false;
  for (const Token& token : tokens) {
    if (operators && is_operator(token)) {
      join_next = token.text == "OR" || (token.text == "NOT" && join_next);
      negate_next = token.text == "NOT";
      continue;
    }
    const Term term = term_of(token);
    if (!has_content(term.text)) continue;
    if (++terms > limits::query_terms) {
      throw Error(ErrorKind::usage,
                  "a search takes at most " + std::to_string(limits::query_terms) + " words");
    }
    if (!std::exchange(join_next, false) || words.all_of.empty()) words.all_of.emplace_back();
    const bool negated = std::exchange(negate_next, false) || token.negated;
    Alternatives& last = words.all_of.back();
    (negated ? last.not_there : last.there).push_back(term);
  }
  return words;
}

bool excludes_only(const Words& words) {
  return !words.empty() && std::ranges::all_of(words.all_of, [](const Alternatives& each) {
    return each.there.empty();
  });
}

std::string required_expression(const Words& words) {
  std::string expression;
  for (const Alternatives& each : words.all_of) {
    if (!each.not_there.empty()) continue;
    expression += (expression.empty() ? "(" : " AND (") + joined(each.there, " OR ") + ")";
  }
  return expression;
}

std::string excluded_expression(const Words& words) {
  std::string expression;
  for (const Alternatives& each : words.all_of) {
    if (each.not_there.empty()) continue;
    // What has all of one kind and none of the other.
    std::string refused = joined(each.not_there, " AND ");
    if (!each.there.empty())
      refused = "((" + refused + ") NOT (" + joined(each.there, " OR ") + "))";
    expression += (expression.empty() ? "" : " OR ") + refused;
  }
  return expression;
}

}  // namespace medtech::search
