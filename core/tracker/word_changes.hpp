// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace medtech::tracker {

/// A run of words of two texts.
struct WordRun {
  enum class Kind { same, removed, added };
  Kind kind = Kind::same;
  std::vector<std::string> words;  ///< a line break is a word of its own, "\n"

  bool operator==(const WordRun&) const = default;
};

/// The shortest way in words from one text to the other: what is the same, removed, and added, in
/// order. Texts that differ in more than some thousand words are told as replaced where they do.
std::vector<WordRun> word_changes(std::string_view before, std::string_view after);

}  // namespace medtech::tracker
