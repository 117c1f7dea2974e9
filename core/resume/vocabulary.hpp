// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/resume/resume.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::resume {

/// Words that are looked up often.
class WordSet {
 public:
  /// Words are added first, then `settle` makes them fit to be looked up.
  void add(std::string word) { words_.push_back(std::move(word)); }
  void settle() { std::ranges::sort(words_); }
  [[nodiscard]] bool contains(std::string_view word) const {
    return std::ranges::binary_search(words_, word);
  }
  [[nodiscard]] auto begin() const { return words_.begin(); }
  [[nodiscard]] auto end() const { return words_.end(); }
  bool operator==(const WordSet&) const = default;

 private:
  template <typename Archive>
  friend void each_field(Archive& archive, WordSet& set) {
    archive(set.words_);
  }

  std::vector<std::string> words_;
};

/// A heading as the vocabulary knows it.
struct HeadingWords {
  SectionKind kind = SectionKind::other;
  bool weak = false;  ///< as common in lists and sentences

  bool operator==(const HeadingWords&) const = default;
};

/// Where the words lie below data/.
inline constexpr std::string_view vocabulary_file = "resume/words.txt";

/// Words by which résumés are read (data/resume/words.txt).
struct Vocabulary {
  std::map<std::string, HeadingWords, std::less<>> headings;  ///< by heading_key
  WordSet title_heads;
  WordSet title_marks;
  WordSet employer_endings;
  WordSet employer_words;  ///< of several words too
  WordSet school_words;
  WordSet school_names;    ///< what names of schools begin with that have no such word
  WordSet school_systems;  ///< names that a comma and a town belong to
  WordSet field_words;     ///< of fields of study
  WordSet not_names;
  WordSet particles;
  WordSet suffixes;
  WordSet given_names;
  WordSet surnames;     ///< that are common words, or words of titles and employers
  WordSet place_words;  ///< that stand where a job's town does: "remote"
  WordSet title_labels;
  WordSet employer_labels;
  WordSet place_labels;
  WordSet blank_employers;  ///< in place of a name that was taken out: "company name"
  WordSet date_labels;
  WordSet papers;         ///< names in general use of certificates of any field
  WordSet paper_kinds;    ///< of certificates: alone they name none
  WordSet paper_fillers;  ///< words of certificates' names that do not tell which one it is
  WordSet not_papers;     ///< parts of what is no certificate of a trade
  WordSet beside_papers;  ///< parts of headings under which other things stand, too
  WordSet ranks;          ///< of the military, shortened, as they stand before names

  /// The error names every mistake of the file with its line.
  static Result<Vocabulary> parse(std::string_view text, const std::string& file);

  /// As bytes that `unpack` reads quickly: it takes those of `pack` alone.
  [[nodiscard]] std::string pack() const;
  static Vocabulary unpack(std::string_view bytes);

  /// The heading that a line is, whatever its case, marks and letter-spacing; with "&" as "and",
  /// and "(continued)" left out.
  [[nodiscard]] std::optional<HeadingWords> find_heading(std::string_view line) const;

  bool operator==(const Vocabulary&) const = default;
};

/// The letters of a heading alone, folded: "C O N TAC T:" → "contact".
std::string heading_key(std::string_view line);

}  // namespace medtech::resume
