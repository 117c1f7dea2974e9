// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/word_list.hpp"
#include "core/listing/work_terms.hpp"

#include <cstddef>
#include <optional>

namespace medtech::listing {

/// Gathers what several words say and settles it at the end.
class TermSet {
 public:
  void add(Shift shift) { shifts_ |= bit(shift); }
  void add(Schedule schedule) { schedules_ |= bit(schedule); }
  void add(EmploymentType type) { types_ |= bit(type); }
  void add(const WorkTerms& terms);
  /// A share of full time (1 = all of it), or hours a week: full-time from 0.9 or 36 on, part-time
  /// below 0.8 or 30; between them they say nothing.
  void add_fte(double fte);
  void add_weekly_hours(double hours);

  /// One meaning each: of several, the one that goes with the others ("PRN, part-time" is PRN,
  /// "weekend nights" are nights), else none.
  [[nodiscard]] WorkTerms settled() const;

 private:
  template <typename Value>
  static unsigned bit(Value value) {
    return 1U << static_cast<unsigned>(value);
  }

  unsigned shifts_ = 0;
  unsigned schedules_ = 0;
  unsigned types_ = 0;
};

/// Where words stand: a label speaks of terms; a title does where it says so or a part of it holds
/// nothing else ("(Days)"); what follows "Shift:" in a text does in parts that hold nothing else.
enum class TermSource { label, title, text };

/// False where the words from `at` on can't all be terms: spares a look at most lines.
bool may_begin_terms(const WordList& words, std::size_t at);

/// True for words that are all terms, a schedule among them: "Full Time - Days".
bool names_schedule(const WordList& words);

/// Adds what words say.
void add_terms(const WordList& words, TermSource source, TermSet& terms);

}  // namespace medtech::listing
