// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/outline.hpp"

#include "core/base/text.hpp"
#include "core/listing/outline_cutter.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::listing {

using ontology::Gap;
using ontology::Mention;

namespace {

constexpr auto kinds_by_id = std::to_array<std::pair<std::string_view, CueKind>>({
    {"required", CueKind::required},
    {"needed", CueKind::needed},
    {"preferred", CueKind::preferred},
    {"not-required", CueKind::not_required},
    {"or-equivalent", CueKind::or_equivalent},
    {"in-lieu", CueKind::in_lieu},
    {"accepted", CueKind::accepted},
    {"one-of", CueKind::one_of},
    {"eligible", CueKind::eligible},
});

CueKind kind_of_cue(const ontology::Terms& cues, ontology::ConceptRow row) {
  const std::string_view kind = cues.kind(row);
  if (kind == "degree") return CueKind::degree;
  if (kind == "heading") return CueKind::heading;
  if (kind != "cue") return CueKind::other;
  const std::string_view id = cues.id(row);
  for (const auto& [name, cue] : kinds_by_id) {
    if (name == id) return cue;
  }
  return CueKind::other;
}

std::span<const Mention> within(std::span<const Mention> mentions, std::size_t first,
                                std::size_t last) {
  const auto begin = std::ranges::lower_bound(mentions, first, {}, &Mention::first);
  auto end = begin;
  while (end != mentions.end() && end->first < last) ++end;
  return {begin, end};
}

}  // namespace

bool is_of_the_employer(const Clause& clause) {
  return clause.section == Section::about || clause.section == Section::benefits;
}

Outline::Outline(std::string_view text, const ontology::Knowledge& knowledge) : text_(text) {
  ontology::tokenise(text, tokens_);
  knowledge.terms.find_in(text, tokens_, terms_);
  knowledge.cues.find_in(text, tokens_, cues_);
  kinds_.reserve(cues_.size());
  for (const Mention& cue : cues_) kinds_.push_back(kind_of_cue(knowledge.cues, cue.row));
  find_parentheses();
  OutlineCutter(*this, knowledge).cut();
}

std::span<const Mention> Outline::terms_in(const Clause& clause) const {
  return std::span(terms_).subspan(clause.first_term, clause.last_term - clause.first_term);
}

std::span<const Mention> Outline::cues_in(const Clause& clause) const {
  return std::span(cues_).subspan(clause.first_cue, clause.last_cue - clause.first_cue);
}

std::span<const Mention> Outline::cues_in(std::size_t first, std::size_t last) const {
  return within(cues_, first, last);
}

bool Outline::has_cue(const Clause& clause, CueKind kind) const {
  return std::ranges::any_of(cues_in(clause),
                             [&](const Mention& cue) { return kind_of(cue) == kind; });
}

void Outline::find_parentheses() {
  std::size_t token = 0;
  for (std::size_t at = text_.find('('); at != std::string_view::npos; at = text_.find('(', at)) {
    const std::size_t end = text_.find_first_of("()\n", at + 1);
    if (end == std::string_view::npos) return;
    if (text_[end] == ')') {
      while (token < tokens_.size() && tokens_[token].begin < at) ++token;
      Parenthesis one{token, token};
      while (one.last < tokens_.size() && tokens_[one.last].begin < end) ++one.last;
      std::size_t covered = 0;
      for (const Mention& cue : cues_in(one.first, one.last)) {
        const CueKind kind = kind_of(cue);
        if (kind >= CueKind::required && kind <= CueKind::not_required)
          covered += cue.last - cue.first;
      }
      one.says_more = covered < one.last - one.first;
      if (one.last > one.first) parentheses_.push_back(one);
    }
    at = end;
  }
}

// "(associate degree preferred)" says nothing of what stands outside, "(preferred)" does.
bool Outline::reaches(const Mention& cue, std::size_t token) const {
  return std::ranges::none_of(parentheses_, [&](const Parenthesis& one) {
    const bool around_cue = one.first <= cue.first && cue.first < one.last;
    const bool around_token = one.first <= token && token < one.last;
    return one.says_more && around_cue && !around_token;
  });
}

std::optional<Demand> Outline::said_at(const Clause& clause, std::size_t token, Reach reach) const {
  // Where the employer tells of itself or of the work, only what stands beside a thing is said of
  // it.
  const bool elsewhere = is_of_the_employer(clause) || clause.section == Section::duties;
  constexpr std::size_t beside = 16;
  std::size_t part_first = token;
  while (part_first > clause.first && tokens_[part_first].gap == Gap::joined) --part_first;
  std::size_t part_last = token + 1;
  while (part_last < clause.last && tokens_[part_last].gap == Gap::joined) ++part_last;
  std::optional<Demand> nearest;
  std::size_t least = 0;
  bool merely_needed = false;     // "a minimum of three years …"
  bool preferred_behind = false;  // "… preferred"
  for (const Mention& cue : cues_in(clause)) {
    const CueKind kind = kind_of(cue);
    const bool asks = kind == CueKind::required || kind == CueKind::needed;
    if (!asks && kind != CueKind::preferred && kind != CueKind::not_required) continue;
    const bool in_part = cue.first >= part_first && cue.first < part_last;
    if (reach == Reach::part && !in_part && !asks) continue;
    if (!reaches(cue, token)) continue;
    // What is said behind a thing is nearer to it than what is said before.
    const std::size_t distance =
        cue.first >= token ? 2 * (cue.first - token) : 3 * (token - cue.first);
    preferred_behind =
        preferred_behind || (kind == CueKind::preferred && in_part && cue.first >= token);
    if (elsewhere && (kind == CueKind::needed || distance > beside)) continue;
    if (nearest && distance >= least) continue;
    nearest = asks                            ? Demand::required
              : kind == CueKind::not_required ? Demand::none
                                              : Demand::preferred;
    least = distance;
    merely_needed = kind == CueKind::needed;
  }
  if (merely_needed && preferred_behind) return Demand::preferred;
  return nearest;
}

Demand Outline::demand_at(const Clause& clause, std::size_t token, Reach reach) const {
  if (const auto said = said_at(clause, token, reach)) return *said;
  if (clause.announced) return *clause.announced;
  switch (clause.section) {
    case Section::preferred:
      return Demand::preferred;
    case Section::required:
    case Section::unknown:
    case Section::other:
      return Demand::required;
    default:
      return Demand::none;
  }
}

}  // namespace medtech::listing
