// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/copying.hpp"

#include "core/base/text.hpp"
#include "core/lint/posting.hpp"
#include "core/lint/subject.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace medtech::lint {

namespace {

constexpr std::size_t telling_line = 6;  // words by which a line alone is known for a copy
constexpr std::size_t no_chance = 12;    // though it is only a part of what was copied
constexpr std::size_t line_of_run = 4;
constexpr std::size_t shortest_run = 3;

bool is_glue(std::string_view word) {
  static constexpr auto glue = std::to_array<std::string_view>(
      {"a",    "all",  "an",   "and", "any",  "are",  "as",    "at",    "be",   "by",
       "for",  "from", "has",  "i",   "in",   "into", "is",    "must",  "my",   "of",
       "on",   "or",   "our",  "the", "this", "to",   "using", "which", "will", "with",
       "your", "have", "been", "was", "were", "that", "their", "other", "also"});
  return std::ranges::find(glue, word) != glue.end();
}

// "maintained", "maintains" and "maintain" are one word.
std::string_view without_ending(std::string_view word) {
  constexpr std::size_t shortest = 4;
  for (const std::string_view ending : {"ing", "ed", "es", "s", "e"}) {
    if (word.size() < shortest + ending.size() || !word.ends_with(ending)) continue;
    word.remove_suffix(ending.size());
    break;
  }
  return word;
}

std::uint64_t pair_hash(std::uint64_t first, std::uint64_t second) {
  return (first ^ (second * ontology::hash_factor)) * ontology::hash_factor;
}

// One word in four may be another one, and in a short line two: one put in parts it from its
// neighbours.
bool is_nearly_whole(std::size_t shared, std::size_t words) {
  constexpr std::size_t may_differ = 2;
  return shared * 4 >= words * 3 || (words > telling_line && shared + may_differ >= words);
}

}  // namespace

std::vector<std::uint64_t> telling_words_of(std::string_view lowered) {
  std::vector<std::uint64_t> words;
  for (std::size_t at = 0; at < lowered.size();) {
    if (!text::is_alnum(lowered[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < lowered.size() && (text::is_alnum(lowered[end]) || lowered[end] == '\'')) ++end;
    const std::string_view word = lowered.substr(at, end - at);
    if (!is_glue(word)) words.push_back(ontology::word_hash(without_ending(word)));
    at = end;
  }
  return words;
}

WordPairs::WordPairs(std::string_view text) {
  const std::string lowered = text::lower(text);
  for (const std::string_view line : text::lines(lowered)) {
    add(line);
    std::size_t begin = 0;
    for (std::size_t stop = line.find(". "); stop != line.npos; stop = line.find(". ", begin)) {
      add(line.substr(begin, stop - begin));
      begin = stop + 1;
    }
    if (begin > 0) add(line.substr(begin));
  }
}

void WordPairs::add(std::string_view part) {
  const std::vector<std::uint64_t> words = telling_words_of(part);
  if (words.size() < 2) return;
  const auto number = static_cast<std::uint32_t>(sizes_.size());
  sizes_.push_back(words.size());
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    auto& in = parts_[pair_hash(words[i], words[i + 1])];
    if (in.empty() || in.back() != number) in.push_back(number);
  }
}

std::map<std::uint32_t, std::size_t> WordPairs::shared_with(
    const std::vector<std::uint64_t>& words) const {
  std::map<std::uint32_t, std::size_t> shared;
  std::map<std::uint32_t, std::size_t> ends;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto found = parts_.find(pair_hash(words[i], words[i + 1]));
    if (found == parts_.end()) continue;
    for (const std::uint32_t in : found->second) {
      std::size_t& end = ends[in];
      shared[in] += end == i + 1 ? 1 : 2;
      end = i + 2;
    }
  }
  return shared;
}

bool WordPairs::has_nearly(const std::vector<std::uint64_t>& words) const {
  return std::ranges::any_of(shared_with(words), [&](const auto& each) {
    return is_nearly_whole(each.second, words.size());
  });
}

bool WordPairs::has_copy(const std::vector<std::uint64_t>& words) const {
  return std::ranges::any_of(shared_with(words), [&](const auto& each) {
    return is_nearly_whole(each.second, words.size()) &&
           (words.size() >= no_chance || is_nearly_whole(each.second, sizes_[each.first]));
  });
}

std::set<std::size_t> copied_passages(const Subject& subject, const Posting& posting) {
  std::set<std::size_t> copied;
  std::vector<std::size_t> run;
  std::size_t long_ones = 0;
  const auto end_run = [&] {
    if (long_ones >= shortest_run) copied.insert(run.begin(), run.end());
    run.clear();
    long_ones = 0;
  };
  for (std::size_t i = 0; i < subject.passages.size(); ++i) {
    const std::vector<std::uint64_t>& words = subject.passages[i].telling;
    const bool same = words.size() >= 2 && posting.pairs.has_nearly(words);
    // A summary has the posting's words for the job, as it should.
    const bool aims = subject.passages[i].section == resume::SectionKind::summary;
    const std::size_t fewest = aims ? no_chance : telling_line;
    if (words.size() >= fewest && same && posting.pairs.has_copy(words)) copied.insert(i);
    if (same) {
      run.push_back(i);
      long_ones += words.size() >= line_of_run ? 1 : 0;
    } else if (words.size() >= 2) {
      end_run();
    }
  }
  end_run();
  return copied;
}

}  // namespace medtech::lint
