// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/title_levels.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace medtech::listing {

namespace {

constexpr auto roman = std::to_array<std::string_view>({"i", "ii", "iii", "iv"});
constexpr auto roman_capitals = std::to_array<std::string_view>({"I", "II", "III", "IV"});
constexpr auto arabic = std::to_array<std::string_view>({"1", "2", "3", "4"});
constexpr auto level_words = ontology::hashes_of({"level",
                                                  "technologist",
                                                  "scientist",
                                                  "technician",
                                                  "tech",
                                                  "engineer",
                                                  "specialist",
                                                  "bmet",
                                                  "mls",
                                                  "mlt",
                                                  "mt",
                                                  "cls",
                                                  "fse",
                                                  "grade",
                                                  "class",
                                                  "or",
                                                  "and",
                                                  "gs",
                                                  "rep",
                                                  "clt",
                                                  "ht",
                                                  "htl",
                                                  "ct",
                                                  "clp",
                                                  "histotechnologist",
                                                  "cytotechnologist",
                                                  "histotechnician",
                                                  "phlebotomist",
                                                  "analyst"});

// 1 for "I" and "1"; 0 for other words.
int level_of(std::string_view word) {
  for (std::size_t i = 0; i < roman.size(); ++i) {
    if (word == roman[i] || word == arabic[i]) return static_cast<int>(i) + 1;
  }
  return 0;
}

// The levels that a clause names, least and greatest.
struct Named {
  int least = 0;
  int greatest = 0;
  bool grade = false;      // "GS-9", "Scientist 10:"
  bool leads = false;      // the clause begins with one: "Technologist II requires …"
  std::uint64_t what = 0;  // the word before that one
};

// "I/II", "I-III"
bool is_slash(const Outline& outline, std::size_t token) {
  const char mark = outline.text()[outline.tokens()[token].begin - 1];
  return mark == '/' || mark == '-';
}

bool is_key(const Outline& outline, std::size_t token) {
  const std::size_t end = outline.tokens()[token].end;
  return end < outline.text().size() && (outline.text()[end] == ':' || outline.text()[end] == '=');
}

// 9 for "GS-9", "Scientist 9:" and "Scientist P9:", which are no counts of anything.
int grade_written(const Outline& outline, const Clause& clause, std::size_t token) {
  constexpr int most = 15;
  std::string_view word = outline.word(token);
  if (token == clause.first) return 0;
  if (word.size() > 1 && text::is_capital(word.front())) word.remove_prefix(1);
  if (!text::is_digit(word.front())) return 0;
  const bool federal = outline.is_word(token - 1, "gs") && token <= clause.first + 2;
  if (!federal && !is_key(outline, token)) return 0;
  const auto grade = whole_number(word);
  return grade && *grade <= most ? *grade : 0;
}

Named levels_named(const Outline& outline, const Clause& clause) {
  static constexpr auto others = ontology::hashes_of({"trauma", "nicu", "stroke", "burn"});
  static constexpr auto joints = ontology::hashes_of({"or", "and"});
  constexpr std::size_t soon = 4;
  Named named;
  bool follows = false;  // another level: "BMET I/II/III"
  for (std::size_t i = clause.first; i < clause.last; ++i) {
    constexpr std::size_t longest = 3;  // "III", "P11"
    const std::string_view word = outline.word(i);
    if (word.size() > longest || (!text::is_digit(word.back()) && word.front() != 'I')) {
      follows = false;
      continue;
    }
    const bool federal = i > clause.first && outline.is_word(i - 1, "gs");
    int level = federal ? 0 : level_written(word);
    const bool grade = level == 0;
    if (grade) level = grade_written(outline, clause, i);
    // "Level I Trauma Center"
    if (level > 0 && i + 1 < clause.last && outline.is_one_of(i + 1, others)) level = 0;
    if (level == 0) {
      follows = false;
      continue;
    }
    const bool digit = text::is_digit(word.front());
    bool after_word = i > clause.first && outline.is_one_of(i - 1, level_words);
    // "a bachelor's degree; or (2) an associate's" numbers no level, "Level 1 or 2" does.
    if (after_word && named.least == 0 && outline.is_one_of(i - 1, joints)) after_word = false;
    const bool listed = after_word || (follows && !digit && is_slash(outline, i));
    // "I: 0-2 years", and "BMET II: three years"
    const bool alone = !digit && clause.last - clause.first == 1 && is_key(outline, i);
    follows = listed;
    if (!listed && !alone) continue;
    if (after_word && (i < clause.first + soon || is_key(outline, i)) && !named.leads) {
      named.leads = true;
      named.what = outline.tokens()[i - 1].hash;
    }
    named.leads = named.leads || alone;
    if (named.least > 0 && named.grade != grade) continue;
    named.grade = grade;
    named.least = named.least == 0 ? level : std::min(named.least, level);
    named.greatest = std::max(named.greatest, level);
  }
  return named;
}

// The levels that a text offers where the title names none: "BMET I/II/III", or one behind another,
// "Technologist I needs no experience; Technologist II needs two years".
Named levels_offered(const Outline& outline) {
  constexpr std::size_t near_lines = 6;
  Named before;
  std::size_t line = 0;
  for (const Clause& clause : outline.clauses()) {
    const Named named = levels_named(outline, clause);
    if (named.least < named.greatest) return named;
    if (!named.leads || named.what == 0) continue;
    if (before.what == named.what && before.grade == named.grade && before.least != named.least &&
        clause.line <= line + near_lines)
      return {std::min(before.least, named.least), std::max(before.least, named.least),
              named.grade};
    before = named;
    line = clause.line;
  }
  return {};
}

// "CBET required for Level III only", where nobody says which level this is.
std::vector<bool> only_for_higher(const Outline& outline) {
  std::vector<bool> higher(outline.clauses().size());
  for (std::size_t i = 0; i < higher.size(); ++i) {
    const Clause& clause = outline.clauses()[i];
    if (!outline.has_word(clause.first, clause.last, "only")) continue;
    const Named named = levels_named(outline, clause);
    higher[i] = named.least > 1 && !named.grade;
  }
  return higher;
}

}  // namespace

