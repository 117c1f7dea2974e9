// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/toml.hpp"
#include "core/profile/profile.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::credential {

/// A field of study, a programme, a subject or a discipline, by the words that name it.
struct Word {
  std::string id;
  std::string name;
  std::vector<std::string> words;         ///< folded
  std::vector<std::string> not_words;     ///< field: what it is not, though a word stands in it
  std::vector<std::string> degree_words;  ///< programme: words that name it for degrees alone
  std::vector<std::string> parts;         ///< subject: those that count toward it
  std::vector<std::string> titles;        ///< discipline: titles of jobs that are all of it; folded
  std::optional<profile::EducationLevel> least, most;  ///< programme: levels of its students

  bool operator==(const Word&) const = default;
};

/// How long a study takes full time.
struct Study {
  std::string kind;  ///< "degree", "programme", "hours", "rotation"
  std::optional<profile::EducationLevel> level, from;
  std::string programme;
  double credits = 0;
  int months = 0;

  bool operator==(const Study&) const = default;
};

/// The words by which routes and profiles name things (data/credentials/vocabulary.toml).
struct Vocabulary {
  std::vector<Word> fields, programmes, subjects, disciplines;
  std::vector<Study> studies;
  double study_week = 45;       ///< hours a week of full-time study, classes among them
  double hours_of_credit = 45;  ///< hours of work that one semester hour stands for

  /// True where what a profile says of its field of study is of that field or programme.
  [[nodiscard]] static bool is_of(const Word& field, std::string_view said);
  /// The id of a subject or discipline by its id or a spelling of it; absent for others.
  [[nodiscard]] static std::optional<std::string> find(const std::vector<Word>& words,
                                                       std::string_view said);
  /// The word of that id, or null.
  [[nodiscard]] static const Word* word(const std::vector<Word>& words, std::string_view id);
  /// The subject and all that counts toward it.
  [[nodiscard]] std::vector<std::string> with_parts(std::string_view subject) const;

  /// Months of full-time study from the highest level held to another; absent where not known.
  [[nodiscard]] std::optional<int> degree_months(std::optional<profile::EducationLevel> from,
                                                 profile::EducationLevel to) const;
  [[nodiscard]] std::optional<int> programme_months(std::string_view programme) const;
  [[nodiscard]] std::optional<int> credit_months(double hours) const;
  /// Months of work at benches that were not covered yet.
  [[nodiscard]] int rotation_months() const;

  bool operator==(const Vocabulary&) const = default;
};

/// Reads the file's root table; mistakes go to its document.
Vocabulary read_vocabulary(toml::Table& root);

/// The rank of a level of education: more is higher; a military course counts as a certificate.
int rank(profile::EducationLevel level);

}  // namespace medtech::credential
