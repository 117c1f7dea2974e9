// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/title_filter.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <cstddef>

namespace medtech::sources {

namespace {

// The words of a text in folded form; "*" stays where `stars` is set.
std::vector<std::string> words_of(std::string_view text, bool stars) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text::fold(text) + ' ') {
    if (text::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80 || (stars && c == '*')) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

bool matches(std::string_view word, std::string_view pattern) {
  if (!pattern.ends_with('*')) return word == pattern;
  return word.starts_with(pattern.substr(0, pattern.size() - 1));
}

}  // namespace

TitleFilter::TitleFilter(std::span<const std::string> phrases,
                         std::span<const std::string> unless) {
  for (const std::string& phrase : phrases) {
    if (Words words = words_of(phrase, true); !words.empty()) phrases_.push_back(std::move(words));
  }
  for (const std::string& word : unless) {
    const Words words = words_of(word, true);
    unless_.insert(unless_.end(), words.begin(), words.end());
  }
}

bool TitleFilter::of_another_field(std::string_view title) const {
  const Words words = words_of(title.substr(0, limits::title_bytes), false);
  const auto keeps = [&](const std::string& word) {
    return std::ranges::any_of(unless_,
                               [&](const auto& pattern) { return matches(word, pattern); });
  };
  for (const Words& phrase : phrases_) {
    const auto found = std::ranges::search(words, phrase, matches);
    if (found.empty()) continue;
    if (std::none_of(words.begin(), found.begin(), keeps) &&
        std::none_of(found.end(), words.end(), keeps)) {
      return true;
    }
  }
  return false;
}

}  // namespace medtech::sources
