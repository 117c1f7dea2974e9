// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/vocabulary.hpp"

#include "core/base/text.hpp"
#include "core/profile/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace medtech::credential {

namespace {

std::optional<profile::EducationLevel> read_level(toml::Table& table, std::string_view key) {
  std::vector<std::string> words = profile::list_of(profile::level_words);
  words.emplace_back("none");
  const auto word = table.choice(key, words);
  return word ? profile::value_of<profile::EducationLevel>(profile::level_words, *word)
              : std::nullopt;
}

std::vector<std::string> folded(std::vector<std::string> words) {
  for (std::string& word : words) word = text::fold(word);
  return words;
}

Word read_word(toml::Table& table) {
  Word word;
  word.id = table.string("id").value_or("");
  word.name = table.string("name").value_or("");
  if (word.id.empty()) table.complain("id", "a word needs an `id`");
  if (word.name.empty()) table.complain("name", "a word needs a `name`");
  word.words = folded(table.strings("words"));
  word.not_words = folded(table.strings("not"));
  word.degree_words = folded(table.strings("degree_words"));
  word.parts = table.strings("parts");
  word.titles = folded(table.strings("titles"));
  word.least = read_level(table, "least");
  word.most = read_level(table, "most");
  table.finish();
  return word;
}

std::vector<Word> read_words(toml::Table& root, std::string_view key) {
  std::vector<Word> words;
  for (toml::Table& table : root.tables(key)) words.push_back(read_word(table));
  return words;
}

Study read_study(toml::Table& table) {
  static const std::array<std::string, 4> kinds{"degree", "programme", "hours", "rotation"};
  Study study;
  study.kind = table.choice("kind", kinds).value_or("");
  study.level = read_level(table, "level");
  study.from = read_level(table, "from");
  study.programme = table.string("programme").value_or("");
  study.credits = table.number("credits").value_or(0);
  study.months = static_cast<int>(table.integer("months").value_or(0));
  if (study.months <= 0) table.complain("months", "a study takes some `months`");
  table.finish();
  return study;
}

}  // namespace

int rank(profile::EducationLevel level) {
  using enum profile::EducationLevel;
  switch (level) {
    case high_school:
      return 1;
    case certificate:
    case military:
      return 2;
    case associate:
      return 3;
    case bachelor:
      return 4;
    case master:
      return 5;
    case doctorate:
      break;
  }
  return 6;
}

bool Vocabulary::is_of(const Word& field, std::string_view said) {
  const std::string name = text::fold(said);
  const auto stands = [&](const std::string& word) { return name.find(word) != std::string::npos; };
  const bool named = name == field.id || name == text::fold(field.name) ||
                     std::ranges::any_of(field.words, stands);
  return named && std::ranges::none_of(field.not_words, stands);
}

std::optional<std::string> Vocabulary::find(const std::vector<Word>& words, std::string_view said) {
  const std::string name = text::fold(said);
  const std::string dashed = text::replace_all(name, " ", "-");
  for (const Word& word : words) {
    if (dashed == word.id || name == word.name) return word.id;
    if (std::ranges::find(word.words, name) != word.words.end()) return word.id;
  }
  return std::nullopt;
}

const Word* Vocabulary::word(const std::vector<Word>& words, std::string_view id) {
  const auto found = std::ranges::find(words, id, &Word::id);
  return found == words.end() ? nullptr : &*found;
}

std::vector<std::string> Vocabulary::with_parts(std::string_view subject) const {
  std::vector<std::string> all{std::string(subject)};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Word* found = word(subjects, all[i]);
    if (found == nullptr) continue;
    for (const std::string& part : found->parts) {
      if (std::ranges::find(all, part) == all.end()) all.push_back(part);
    }
  }
  return all;
}

std::optional<int> Vocabulary::degree_months(std::optional<profile::EducationLevel> from,
                                             profile::EducationLevel to) const {
  // From the nearest level at or below the one held.
  const int held = from ? rank(*from) : 0;
  const Study* best = nullptr;
  int best_rank = -1;
  for (const Study& study : studies) {
    if (study.kind != "degree" || study.level != to) continue;
    const int begins = study.from ? rank(*study.from) : 0;
    if (begins > held || begins <= best_rank) continue;
    best = &study;
    best_rank = begins;
  }
  if (best != nullptr) return best->months;
  // Nothing begins so low: by way of the levels between.
  int least = 0;
  for (const Study& study : studies) {
    if (study.kind != "degree" || study.level != to || !study.from) continue;
    if (rank(*study.from) >= rank(to)) continue;
    const auto before = degree_months(from, *study.from);
    if (before && (least == 0 || *before + study.months < least)) least = *before + study.months;
  }
  return least > 0 ? std::optional(least) : std::nullopt;
}

std::optional<int> Vocabulary::programme_months(std::string_view programme) const {
  for (const Study& study : studies) {
    if (study.kind == "programme" && study.programme == programme) return study.months;
  }
  return std::nullopt;
}

std::optional<int> Vocabulary::credit_months(double hours) const {
  for (const Study& study : studies) {
    if (study.kind != "hours" || study.credits <= 0) continue;
    return std::max(1, static_cast<int>(std::ceil(hours / study.credits * study.months)));
  }
  return std::nullopt;
}

int Vocabulary::rotation_months() const {
  const auto found = std::ranges::find(studies, "rotation", &Study::kind);
  return found == studies.end() ? 0 : found->months;
}

Vocabulary read_vocabulary(toml::Table& root) {
  Vocabulary vocabulary;
  vocabulary.fields = read_words(root, "field");
  vocabulary.programmes = read_words(root, "programme");
  vocabulary.subjects = read_words(root, "subject");
  vocabulary.disciplines = read_words(root, "discipline");
  for (toml::Table& table : root.tables("study")) vocabulary.studies.push_back(read_study(table));
  if (const auto hours = root.number("hours_of_credit")) vocabulary.hours_of_credit = *hours;
  if (const auto hours = root.number("study_week")) vocabulary.study_week = *hours;
  if (vocabulary.study_week <= 0) root.complain("study_week", "a week of study has some hours");
  return vocabulary;
}

}  // namespace medtech::credential
