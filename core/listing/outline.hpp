// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/knowledge.hpp"
#include "core/ontology/terms.hpp"
#include "core/ontology/tokens.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace medtech::listing {

/// What a part of a posting speaks of, as its heading says.
enum class Section { unknown, required, preferred, duties, about, benefits, other };

/// How firmly something is asked.
enum class Demand { required, preferred, none };

/// How far a word of requirement reaches: over its whole clause, as behind a list ("CBET, CRES or
/// CCE preferred"), or up to the next comma.
enum class Reach { clause, part };

/// A clause of a posting: its words, and the words of requirement among them.
struct Clause {
  std::size_t first = 0;  ///< tokens
  std::size_t last = 0;
  Section section = Section::unknown;
  /// Where "Required:" or "Preferred:" in front of it in its line says so.
  std::optional<Demand> announced;
};

/// True where the employer speaks of itself or of benefits: nothing is asked there.
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
  [[nodiscard]] bool has_cue(const Clause& clause, std::string_view id) const;
  /// Whether one of these words stands between two tokens.
  [[nodiscard]] bool has_word(std::size_t first, std::size_t last, std::string_view word) const;
  /// The word itself, in small letters.
  [[nodiscard]] std::string_view word(std::size_t token) const;

  /// How firmly what stands at `token` of this clause is asked: by the nearest word of requirement,
  /// else what was announced, else the section; in a text without sections it is required.
  [[nodiscard]] Demand demand_at(const Clause& clause, std::size_t token,
                                 Reach reach = Reach::clause) const;

 private:
  void cut();
  [[nodiscard]] std::optional<Section> heading_of(const Clause& clause) const;
  [[nodiscard]] bool ends_line(std::size_t token) const;
  [[nodiscard]] bool begins_line(std::size_t token) const;
  [[nodiscard]] bool followed_by_colon(std::size_t token) const;

  std::string_view text_;
  const ontology::Terms* cue_terms_;
  std::vector<ontology::Token> tokens_;
  std::vector<ontology::Mention> terms_;
  std::vector<ontology::Mention> cues_;
  std::vector<Clause> clauses_;
};

}  // namespace medtech::listing
