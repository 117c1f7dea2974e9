// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/title_levels.hpp"

#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace medtech::listing {

namespace {

constexpr auto roman = std::to_array<std::string_view>({"i", "ii", "iii", "iv"});
constexpr auto arabic = std::to_array<std::string_view>({"1", "2", "3", "4"});
constexpr auto level_words = ontology::hashes_of(
    {"level", "technologist", "scientist", "technician", "tech", "engineer", "specialist", "bmet",
     "mls", "mlt", "mt", "cls", "fse", "grade", "class", "or", "and"});

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
};

Named levels_named(const Outline& outline, const Clause& clause) {
  Named named;
  for (std::size_t i = clause.first + 1; i < clause.last; ++i) {
    std::string word(outline.word(i));
    if (word.size() > 3) continue;
    const bool capitals = word == "I" || word == "II" || word == "III" || word == "IV";
    const bool digit = std::ranges::find(arabic, word) != arabic.end();
    if ((!capitals && !digit) || !outline.is_one_of(i - 1, level_words)) continue;
    std::ranges::transform(word, word.begin(), [](char c) {
      return c == 'I' ? 'i' : c == 'V' ? 'v' : c;
    });
    const int level = level_of(word);
    named.least = named.least == 0 ? level : std::min(named.least, level);
    named.greatest = std::max(named.greatest, level);
  }
  return named;
}

}  // namespace

std::vector<bool> clauses_of_higher_levels(std::string_view title, const Outline& outline) {
  std::vector<bool> higher(outline.clauses().size());
  int least = 0;
  int greatest = 0;
  for (const std::string& word : ontology::words_of_phrase(title)) {
    const int level = level_of(word);
    if (level == 0) continue;
    least = least == 0 ? level : std::min(least, level);
    greatest = std::max(greatest, level);
  }
  if (least == greatest) return higher;
  bool under_higher = false;  // a line that names a higher level alone rules those below it
  std::size_t line_of_higher = 0;
  for (std::size_t i = 0; i < higher.size(); ++i) {
    const Clause& clause = outline.clauses()[i];
    const Named named = levels_named(outline, clause);
    const bool alone = clause.last - clause.first <= 4 &&
                       (i == 0 || outline.clauses()[i - 1].line != clause.line) &&
                       (i + 1 == higher.size() || outline.clauses()[i + 1].line != clause.line);
    if (named.least > 0) {
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
