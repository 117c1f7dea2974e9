// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::ontology {

/// What a title's words say.
struct TitleVerdict {
  std::string role;   ///< "bmet" stands for bmet-1 to bmet-3; "" for another field
  std::string field;  ///< the other field, for people; "" for ours
  /// "lab" or "equipment" where only the posting's text can bear the role out, else "".
  std::string decide;
  /// Whose name bears it out where there is no text: "hospital", "health" (any of health care), "".
  std::string without_text;
  std::string at;           ///< kind of employer, known by name, at which alone it holds; else ""
  bool of_service = false;  ///< the text must speak of service of equipment, not of equipment alone
  bool adjacent = false;
  bool anywhere = false;  ///< nobody else gives such a title, not even employers of other trades
  std::size_t line = 0;   ///< of the rule in its file; 0 where none matched

  bool operator==(const TitleVerdict&) const = default;
};

/// The ordered rules of data/roles/titles.toml, whose head tells how they are written.
class TitleRules {
 public:
  /// The error names every mistake with its line.
  static Result<TitleRules> parse(std::string_view text, const std::string& file);

  /// As bytes that `unpack` reads quickly: it takes those of `pack` alone.
  [[nodiscard]] std::string pack() const;
  static TitleRules unpack(std::string_view bytes);

  /// Whether the words are, as a whole, one phrase of the rules: "medical laboratory scientist".
  [[nodiscard]] bool is_phrase(std::string_view words) const;

  /// The roles whose openings people mean by words that stand in few titles ("biomed"); none for
  /// other words.
  [[nodiscard]] std::vector<std::string> roles_meant_by(std::string_view words) const;

  /// What the first rule that matches says; nothing (line 0) where none does.
  [[nodiscard]] TitleVerdict judge(std::string_view title) const;

 private:
  friend class RuleReader;
  using Number = std::uint32_t;  // of a phrase
  // Rows of the table behind, so that all rules lie in a few runs of memory.
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  struct Line {
    Range all;   // of groups, of each of which one number must be there
    Range none;  // of numbers
  };
  struct Rule {
    TitleVerdict verdict;
    Range lines;

    template <typename Archive>
    friend void each_field(Archive& archive, Rule& rule) {
      archive(rule.verdict, rule.lines.first, rule.lines.count);
    }
  };
  // The words of a phrase by their hashes; of `rest` those behind the first.
  struct Phrase {
    std::uint64_t first = 0;
    Range rest;
    Number number = 0;
    std::uint32_t unused = 0;  // so that no byte of a row is undefined
  };

  template <typename Archive>
  void each_part(Archive& archive);
  [[nodiscard]] std::vector<char> phrases_in(std::string_view title) const;
  [[nodiscard]] bool matches(const Line& line, const std::vector<char>& there) const;

  std::vector<Rule> rules_;
  std::vector<Line> lines_;
  std::vector<Range> groups_;
  std::vector<Number> numbers_;
  std::vector<Phrase> phrases_;  // by their first words
  std::vector<std::uint64_t> rest_;
  std::vector<std::pair<std::string, Number>> beginnings_;
  Number phrase_count_ = 0;
  std::vector<std::pair<std::string, std::vector<std::string>>> meant_;  // words, roles
};

}  // namespace medtech::ontology
