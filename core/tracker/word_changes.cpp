// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/word_changes.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <cstdint>

namespace medtech::tracker {

namespace {

using Words = std::vector<std::string_view>;

// Cells of the table of common subsequences: 32 MiB.
constexpr std::size_t cells_at_most = 16'000'000;

Words words_in(std::string_view text) {
  Words words;
  for (const std::string_view line : text::lines(text)) {
    const std::string_view trimmed = text::trim(line);
    std::size_t at = 0;
    while (at < trimmed.size()) {
      const std::size_t begin = trimmed.find_first_not_of(" \t\f\v", at);
      if (begin == std::string_view::npos) break;
      at = std::min(trimmed.find_first_of(" \t\f\v", begin), trimmed.size());
      words.push_back(trimmed.substr(begin, at - begin));
    }
    words.emplace_back("\n");
  }
  return words;
}

class Runs {
 public:
  void add(WordRun::Kind kind, std::string_view word) {
    if (runs_.empty() || runs_.back().kind != kind) runs_.push_back({kind, {}});
    runs_.back().words.emplace_back(word);
  }
  [[nodiscard]] std::vector<WordRun> take() { return std::move(runs_); }

 private:
  std::vector<WordRun> runs_;
};

/// Lengths of the longest common subsequences of the ends of two texts.
class CommonWords {
 public:
  CommonWords(const Words& before, const Words& after)
      : columns_(after.size() + 1), lengths_((before.size() + 1) * columns_, 0) {
    for (std::size_t i = before.size(); i-- > 0;) {
      for (std::size_t j = after.size(); j-- > 0;) {
        cell(i, j) = before[i] == after[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                           : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  [[nodiscard]] std::uint16_t at(std::size_t i, std::size_t j) const {
    return lengths_[i * columns_ + j];
  }

 private:
  std::uint16_t& cell(std::size_t i, std::size_t j) { return lengths_[i * columns_ + j]; }

  std::size_t columns_;
  std::vector<std::uint16_t> lengths_;
};

void add_middle(const Words& before, const Words& after, Runs& runs) {
  std::size_t i = 0;
  std::size_t j = 0;
  // The table would be too large, or its counts would not fit: what stands there was replaced.
  if ((before.size() + 1) * (after.size() + 1) <= cells_at_most) {
    const CommonWords common(before, after);
    while (i < before.size() && j < after.size()) {
      if (before[i] == after[j]) {
        runs.add(WordRun::Kind::same, before[i]);
        ++i;
        ++j;
      } else if (common.at(i + 1, j) >= common.at(i, j + 1)) {
        runs.add(WordRun::Kind::removed, before[i++]);
      } else {
        runs.add(WordRun::Kind::added, after[j++]);
      }
    }
  }
  while (i < before.size()) runs.add(WordRun::Kind::removed, before[i++]);
  while (j < after.size()) runs.add(WordRun::Kind::added, after[j++]);
}

}  // namespace

std::vector<WordRun> word_changes(std::string_view before_text, std::string_view after_text) {
  const Words before = words_in(before_text);
  const Words after = words_in(after_text);
  const std::size_t least = std::min(before.size(), after.size());
  std::size_t head = 0;
  while (head < least && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < least - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  Runs runs;
  for (std::size_t i = 0; i < head; ++i) runs.add(WordRun::Kind::same, before[i]);
  const auto middle = [&](const Words& words) {
    return Words(words.begin() + static_cast<std::ptrdiff_t>(head),
                 words.end() - static_cast<std::ptrdiff_t>(tail));
  };
  add_middle(middle(before), middle(after), runs);
  for (std::size_t i = before.size() - tail; i < before.size(); ++i)
    runs.add(WordRun::Kind::same, before[i]);
  return runs.take();
}

}  // namespace medtech::tracker
