// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/claims.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace medtech::lint {

namespace {

// Where a mark or a word ends a clause: how many bytes it has, 0 where none stands.
std::size_t clause_end_at(std::string_view lowered, std::size_t at) {
  const char c = lowered[at];
  if (c == ';' || c == '\t' || c == '|' || c == '!' || c == '?') return 1;
  if (c == '.') return at + 1 == lowered.size() || text::is_space(lowered[at + 1]) ? 1 : 0;
  for (const std::string_view word :
       {" but ", " however ", " though ", " although ", " yet ", " – ", " — ", " - ", "•"}) {
    if (lowered.substr(at).starts_with(word)) return word.size();
  }
  return 0;
}

std::vector<PhraseAt> clauses_of(std::string_view lowered) {
  std::vector<PhraseAt> clauses;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < lowered.size();) {
    const std::size_t size = clause_end_at(lowered, at);
    if (size == 0) {
      ++at;
      continue;
    }
    clauses.push_back({begin, at});
    at += size;
    begin = at;
  }
  clauses.push_back({begin, lowered.size()});
  return clauses;
}

// "Eager to learn CT, experienced in MRI": where behind a comma something is claimed, or the end.
std::size_t end_of_wish(std::string_view lowered, std::size_t from, std::size_t end,
                        const std::vector<std::string>& claims) {
  for (std::size_t comma = lowered.find(',', from); comma < end;
       comma = lowered.find(',', comma + 1)) {
    const std::size_t next = std::min(lowered.find(',', comma + 1), end);
    const std::string_view part = lowered.substr(comma, next - comma);
    if (std::ranges::any_of(part, text::is_digit) || find_one_of(part, claims)) return comma;
  }
  return end;
}

}  // namespace

std::vector<PhraseAt> unclaimed_parts(std::string_view lowered, const Words& words) {
  std::vector<PhraseAt> parts;
  const auto& before = words.list("unclaimed_before");
  const auto& behind = words.list("unclaimed_behind");
  const auto& claims = words.list("claims");
  for (const PhraseAt& clause : clauses_of(lowered)) {
    const std::string_view text = lowered.substr(clause.begin, clause.end - clause.begin);
    if (const auto cue = find_one_of(text, before)) {
      const std::size_t from = clause.begin + cue->end;
      parts.push_back({from, end_of_wish(lowered, from, clause.end, claims)});
    }
    const std::string_view trimmed = text::trim(text);
    for (const std::string& cue : behind) {
      // At the clause's end alone: "the desired results" wish for nothing.
      if (!trimmed.ends_with(cue) || trimmed.size() == cue.size() ||
          text::is_alnum(trimmed[trimmed.size() - cue.size() - 1]))
        continue;
      parts.push_back({clause.begin, clause.end});
      break;
    }
  }
  return parts;
}

}  // namespace medtech::lint
