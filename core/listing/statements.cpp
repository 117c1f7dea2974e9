// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/statements.hpp"

#include "core/base/text.hpp"
#include "core/listing/year_amounts.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

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

bool is_option(const Outline& outline, const Clause& clause) {
  static constexpr auto words = ontology::hashes_of({"option", "route", "pathway"});
  return outline.is_one_of(clause.first, words);
}

bool begins_item(const Outline& outline, const Clause& clause) {
  const std::string_view first = outline.word(clause.first);
  // "1. A bachelor's degree": the number is a clause of its own.
  const bool number = clause.last == clause.first + 1 && first.size() <= longest_number &&
                      std::ranges::all_of(first, text::is_digit);
  return number || first_word(outline, clause) != clause.first || is_option(outline, clause);
}

bool is_or(const Outline& outline, std::size_t token) { return outline.is_word(token, "or"); }

// How the line of a clause begins: a list goes on while its lines begin alike.
enum class LineStart : std::uint8_t { plain, number, bullet };

LineStart line_start(const Outline& outline, const Clause& clause) {
  const std::string_view text = outline.text();
  const std::size_t begin = outline.tokens()[clause.first].begin;
  const std::size_t line = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  const std::string_view before =
      text::trim(text.substr(line == std::string_view::npos ? 0 : line + 1,
                             begin - (line == std::string_view::npos ? 0 : line + 1)));
  if (!before.empty() && before != "(") return LineStart::bullet;
  return begins_item(outline, clause) ? LineStart::number : LineStart::plain;
}

// "one of the following:" and not "one of the best hospitals".
bool opens_list(const Outline& outline, const Clause& clause) {
  static constexpr auto pointers = ontology::hashes_of({"following", "these"});
  constexpr std::size_t most_words_behind = 3;
  for (const ontology::Mention& cue : outline.cues_in(clause)) {
    if (outline.kind_of(cue) != CueKind::one_of || clause.last - cue.last > most_words_behind)
      continue;
    const std::size_t end = outline.tokens()[clause.last - 1].end;
    const bool colon = text::trim(outline.text().substr(end, 3)).starts_with(':');
    // "an OEM class on one of Azurion or Artis" is its own list.
    if (colon || cue.last == clause.last || outline.has_one_of(cue.first, clause.last, pointers))
      return true;
  }
  return false;
}

bool has_blank_line_behind(const Outline& outline, std::size_t number) {
  const auto clauses = outline.clauses();
  if (number + 1 >= clauses.size()) return true;
  const std::size_t end = outline.tokens()[clauses[number].last - 1].end;
  const std::size_t begin = outline.tokens()[clauses[number + 1].first].begin;
  return outline.text().substr(end, begin - end).find("\n\n") != std::string_view::npos;
}

std::string_view text_before(const Outline& outline, std::size_t number) {
  const auto clauses = outline.clauses();
  const std::size_t end = outline.tokens()[clauses[number - 1].last - 1].end;
  return outline.text().substr(end, outline.tokens()[clauses[number].first].begin - end);
}

bool asks_years(const Outline& outline, const Clause& clause) {
  return !year_amounts(outline, clause, clause.first, clause.last).empty();
}

// "Bachelor's degree (BMET): 0 years", the years in a clause behind a colon
bool is_years_of_degree(const Outline& outline, std::size_t number) {
  if (number == 0) return false;
  const Clause& before = outline.clauses()[number - 1];
  const Clause& clause = outline.clauses()[number];
  return before.line == clause.line && !before.heading &&
         outline.has_cue(before, CueKind::degree) &&
         text_before(outline, number).find(':') != std::string_view::npos &&
         asks_years(outline, clause);
}

bool asks_degree_and_years(const Outline& outline, std::size_t number) {
  const Clause& clause = outline.clauses()[number];
  if (!outline.has_cue(clause, CueKind::degree)) return false;
  return asks_years(outline, clause) ||
         (number + 1 < outline.clauses().size() && is_years_of_degree(outline, number + 1));
}

// "Associate and 5 years; bachelor's and 3": each degree with years of its own, in one line or one
// to a line, is another way in.
bool is_rung(const Outline& outline, std::size_t number) {
  const auto clauses = outline.clauses();
  if (number == 0 || !outline.has_cue(clauses[number], CueKind::degree)) return false;
  const std::size_t before =
      number > 1 && is_years_of_degree(outline, number - 1) ? number - 2 : number - 1;
  if (clauses[before].heading || clauses[before].line + 1 < clauses[number].line ||
      text_before(outline, number).find_first_of(";\n") == std::string_view::npos)
    return false;
  return asks_degree_and_years(outline, before) && asks_degree_and_years(outline, number);
}

}  // namespace

