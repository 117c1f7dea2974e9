// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

/// The words of a text in small ASCII letters, in order: runs of letters and digits, "0.6" and ".6"
/// as one, "FullTime" as two. What stands between two words can be looked at.
class WordList {
 public:
  explicit WordList(std::string_view text);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  /// A word, or "" past either end (so that `i - 1` and `i + 1` need no care).
  [[nodiscard]] std::string_view operator[](std::size_t index) const {
    if (index >= words_.size()) return {};
    return std::string_view(text_).substr(words_[index].begin, words_[index].size);
  }
  /// What stands between a word and the next one.
  [[nodiscard]] std::string_view after(std::size_t index) const;
  /// True where the words from `index` on are those of `phrase`, parted by single blanks.
  [[nodiscard]] bool has(std::size_t index, std::string_view phrase) const;
  /// True where the phrase's words stand anywhere.
  [[nodiscard]] bool has_anywhere(std::string_view phrase) const;
  /// Position in the text.
  [[nodiscard]] std::size_t begin_of(std::size_t index) const { return words_[index].begin; }
  [[nodiscard]] std::size_t end_of(std::size_t index) const {
    return words_[index].begin + words_[index].size;
  }

 private:
  struct Span {
    std::size_t begin;
    std::size_t size;
  };
  std::string text_;  // in small letters
  std::vector<Span> words_;
};

}  // namespace medtech::listing
