// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/words.hpp"

#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/ontology/role_titles.hpp"

#include <algorithm>
#include <span>
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
  Term term{index_text(token.text), false, token.quoted};
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

// A name of a job has at most so many words.
constexpr std::size_t longest_name = 5;

bool is_plain(const Term& term) { return !term.prefix && !term.quoted; }

// The roles that people mean by words, else those that they name as an opening's title would.
std::vector<std::string> roles_named(std::string_view words, const ontology::TitleRules& titles) {
  std::vector<std::string> roles = titles.roles_meant_by(words);
  return roles.empty() ? ontology::roles_in_title(titles, words) : roles;
}

// The roles that any of these terms names by itself.
std::vector<std::string> roles_named(const std::vector<Term>& terms,
                                     const ontology::TitleRules& titles) {
  std::vector<std::string> roles;
  for (const Term& term : terms) {
    if (!is_plain(term)) continue;
    for (std::string& role : roles_named(term.text, titles)) {
      if (std::ranges::find(roles, role) == roles.end()) roles.push_back(std::move(role));
    }
  }
  return roles;
}

// Words side by side; "" where one of them is several.
std::string joined_words(std::span<const Alternatives> some) {
  std::string all;
  for (const Alternatives& each : some) {
    if (each.there.size() != 1) return "";
    all += (all.empty() ? "" : " ") + each.there.front().text;
  }
  return all;
}

// The roles that these words name; none where one of them is no plain word, or only an opening's
// text could tell.
std::vector<std::string> roles_named(std::span<const Alternatives> words,
                                     const ontology::TitleRules& titles) {
  if (words.size() == 1 && words.front().not_there.empty())
    return roles_named(words.front().there, titles);
  const bool plain = std::ranges::all_of(words, [](const Alternatives& each) {
    return each.there.size() == 1 && each.not_there.empty() && is_plain(each.there.front());
  });
  return plain ? roles_named(joined_words(words), titles) : std::vector<std::string>{};
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
  return !words.empty() && words.jobs.empty() &&
         std::ranges::all_of(words.all_of,
                             [](const Alternatives& each) { return each.there.empty(); });
}

namespace {

// Takes each run of so many words that names a job out of the others.
template <typename Suits>
void take_names(Words& words, std::size_t count, const ontology::TitleRules& titles, Suits suits) {
  std::vector<Alternatives>& all = words.all_of;
  for (std::size_t first = 0; first + count <= all.size();) {
    const std::span<const Alternatives> some = std::span(all).subspan(first, count);
    std::vector<std::string> roles;
    if (suits(some)) roles = roles_named(some, titles);
    if (roles.empty()) {
      ++first;
      continue;
    }
    words.jobs.push_back({{some.begin(), some.end()}, std::move(roles)});
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    all.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
  }
}

}  // namespace

Words with_jobs(Words words, const ontology::TitleRules& titles) {
  // A full name counts as a whole: "medical laboratory scientist", and not its last two words.
  for (std::size_t count = longest_name; count > 1; --count)
    take_names(words, count, titles, [&](std::span<const Alternatives> some) {
      return titles.is_phrase(joined_words(some));
    });
  const auto is_meant = [&](std::span<const Alternatives> some) {
    return !titles.roles_meant_by(joined_words(some)).empty();
  };
  for (std::size_t count = longest_name; count > 1; --count)
    take_names(words, count, titles, is_meant);
  // Else the shortest names count: what stands around them are words like others.
  for (std::size_t count = 1; count <= longest_name; ++count)
    take_names(words, count, titles,
               [&](std::span<const Alternatives> some) { return !is_meant(some); });
  // A word that people search by may be part of the names around it: "biomed" of "biomed tech".
  take_names(words, 1, titles, is_meant);
  for (const Alternatives& each : words.all_of) {
    if (!each.there.empty() || each.not_there.size() != 1) continue;
    for (std::string& role : roles_named(each.not_there, titles))
      words.other_roles.push_back(std::move(role));
  }
  return words;
}

std::vector<Alternatives> as_written(const Words& words) {
  std::vector<Alternatives> all = words.all_of;
  for (const NamedJob& job : words.jobs) all.insert(all.end(), job.words.begin(), job.words.end());
  return all;
}

std::string required_expression(const Words& words) {
  return required_expression(as_written(words));
}

std::string required_expression(const std::vector<Alternatives>& all_of) {
  std::string expression;
  for (const Alternatives& each : all_of) {
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
