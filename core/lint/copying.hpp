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

/// Whether a line lists single terms ("Ventilators, infusion pumps, CT"): who knows the same things
/// as another lists the same.
bool is_list_of_terms(std::string_view lowered);

/// A text's lines, its sentences where a line has several, and each two lines together, by the
/// pairs of words in them.
class WordPairs {
 public:
  WordPairs() = default;
  explicit WordPairs(std::string_view text);

  /// How words stand to the text.
  struct Likeness {
    bool nearly = false;  ///< a part of one of its parts, or nearly so: one word in four may differ
    bool copy = false;    ///< nearly all of that part, too, or so many that it is no chance
    std::size_t parts = 0;  ///< whole lines or sentences that they hold
    std::size_t words = 0;  ///< in these
    /// The most words in a row that each stand beside the next one somewhere in the text.
    std::size_t longest = 0;
    std::size_t covered = 0;  ///< words that stand beside a neighbour somewhere in the text
  };
  [[nodiscard]] Likeness likeness_of(const std::vector<std::uint64_t>& words) const;

 private:
  enum class Kind { whole, piece };  // whole: a sentence, or a line of one, that is no list
  void add(std::string_view part, Kind kind);
  /// For each part that shares a pair of words with these: how many of these words stand in it
  /// beside the same neighbour.
  [[nodiscard]] std::map<std::uint32_t, std::size_t> shared_with(
      const std::vector<std::uint64_t>& words) const;

  struct Part {
    std::size_t size = 0;  // in words
    Kind kind = Kind::whole;

    bool operator==(const Part&) const = default;
  };
  std::map<std::uint64_t, std::vector<std::uint32_t>> with_pair_;  // parts by the pair's hash
  std::vector<Part> parts_;
};

/// The passages (by number) that are lines or sentences of the posting itself, word for word or
/// nearly so, however they are run together or broken: whoever pastes it shows nothing.
std::set<std::size_t> copied_passages(const Subject& subject, const Posting& posting);

}  // namespace medtech::lint
