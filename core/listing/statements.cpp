// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/statements.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace medtech::listing {

namespace {

constexpr std::size_t longest_number = 2;  // digits of the number of an item

// The first word that is no number of an item.
std::size_t first_word(const Outline& outline, const Clause& clause) {
  std::size_t at = clause.first;
  while (at + 1 < clause.last && outline.word(at).size() <= longest_number &&
         std::ranges::all_of(outline.word(at), text::is_digit))
    ++at;
  return at;
}

bool begins_item(const Outline& outline, const Clause& clause) {
  static constexpr auto words = std::to_array<std::string_view>({"option", "route", "pathway"});
  return first_word(outline, clause) != clause.first || outline.is_one_of(clause.first, words);
}

bool is_or(const Outline& outline, std::size_t token) {
  return text::equal_ignoring_case(outline.word(token), "or");
}

}  // namespace

std::vector<Statement> statements_of(const Outline& outline) {
  std::vector<Statement> statements;
  const auto clauses = outline.clauses();
  bool in_list = false;  // below "one of the following"
  bool in_line = false;  // up to the end of the line alone
  bool goes_on = false;  // the clause before ended with "or"
  std::size_t list_line = 0;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const Clause& clause = clauses[i];
    const bool opens = outline.has_cue(clause, CueKind::one_of) && i + 1 < clauses.size() &&
                       (clause.heading || clause.last - clause.first <= 12);
    const bool starts_with_or = is_or(outline, first_word(outline, clause));
    const bool new_line = i == 0 || clauses[i - 1].line != clause.line;
    if (new_line && in_line) in_list = in_line = false;
    const bool item = begins_item(outline, clause) ||
                      (new_line && in_list && clause.line > list_line);
    if (!statements.empty() && !clause.heading &&
        (goes_on || starts_with_or || (in_list && item)) &&
        statements.back().last_clause == i) {
      statements.back().last_clause = i + 1;
      statements.back().items.push_back(i);
    } else if (!clause.heading || opens) {
      // What is behind an item in its own line belongs to it.
      const bool same_item = in_list && !new_line && !statements.empty() &&
                             statements.back().last_clause == i && clauses[i - 1].line == clause.line;
      if (same_item) {
        statements.back().last_clause = i + 1;
      } else {
        statements.push_back({i, i + 1, {}});
      }
    }
    const bool blank_between =
        i + 1 < clauses.size() &&
        outline.text()
                .substr(outline.tokens()[clause.last - 1].end,
                        outline.tokens()[clauses[i + 1].first].begin -
                            outline.tokens()[clause.last - 1].end)
                .find("\n\n") != std::string_view::npos;
    if (opens) {
      in_list = true;
      in_line = clauses[i + 1].line == clause.line;
      list_line = clause.line;
    } else if (clause.heading || (in_list && blank_between)) {
      in_list = false;
    }
    goes_on = is_or(outline, clause.last - 1);
  }
  return statements;
}

}  // namespace medtech::listing
