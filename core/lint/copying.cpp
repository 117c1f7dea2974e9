// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/copying.hpp"

#include "core/base/text.hpp"
#include "core/lint/posting.hpp"
#include "core/lint/subject.hpp"
#include "core/ontology/tokens.hpp"
#include "core/resume/passage.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace medtech::lint {

namespace {

constexpr std::size_t telling_line = 6;  // words by which a line alone is known for a copy
constexpr std::size_t no_chance = 12;    // though it is only a part of what was copied
constexpr std::size_t line_of_run = 4;
constexpr std::size_t whole_part = 5;      // words of a line of the posting that a paragraph holds
constexpr std::size_t words_in_a_row = 9;  // that stand so in the posting, over ends of its lines
constexpr std::size_t parts_at_once = 3;   // such lines in one paragraph
constexpr std::size_t shortest_run = 3;
constexpr std::size_t most_parts = 64;  // in which words side by side still tell one of them

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

bool is_list_of_terms(std::string_view lowered) {
  constexpr std::size_t fewest = 3;
  constexpr std::size_t most_words = 4;
  // "Equipment: …"
  if (const std::size_t colon = lowered.find(": "); colon != lowered.npos)
    lowered.remove_prefix(colon + 2);
  const std::vector<std::string_view> items = list_items(lowered);
  return items.size() >= fewest && std::ranges::all_of(items, [](std::string_view item) {
           return resume::count_words(item) <= most_words;
         });
}

namespace {

// The sentences of a line; the line itself where it has but one.
std::vector<std::string_view> sentences_of(std::string_view line) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    const char c = line[at];
    if ((c != '.' && c != ';' && c != '!' && c != '?') || line[at + 1] != ' ') continue;
    sentences.push_back(line.substr(begin, at - begin));
    begin = at + 1;
  }
  sentences.push_back(line.substr(begin));
  return sentences;
}

}  // namespace

WordPairs::WordPairs(std::string_view text) {
  const std::string lowered = text::lower(text);
  std::string_view before;
  for (const std::string_view line : text::lines(lowered)) {
    if (text::trim(line).empty()) continue;
    const std::vector<std::string_view> sentences = sentences_of(line);
    for (const std::string_view sentence : sentences)
      add(sentence, is_list_of_terms(sentence) ? Kind::piece : Kind::whole);
    if (sentences.size() > 1) add(line, Kind::piece);
    // Pasted lines break elsewhere.
    if (!before.empty())
      add(std::string_view(before.data(),
                           static_cast<std::size_t>(line.data() + line.size() - before.data())),
          Kind::piece);
    before = line;
  }
}

void WordPairs::add(std::string_view part, Kind kind) {
  const std::vector<std::uint64_t> words = telling_words_of(part);
  if (words.size() < 2) return;
  const auto number = static_cast<std::uint32_t>(parts_.size());
  parts_.push_back({words.size(), kind});
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    auto& in = with_pair_[pair_hash(words[i], words[i + 1])];
    if (in.empty() || (in.size() < most_parts && in.back() != number)) in.push_back(number);
  }
}

std::map<std::uint32_t, std::size_t> WordPairs::shared_with(
    const std::vector<std::uint64_t>& words) const {
  std::map<std::uint32_t, std::size_t> shared;
  std::map<std::uint32_t, std::size_t> ends;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto found = with_pair_.find(pair_hash(words[i], words[i + 1]));
    if (found == with_pair_.end()) continue;
    for (const std::uint32_t in : found->second) {
      std::size_t& end = ends[in];
      shared[in] += end == i + 1 ? 1 : 2;
      end = i + 2;
    }
  }
  return shared;
}

WordPairs::Likeness WordPairs::likeness_of(const std::vector<std::uint64_t>& words) const {
  Likeness found;
  if (words.size() < 2) return found;
  std::size_t row = 1;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool together = with_pair_.contains(pair_hash(words[i], words[i + 1]));
    if (together) found.covered += row == 1 ? 2 : 1;
    row = together ? row + 1 : 1;
    if (row > 1) found.longest = std::max(found.longest, row);
  }
  for (const auto& [number, shared] : shared_with(words)) {
    const Part& part = parts_[number];
    if (is_nearly_whole(shared, words.size())) {
      found.nearly = true;
      found.copy = found.copy || words.size() >= no_chance || is_nearly_whole(shared, part.size);
    }
    if (part.kind == Kind::whole && part.size >= whole_part && shared * 4 >= part.size * 3) {
      ++found.parts;
      found.words += part.size;
    }
  }
  return found;
}

