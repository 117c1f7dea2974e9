// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/not_held.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::resume {

using ontology::Mention;

namespace {

// Words that say of what stands behind them that it is not held, or not yet.
constexpr auto denials_before = std::to_array<std::string_view>(
    {"studying",    "pursuing",       "preparing",        "working toward", "working towards",
     "plan to",     "plans to",       "planning to",      "will sit",       "sitting for",
     "eligible",    "candidate",      "enrolled",         "eager to",       "willing to",
     "want to",     "wants to",       "hope to",          "hoping to",      "interested in",
     "seeking",     "applying for",   "applied for",      "goal",           "goals",
     "do not hold", "don't hold",     "does not hold",    "never held",     "not yet",
     "in progress", "expected",       "scheduled",        "anticipated",    "planned",
     "exam date",   "to be obtained", "currently taking", "training for",   "registered for",
     "aspiring",    "teach",          "teaches",          "taught"});
// The same of what stands before them.
constexpr auto denials_behind = std::to_array<std::string_view>({"eligible",
                                                                 "candidate",
                                                                 "in progress",
                                                                 "in process",
                                                                 "under progress",
                                                                 "under process",
                                                                 "expected",
                                                                 "scheduled",
                                                                 "to be obtained",
                                                                 "anticipated",
                                                                 "planned",
                                                                 "exam date",
                                                                 "not yet",
                                                                 "desired",
                                                                 "wanted",
                                                                 "not held",
                                                                 "no longer held",
                                                                 "pending",
                                                                 "application submitted",
                                                                 "lapsed",
                                                                 "inactive"});

// What a name is only a part of, right behind it: "CBET training", "MLS software".
constexpr auto things_named_so = std::to_array<std::string_view>(
    {"training", "study", "studies", "course", "courses", "coursework", "class", "classes", "prep",
     "preparation", "review", "software", "guidelines", "students", "staff", "exam"});

bool is_of_a_thing(std::string_view behind) {
  behind = text::trim(behind);
  if (behind.starts_with('(')) {
    behind.remove_prefix(std::min(behind.find(')'), behind.size() - 1) + 1);
    behind = text::trim(behind);
  }
  std::size_t end = 0;
  while (end < behind.size() && text::is_alpha(behind[end])) ++end;
  return std::ranges::find(things_named_so, behind.substr(0, end)) != things_named_so.end();
}

// Where a phrase stands in a text between borders of words, from somewhere on.
std::size_t find_words(std::string_view lowered, std::string_view phrase, std::size_t from) {
  for (std::size_t at = lowered.find(phrase, from); at != lowered.npos;
       at = lowered.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if ((at == 0 || !text::is_alnum(lowered[at - 1])) &&
        (end == lowered.size() || !text::is_alnum(lowered[end])))
      return at;
  }
  return lowered.npos;
}

// The clause of a line around one of its bytes: between semicolons, bars and full stops.
std::pair<std::size_t, std::size_t> clause_around(std::string_view line, std::size_t at) {
  const auto ends = [&](std::size_t i) {
    return line[i] == ';' || line[i] == '|' || line[i] == '\t' || line[i] == '*' ||
           (line[i] == '.' && i + 1 < line.size() && line[i + 1] == ' ');
  };
  std::size_t begin = at, end = at;
  while (begin > 0 && !ends(begin - 1)) --begin;
  while (end < line.size() && !ends(end)) ++end;
  return {begin, end};
}

bool contains_any(std::string_view folded, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return folded.contains(word); });
}

}  // namespace

bool is_pending(std::string_view folded) {
  return contains_any(folded, denials_before) || contains_any(folded, denials_behind);
}

bool is_not_held(const std::string& line, std::span<const Mention* const> named,
                 const Mention& mention) {
  const std::string lowered = text::lower(line);
  const auto [begin, end] = clause_around(lowered, mention.begin);
  const std::string_view before =
      text::trim(std::string_view(lowered).substr(begin, mention.begin - begin));
  if (before == "no" || before.ends_with(" no")) return true;
  // Another of the same clause between, which a word behind it is said of.
  const auto follows_another = [&](std::size_t at) {
    return std::ranges::any_of(named, [&](const Mention* other) {
      return other->begin >= begin && other->end <= at && at < mention.begin;
    });
  };
  for (const std::string_view word : denials_before) {
    for (std::size_t at = find_words(lowered, word, begin); at < mention.begin;
         at = find_words(lowered, word, at + 1)) {
      const bool either = std::ranges::find(denials_behind, word) != denials_behind.end();
      if (!either || !follows_another(at)) return true;
    }
  }
  std::size_t next = end;
  for (const Mention* other : named) {
    if (other->begin > mention.begin) next = std::min<std::size_t>(next, other->begin);
  }
  const std::string_view behind = std::string_view(lowered).substr(
      mention.end, std::max<std::size_t>(next, mention.end) - mention.end);
  if (is_of_a_thing(behind) && find_words(behind, "passed", 0) == behind.npos) return true;
  // What is renewed is held.
  return find_words(behind, "renewal", 0) == behind.npos &&
         std::ranges::any_of(denials_behind, [&](std::string_view word) {
           return find_words(behind, word, 0) != behind.npos;
         });
}

}  // namespace medtech::resume
