// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
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
  bool adjacent = false;
  std::size_t line = 0;  ///< of the rule in its file; 0 where none matched

  bool operator==(const TitleVerdict&) const = default;
};

/// The ordered rules of data/roles/titles.toml, whose head tells how they are written.
class TitleRules {
 public:
  /// The error names every mistake with its line.
  static Result<TitleRules> parse(std::string_view text, const std::string& file);

  /// What the first rule that matches says; nothing (line 0) where none does.
  [[nodiscard]] TitleVerdict judge(std::string_view title) const;

 private:
  friend class RuleReader;
  using Number = std::uint32_t;  // of a phrase
  struct Line {
    std::vector<std::vector<Number>> all;  // of each list one must be there
    std::vector<Number> none;
  };
  struct Rule {
    TitleVerdict verdict;
    std::vector<Line> lines;
  };

  [[nodiscard]] std::vector<bool> phrases_in(const std::vector<std::string>& words) const;
  static bool matches(const Line& line, const std::vector<bool>& there);

  std::vector<Rule> rules_;
  Number phrases_ = 0;
  // By first word: the words that follow, and the phrase's number.
  std::map<std::string, std::vector<std::pair<std::vector<std::string>, Number>>, std::less<>>
      by_word_;
  std::vector<std::pair<std::string, Number>> beginnings_;
};

}  // namespace medtech::ontology