int level_written(std::string_view word) {
  constexpr std::size_t longest = 3;
  const char first = word.front();  // which most words differ in
  if (word.size() > longest || (first != 'I' && (first < '1' || first > '4'))) return 0;
  for (std::size_t i = 0; i < roman_capitals.size(); ++i) {
    if (word == roman_capitals[i] || word == arabic[i]) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::vector<bool> clauses_of_higher_levels(std::string_view title, const Outline& outline) {
  std::vector<bool> higher(outline.clauses().size());
  int least = 0;
  int greatest = 0;
  bool grades = false;
  for (const std::string& word : ontology::words_of_phrase(title)) {
    const int level = level_of(word);
    if (level == 0) continue;
    least = least == 0 ? level : std::min(least, level);
    greatest = std::max(greatest, level);
  }
  if (greatest == 0) {
    const Named offered = levels_offered(outline);
    least = offered.least;
    greatest = offered.greatest;
    grades = offered.grade;
  }
  if (greatest == 0) return only_for_higher(outline);
  if (least == greatest) return higher;
  bool under_higher = false;  // a line that names a higher level alone rules those below it
  std::size_t line_of_higher = 0;
  for (std::size_t i = 0; i < higher.size(); ++i) {
    const Clause& clause = outline.clauses()[i];
    const Named named = levels_named(outline, clause);
    const bool alone = clause.last - clause.first <= 4 &&
                       (i == 0 || outline.clauses()[i - 1].line != clause.line) &&
                       (i + 1 == higher.size() || outline.clauses()[i + 1].line != clause.line);
    // "Level 2: one year as a BMET 1" is of level 2.
    const bool ruled = under_higher || (line_of_higher != 0 && line_of_higher == clause.line);
    if (named.least > 0 && named.grade == grades && (named.leads || !ruled)) {
      const bool is_higher = named.least > least;
      if (alone) under_higher = is_higher;
      line_of_higher = is_higher && !alone ? clause.line : 0;
      higher[i] = is_higher;
      continue;
    }
    if (clause.heading) under_higher = false;
    higher[i] = under_higher || line_of_higher == clause.line;
  }
  return higher;
}

}  // namespace medtech::listing