bool is_in_series(const Outline& outline, std::size_t number) {
  constexpr std::size_t short_clause = 8;  // words
  const auto clauses = outline.clauses();
  const auto fits = [&](std::size_t i) {
    const Clause& clause = clauses[i];
    const auto cues = outline.cues_in(clause);
    return clause.line == clauses[number].line && !clause.heading &&
           clause.last - clause.first <= short_clause &&
           std::ranges::none_of(cues, [&](const ontology::Mention& cue) {
             const CueKind kind = outline.kind_of(cue);
             return kind == CueKind::required || kind == CueKind::preferred ||
                    kind == CueKind::not_required || kind == CueKind::degree;
           });
  };
  if (number == 0 || !fits(number - 1)) return false;
  for (std::size_t i = number; i < clauses.size() && fits(i); ++i) {
    if (!text_before(outline, i).contains(';')) return false;
    if (is_or(outline, clauses[i].first)) return i > number;
  }
  return false;
}

namespace {

// Gathers clauses one after another.
class Gatherer {
 public:
  explicit Gatherer(const Outline& outline) : outline_(outline) {}

  std::vector<Statement> gather() {
    for (std::size_t i = 0; i < outline_.clauses().size(); ++i) take(i);
    return std::move(statements_);
  }

 private:
  void take(std::size_t number) {
    const auto clauses = outline_.clauses();
    const Clause& clause = clauses[number];
    const bool new_line = number == 0 || clauses[number - 1].line != clause.line;
    if (new_line) begin_line(clause);
    const bool opens = number + 1 < clauses.size() && opens_list(outline_, clause);
    const bool follows = !statements_.empty() && statements_.back().last_clause == number;
    const bool item = in_list_ && (new_line || begins_item(outline_, clause)) &&
                      clause.line >= list_line_ && !opens;
    const bool with_or =
        goes_on_ || is_or(outline_, first_word(outline_, clause)) || is_in_series(outline_, number);
    if (follows && !clause.heading && (with_or || item || is_rung(outline_, number))) {
      statements_.back().last_clause = number + 1;
      statements_.back().items.push_back(number);
    } else if (follows && !new_line && !clause.heading &&
               (in_list_ || is_years_of_degree(outline_, number))) {
      statements_.back().last_clause = number + 1;  // more of the same item
    } else if (!clause.heading || opens) {
      statements_.push_back({number, number + 1, {}});
    }
    if (opens) {
      in_list_ = true;
      in_line_ = clauses[number + 1].line == clause.line;
      style_ = std::nullopt;
      list_line_ = clause.line;
    } else if (is_option(outline_, clause)) {
      in_list_ = true;
      in_line_ = false;
      list_line_ = clause.line;
    } else if (clause.heading ||
               (style_ == LineStart::plain && has_blank_line_behind(outline_, number))) {
      in_list_ = in_list_ && clause.heading && is_option(outline_, clause);
    }
    goes_on_ = is_or(outline_, clause.last - 1);
  }

  void begin_line(const Clause& clause) {
    if (!in_list_) return;
    const LineStart start = line_start(outline_, clause);
    if (in_line_ || (style_ && *style_ != start)) in_list_ = in_line_ = false;
    style_ = start;
  }

  const Outline& outline_;
  std::vector<Statement> statements_;
  bool in_list_ = false;  // below "one of the following"
  bool in_line_ = false;  // up to the end of the line alone
  bool goes_on_ = false;  // the clause before ended with "or"
  std::optional<LineStart> style_;
  std::size_t list_line_ = 0;
};

}  // namespace

bool is_in_parentheses(const Outline& outline, const Clause& clause, std::size_t token) {
  const std::string_view text = outline.text();
  const std::size_t begin = outline.tokens()[clause.first].begin;
  const std::string_view before = text.substr(begin, outline.tokens()[token].begin - begin);
  const std::size_t open = before.rfind('(');
  return open != std::string_view::npos && before.find(')', open) == std::string_view::npos;
}

bool is_concession(const Outline& outline, const Clause& clause) {
  for (const ontology::Mention& cue : outline.cues_in(clause)) {
    const CueKind kind = outline.kind_of(cue);
    if (kind != CueKind::in_lieu && kind != CueKind::accepted) continue;
    bool whole = true;
    for (std::size_t i = clause.first + 1; i <= cue.first; ++i) {
      const bool joined = outline.tokens()[i].gap == ontology::Gap::joined;
      whole = whole && (joined || is_in_parentheses(outline, clause, i));
    }
    if (whole) return true;
  }
  return false;
}

std::vector<Statement> statements_of(const Outline& outline) { return Gatherer(outline).gather(); }

}  // namespace medtech::listing