namespace {

// A paragraph into which the posting's lines were run together, or that is mostly its sentences.
bool holds_copies(const Passage& passage, const WordPairs::Likeness& whole,
                  const WordPairs& pairs) {
  const bool aims = passage.section == resume::SectionKind::summary;
  if (whole.longest >= (aims ? no_chance : words_in_a_row) && !is_list_of_terms(passage.lowered))
    return true;
  if (whole.parts >= parts_at_once ||
      (whole.parts > 1 && whole.words * 2 >= passage.telling.size()))
    return true;
  const std::vector<std::string_view> sentences = sentences_of(passage.lowered);
  if (sentences.size() < 2) return false;
  std::size_t copied = 0;
  for (const std::string_view sentence : sentences) {
    if (is_list_of_terms(sentence)) continue;
    const std::vector<std::uint64_t> words = telling_words_of(sentence);
    if (words.size() >= telling_line && pairs.likeness_of(words).copy) copied += words.size();
  }
  return copied >= no_chance || (copied > 0 && copied * 2 >= passage.telling.size());
}

bool lists_terms(const Passage& passage) {
  constexpr std::size_t most_words = 4;
  return is_list_of_terms(passage.lowered) || (passage.section == resume::SectionKind::skills &&
                                               resume::count_words(passage.lowered) <= most_words);
}

}  // namespace

std::set<std::size_t> copied_passages(const Subject& subject, const Posting& posting) {
  std::set<std::size_t> copied;
  std::vector<std::size_t> mostly_theirs;
  std::set<std::size_t> nearly_theirs;
  std::vector<std::size_t> run;
  std::size_t long_ones = 0;
  // A short line beside one that was copied came with it.
  const auto end_run = [&] {
    const bool beside = std::ranges::any_of(run, [&](std::size_t i) { return copied.contains(i); });
    for (const std::size_t i : run) {
      const Passage& passage = subject.passages[i];
      const bool short_line = passage.telling.size() < line_of_run || lists_terms(passage);
      if (long_ones >= shortest_run || (beside && !short_line)) copied.insert(i);
    }
    run.clear();
    long_ones = 0;
  };
  for (std::size_t i = 0; i < subject.passages.size(); ++i) {
    const Passage& passage = subject.passages[i];
    const std::vector<std::uint64_t>& words = passage.telling;
    const WordPairs::Likeness likeness = posting.pairs.likeness_of(words);
    const bool list = lists_terms(passage);
    if (words.size() >= 2 && likeness.covered * 2 >= words.size()) mostly_theirs.push_back(i);
    if (likeness.covered * 4 >= words.size() * 3) nearly_theirs.insert(i);
    // A summary has the posting's words for the job, as it should.
    const bool aims = passage.section == resume::SectionKind::summary;
    const std::size_t fewest = aims ? no_chance : telling_line;
    // Titles, employers and towns of jobs may be the posting's, too.
    const bool heads = passage.section == resume::SectionKind::experience && !passage.job &&
                       passage.entry.span() != nullptr && !passage.entry.item &&
                       words.size() <= no_chance;
    if (heads) {
      end_run();
      continue;
    }
    if ((!list && words.size() >= fewest && likeness.copy) ||
        holds_copies(passage, likeness, posting.pairs))
      copied.insert(i);
    if (likeness.nearly) {
      run.push_back(i);
      long_ones += words.size() >= line_of_run && !list ? 1 : 0;
    } else if (words.size() >= 2) {
      end_run();
    }
  }
  end_run();
  // What stands between copied lines, and is mostly the posting's words, came with them.
  for (std::size_t at = 0; at < mostly_theirs.size();) {
    std::size_t end = at + 1;
    while (end < mostly_theirs.size() && mostly_theirs[end] == mostly_theirs[end - 1] + 1) ++end;
    const auto first = mostly_theirs.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = mostly_theirs.begin() + static_cast<std::ptrdiff_t>(end);
    const auto is_copied = [&](std::size_t i) { return copied.contains(i); };
    auto from = std::find_if(first, last, is_copied);
    auto to =
        std::find_if(std::make_reverse_iterator(last), std::make_reverse_iterator(first), is_copied)
            .base();
    // At the edges it must be nearly all theirs.
    while (from < to && from > first && nearly_theirs.contains(*(from - 1))) --from;
    while (from < to && to < last && nearly_theirs.contains(*to)) ++to;
    if (from < to) copied.insert(from, to);
    at = end;
  }
  return copied;
}

}  // namespace medtech::lint
