// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace medtech::lint {

struct Subject;
struct Posting;

/// The words of a line that tell something, in order: no articles and the like, without endings,
/// as hashes.
std::vector<std::uint64_t> telling_words_of(std::string_view lowered);

/// A text's lines, and sentences where a line has several, by the pairs of words in them.
class WordPairs {
 public:
  WordPairs() = default;
  explicit WordPairs(std::string_view text);

  /// Whether these words are a part of one of them, or nearly so: one word in four may be another.
  [[nodiscard]] bool has_nearly(const std::vector<std::uint64_t>& words) const;
  /// Whether they are nearly all of one of them, too, or so many that it is no chance.
  [[nodiscard]] bool has_copy(const std::vector<std::uint64_t>& words) const;

 private:
  void add(std::string_view part);
  /// For each part that shares a pair of words with these: how many of these words stand in it
  /// beside the same neighbour.
  [[nodiscard]] std::map<std::uint32_t, std::size_t> shared_with(
      const std::vector<std::uint64_t>& words) const;

  std::map<std::uint64_t, std::vector<std::uint32_t>> parts_;  // by the pair's hash
  std::vector<std::size_t> sizes_;                             // of each part, in words
};

/// The passages (by number) that are lines of the posting itself, word for word or nearly so:
/// whoever pastes it shows nothing.
std::set<std::size_t> copied_passages(const Subject& subject, const Posting& posting);

}  // namespace medtech::lint
