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

/// Which sentences of a text have which two words one after the other.
class WordPairs {
 public:
  WordPairs() = default;
  /// Sentences end with lines, full stops and semicolons.
  explicit WordPairs(std::string_view text);

  /// Of these words, how many stand in one sentence beside the same neighbour as here: the most
  /// for any sentence.
  [[nodiscard]] std::size_t most_shared(const std::vector<std::uint64_t>& words) const;

 private:
  std::map<std::uint64_t, std::vector<std::uint32_t>> sentences_;  // by the pair's hash
};

/// The passages (by number) that are lines of the posting itself, word for word or nearly so:
/// whoever pastes it shows nothing.
std::set<std::size_t> copied_passages(const Subject& subject, const Posting& posting);

}  // namespace medtech::lint
