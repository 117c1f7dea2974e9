// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/outline.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::listing {

using ontology::Gap;
using ontology::Mention;
using ontology::Token;

namespace {

// A heading is short, and most of it is the words that make it one.
constexpr std::size_t heading_words = 8;

constexpr std::array<std::pair<std::string_view, Section>, 6> headings{{
    {"heading-required", Section::required},
    {"heading-preferred", Section::preferred},
    {"heading-duties", Section::duties},
    {"heading-about", Section::about},
    {"heading-benefits", Section::benefits},
    {"heading-other", Section::other},
}};

std::span<const Mention> within(std::span<const Mention> mentions, const Clause& clause) {
  const auto begin = std::ranges::lower_bound(mentions, clause.first, {}, &Mention::first);
  auto end = begin;
  while (end != mentions.end() && end->first < clause.last) ++end;
  return {begin, end};
}

}  // namespace

bool is_of_the_employer(const Clause& clause) {
  return clause.section == Section::about || clause.section == Section::benefits;
}

Outline::Outline(std::string_view text, const ontology::Knowledge& knowledge)
    : text_(text), cue_terms_(&knowledge.cues) {
  ontology::tokenise(text, tokens_);
  knowledge.terms.find_in(text, tokens_, terms_);
  knowledge.cues.find_in(text, tokens_, cues_);
  cut();
}

std::span<const Mention> Outline::terms_in(const Clause& clause) const {
  return within(terms_, clause);
}

std::span<const Mention> Outline::cues_in(const Clause& clause) const {
  return within(cues_, clause);
}

bool Outline::has_cue(const Clause& clause, std::string_view id) const {
  return std::ranges::any_of(cues_in(clause),
                             [&](const Mention& cue) { return cue_terms_->id(cue.row) == id; });
}

std::string_view Outline::word(std::size_t token) const {
  return text_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin);
}

bool Outline::has_word(std::size_t first, std::size_t last, std::string_view word) const {
  const std::uint64_t hash = ontology::word_hash(word);
  for (std::size_t i = first; i < last && i < tokens_.size(); ++i) {
    if (tokens_[i].hash == hash) return true;
  }
  return false;
}

bool Outline::ends_line(std::size_t token) const {
  std::size_t at = tokens_[token].end;
  while (at < text_.size() && text_[at] != '\n') {
    if (text::is_alnum(text_[at])) return false;
    ++at;
  }
  return true;
}

bool Outline::begins_line(std::size_t token) const {
  std::size_t at = tokens_[token].begin;
  while (at > 0 && text_[at - 1] != '\n') {
    if (text::is_alnum(text_[at - 1])) return false;
    --at;
  }
  return true;
}

bool Outline::followed_by_colon(std::size_t token) const {
  std::size_t at = tokens_[token].end;
  while (at < text_.size() && (text_[at] == ' ' || text_[at] == ')' || text_[at] == '*')) ++at;
  return at < text_.size() && text_[at] == ':';
}

std::optional<Section> Outline::heading_of(const Clause& clause) const {
  const std::size_t words = clause.last - clause.first;
  const bool colon = followed_by_colon(clause.last - 1);
  if (words > heading_words ||
      (!colon && !(begins_line(clause.first) && ends_line(clause.last - 1))))
    return std::nullopt;
  std::optional<Section> section;
  std::size_t covered = 0;
  for (const Mention& cue : cues_in(clause)) {
    covered += cue.last - cue.first;
    const std::string_view id = cue_terms_->id(cue.row);
    const auto* found =
        std::ranges::find(headings, id, &std::pair<std::string_view, Section>::first);
    if (id == "preferred") section = Section::preferred;
    if (id == "required" && !section) section = Section::required;
    if (found != headings.end() && section != Section::preferred) section = found->second;
  }
  return 2 * covered >= words ? section : std::nullopt;
}

void Outline::cut() {
  Section section = Section::unknown;
  std::optional<Demand> announced;
  for (std::size_t first = 0; first < tokens_.size();) {
    std::size_t last = first + 1;
    while (last < tokens_.size() && tokens_[last].gap != Gap::stop) ++last;
    Clause clause{first, last, section, announced};
    if (begins_line(first)) clause.announced = announced = std::nullopt;
    if (const auto heading = heading_of(clause)) {
      if (ends_line(last - 1) || !begins_line(first)) {
        section = *heading;
      } else if (*heading == Section::preferred) {
        announced = Demand::preferred;
      } else if (*heading == Section::required) {
        announced = Demand::required;
      } else {
        section = *heading;
      }
      clause.section = section;
    }
    clauses_.push_back(clause);
    first = last;
  }
}

Demand Outline::demand_at(const Clause& clause, std::size_t token, Reach reach) const {
  std::size_t part_first = token;
  while (part_first > clause.first && tokens_[part_first].gap == Gap::joined) --part_first;
  std::size_t part_last = token + 1;
  while (part_last < clause.last && tokens_[part_last].gap == Gap::joined) ++part_last;
  std::optional<Demand> nearest;
  std::size_t least = 0;
  for (const Mention& cue : cues_in(clause)) {
    const std::string_view id = cue_terms_->id(cue.row);
    const bool in_part = cue.first >= part_first && cue.first < part_last;
    if (reach == Reach::part && !in_part && id != "required") continue;
    Demand demand = Demand::required;
    if (id == "preferred") {
      demand = Demand::preferred;
    } else if (id == "not-required") {
      demand = Demand::none;
    } else if (id != "required") {
      continue;
    }
    // What is said behind a thing is nearer to it than what is said before.
    const std::size_t distance =
        cue.first >= token ? 2 * (cue.first - token) : 3 * (token - cue.first);
    if (nearest && distance >= least) continue;
    nearest = demand;
    least = distance;
  }
  if (nearest) return *nearest;
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
