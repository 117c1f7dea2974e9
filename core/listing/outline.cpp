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
    {"of-others", CueKind::of_others},
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
  take_back_denied();
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

// "not a condition of employment", "never mandatory"; "not only required" is required.
bool Outline::is_denied(const Mention& cue) const {
  static constexpr auto articles = ontology::hashes_of({"a", "an", "be", "strictly", "currently"});
  static constexpr auto denying =
      ontology::hashes_of({"not", "never", "isn't", "aren't", "no", "neither"});
  constexpr std::size_t soon = 2;
  for (std::size_t back = 0; back < soon && back < cue.first; ++back) {
    const std::size_t at = cue.first - back;
    if (tokens_[at].gap != Gap::joined) return false;
    if (is_one_of(at - 1, denying)) return true;
    if (!is_one_of(at - 1, articles)) return false;
  }
  return false;
}

void Outline::take_back_denied() {
  for (std::size_t i = 0; i < cues_.size(); ++i) {
    if (kinds_[i] == CueKind::required && is_denied(cues_[i])) kinds_[i] = CueKind::not_required;
  }
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

// "reports to a manager with a master's degree", where nothing behind it asks.
bool Outline::speaks_of_others(const Clause& clause, std::size_t token) const {
  if (token < clause.others) return false;
  return std::ranges::none_of(cues_in(clause), [&](const Mention& cue) {
    const CueKind kind = kind_of(cue);
    return cue.first >= clause.others &&
           (kind == CueKind::required || kind == CueKind::preferred || kind == CueKind::needed);
  });
}

// "A degree in biomedical technology, electronics or a related field preferred": a word behind
// the last of several fields is said of the degree.
bool Outline::ends_list_of_fields(const Clause& clause, std::size_t token,
                                  const Mention& cue) const {
  constexpr std::size_t soon = 5;
  if (cue.first <= token || !has_word(token, std::min<std::size_t>(cue.first, token + soon), "in"))
    return false;
  static constexpr auto likes =
      ontology::hashes_of({"related", "similar", "equivalent", "other", "another", "a", "an", "any",
                           "comparable", "relevant", "closely"});
  bool or_behind_comma = false;  // "or a related field", where "CBET or CRES" is another thing
  for (std::size_t i = token + 1; i < cue.first; ++i) {
    if (tokens_[i].gap == Gap::comma) or_behind_comma = false;
    or_behind_comma = or_behind_comma || (is_word(i, "or") && is_one_of(i + 1, likes));
  }
  static constexpr auto others =
      ontology::hashes_of({"experience", "years", "year", "certification", "certified", "license",
                           "skills", "knowledge"});
  if (!or_behind_comma || has_one_of(token, cue.first, others)) return false;
  return std::ranges::none_of(cues_in(clause), [&](const Mention& other) {
    const CueKind kind = kind_of(other);
    return other.first > token && other.first < cue.first &&
           (kind == CueKind::degree || kind == CueKind::required || kind == CueKind::not_required);
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
  bool merely_needed = false;  // "a minimum of three years …"
  bool must = false;
  bool preferred_behind = false;  // "… preferred"
  for (const Mention& cue : cues_in(clause)) {
    const CueKind kind = kind_of(cue);
    const bool asks = kind == CueKind::required || kind == CueKind::needed;
    if (!asks && kind != CueKind::preferred && kind != CueKind::not_required) continue;
    const bool in_part = cue.first >= part_first && cue.first < part_last;
    if (reach == Reach::part && !in_part && !asks &&
        (kind != CueKind::preferred || !ends_list_of_fields(clause, token, cue)))
      continue;
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
    must = merely_needed && is_word(cue.first, "must");
  }
  if (merely_needed && preferred_behind) return Demand::preferred;
  // "Preferred qualifications: a minimum of one year …": how much is preferred.
  const bool under_preferred = clause.announced ? *clause.announced == Demand::preferred
                                                : clause.section == Section::preferred;
  if (merely_needed && !must && under_preferred) return Demand::preferred;
  return nearest;
}

Demand Outline::demand_at(const Clause& clause, std::size_t token, Reach reach) const {
  if (clause.answered) return *clause.announced;
  if (clause.section == Section::questions) return Demand::none;
  if (speaks_of_others(clause, token)) return Demand::none;
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
