// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/ontology/terms.hpp"
#include "core/ontology/tokens.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace medtech::listing {

/// What a part of a posting speaks of, as its heading says.
enum class Section : std::uint8_t {
  unknown,
  required,
  preferred,
  duties,
  about,
  benefits,
  other,
  questions  ///< by which applicants are sorted, or rate themselves: they ask nothing of anybody
};

/// How firmly something is asked.
enum class Demand : std::uint8_t { required, preferred, none };

/// How far a word of requirement reaches: over its whole clause, as behind a list ("CBET, CRES or
/// CCE preferred"), or up to the next comma.
enum class Reach : std::uint8_t { clause, part };

/// What a word of requirement says (data/cues/requirements.toml).
enum class CueKind : std::uint8_t {
  other,
  required,
  needed,  ///< as "required", of words that ordinary sentences have too: "must", "at least"
  preferred,
  not_required,
  or_equivalent,
  in_lieu,
  accepted,
  one_of,
  eligible,
  degree,
  heading,
  of_others  ///< "reports to", "is staffed by": what follows is said of other people
};

/// A clause of a posting: its words, and the words of requirement among them.
struct Clause {
  std::size_t first = 0;  ///< tokens
  std::size_t last = 0;
  Section section = Section::unknown;
  /// Where "Required:" or "Preferred:" in front of it in its line, or behind it, says so.
  std::optional<Demand> announced;
  bool answered = false;  ///< a question, to which "announced" is the answer
  /// From this token on other people are spoken of; none: `last`.
  std::size_t others = 0;
  std::size_t line = 0;  ///< number of its line
  bool heading = false;  ///< it only says what follows
  /// Under a heading, or behind a word of its line, that speaks of certificates.
  bool of_certificates = false;
  /// Those of the outline's terms and cues that begin in it.
  std::uint32_t first_term = 0;
  std::uint32_t last_term = 0;
  std::uint32_t first_cue = 0;
  std::uint32_t last_cue = 0;
};

/// True where the employer speaks of itself or of benefits: little is asked there.
bool is_of_the_employer(const Clause& clause);

/// A posting's text cut into clauses under its headings; with what the field's terms and the words
/// of requirement say in it. The knowledge and the text outlive it.
class Outline {
 public:
  Outline(std::string_view text, const ontology::Knowledge& knowledge);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::span<const ontology::Token> tokens() const { return tokens_; }
  [[nodiscard]] std::span<const Clause> clauses() const { return clauses_; }
  [[nodiscard]] std::span<const ontology::Mention> terms() const { return terms_; }
  [[nodiscard]] std::span<const ontology::Mention> cues() const { return cues_; }

  /// Those that lie within a clause.
  [[nodiscard]] std::span<const ontology::Mention> terms_in(const Clause& clause) const;
  [[nodiscard]] std::span<const ontology::Mention> cues_in(const Clause& clause) const;
  /// Those that begin within tokens.
  [[nodiscard]] std::span<const ontology::Mention> cues_in(std::size_t first,
                                                           std::size_t last) const;
  /// Of one of cues().
  [[nodiscard]] CueKind kind_of(const ontology::Mention& cue) const {
    return kinds_[static_cast<std::size_t>(&cue - cues_.data())];
  }
  [[nodiscard]] bool has_cue(const Clause& clause, CueKind kind) const;
  /// Whether this word stands between two tokens.
  [[nodiscard]] bool has_word(std::size_t first, std::size_t last, std::string_view word) const {
    const std::uint64_t wanted = ontology::word_hash(word);
    return has_one_of(first, last, {&wanted, 1});
  }
  /// Whether one of these words stands between two tokens.
  [[nodiscard]] bool has_one_of(std::size_t first, std::size_t last,
                                ontology::WordHashes words) const {
    for (std::size_t i = first; i < last && i < tokens_.size(); ++i) {
      if (is_one_of(i, words)) return true;
    }
    return false;
  }
  /// The word itself, as written.
  [[nodiscard]] std::string_view word(std::size_t token) const {
    const ontology::Token& found = tokens_[token];
    return {text_.data() + found.begin, found.end - found.begin};
  }
  /// Its first letter, as a small one.
  [[nodiscard]] char initial(std::size_t token) const {
    return text::to_lower(text_[tokens_[token].begin]);
  }
  /// Whether a token is one of some words, or one word, whatever its case.
  [[nodiscard]] bool is_one_of(std::size_t token, ontology::WordHashes words) const {
    const std::uint64_t hash = tokens_[token].hash;
    for (const std::uint64_t word : words) {
      if (word == hash) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_word(std::size_t token, std::string_view word) const {
    return tokens_[token].hash == ontology::word_hash(word);
  }

  /// How firmly what stands at `token` of this clause is asked: by the nearest word of requirement,
  /// else what was announced, else the section; in a text without sections it is required.
  [[nodiscard]] Demand demand_at(const Clause& clause, std::size_t token,
                                 Reach reach = Reach::clause) const;

 private:
  friend class OutlineCutter;
  struct Parenthesis {
    std::size_t first = 0;  // tokens
    std::size_t last = 0;
    bool says_more = false;  // than a word of requirement
  };

  void take_back_denied();
  void find_parentheses();
  [[nodiscard]] bool is_denied(const ontology::Mention& cue) const;
  [[nodiscard]] bool speaks_of_others(const Clause& clause, std::size_t token) const;
  [[nodiscard]] bool ends_list_of_fields(const Clause& clause, std::size_t token,
                                         const ontology::Mention& cue) const;
  [[nodiscard]] bool reaches(const ontology::Mention& cue, std::size_t token) const;
  [[nodiscard]] std::optional<Demand> said_at(const Clause& clause, std::size_t token,
                                              Reach reach) const;

  std::string_view text_;
  std::vector<ontology::Token> tokens_;
  std::vector<ontology::Mention> terms_;
  std::vector<ontology::Mention> cues_;
  std::vector<CueKind> kinds_;
  std::vector<Parenthesis> parentheses_;
  std::vector<Clause> clauses_;
};

}  // namespace medtech::listing
