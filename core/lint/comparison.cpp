// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/comparison.hpp"

#include "core/base/text.hpp"
#include "core/ontology/credentials.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace medtech::lint {

namespace {

using ontology::ConceptRow;
using ontology::Terms;

// Its words in the singular: "Infusion Pumps" and "infusion-pump" are the same.
std::string form_of(std::string_view words) {
  std::string form;
  for (std::string word : ontology::words_of_phrase(words)) {
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
    form += word;
  }
  return form;
}

std::string words_of(const Subject& subject, const Shown& shown) {
  return subject.passages[shown.passage].entry.text.substr(shown.begin, shown.end - shown.begin);
}

// Whether the résumé has the very words of the posting, for any of its terms.
std::optional<std::string> other_words(const Subject& subject, const Demand& demand,
                                       const Evidence& evidence, ConceptRow row) {
  if (!evidence.direct || demand.any_of.size() > 1) return std::nullopt;
  const std::string theirs = form_of(demand.term);
  std::optional<std::string> first;
  for (const Shown& shown : subject.shown) {
    if (shown.row != row) continue;
    const std::string ours = words_of(subject, shown);
    if (form_of(ours) == theirs) return std::nullopt;
    if (!first) first = ours;
  }
  // "hematology analyzers" holds "hematology".
  for (const Passage& passage : subject.passages) {
    if (passage.lowered.find(text::lower(demand.term)) != std::string::npos) return std::nullopt;
  }
  return first;
}

// The evidence for a concept; where some is copied, what is left of it.
Evidence evidence_for(const Subject& subject, ConceptRow row, const std::set<std::size_t>& copied,
                      const Terms& terms) {
  const auto known = subject.evidence.find(row);
  if (known == subject.evidence.end()) return {};
  return copied.empty() ? known->second : gather(subject, row, copied, terms);
}

Match match(const Subject& subject, const Demand& demand, const std::set<std::size_t>& copied,
            const Terms& terms) {
  Match found{&demand, Showing::none, std::nullopt, std::nullopt};
  for (const ConceptRow row : demand.any_of) {
    const Evidence evidence = evidence_for(subject, row, copied, terms);
    if (evidence.count == 0) continue;
    const Showing showing = evidence.in_work ? Showing::in_work : Showing::listed;
    if (showing <= found.showing) continue;
    found.showing = showing;
    found.shown = evidence.best;
    found.other_words = other_words(subject, demand, evidence, row);
  }
  return found;
}

}  // namespace

std::set<std::size_t> copied_passages(const Subject& subject, const Posting& posting) {
  constexpr std::size_t sentence = 8;  // words
  constexpr std::size_t short_line = 3;
  constexpr std::size_t many = 30;  // of all lines that are the same: no chance
  std::set<std::size_t> sentences;
  std::set<std::size_t> all;
  std::size_t same_words = 0;
  const std::string description = text::lower(posting.listing.description);
  for (std::size_t i = 0; i < subject.passages.size(); ++i) {
    const std::string& line = subject.passages[i].lowered;
    const std::size_t words = resume::count_words(line);
    if (words < short_line || description.find(line) == std::string::npos) continue;
    same_words += words;
    all.insert(i);
    if (words >= sentence) sentences.insert(i);
  }
  return same_words >= many ? all : sentences;
}

std::vector<std::string> held_ids(const resume::Resume& resume) {
  std::vector<std::string> ids;
  for (const resume::Credential& each : resume.credentials) {
    if (each.id) ids.push_back(*each.id);
  }
  return ids;
}

Comparison compare(const Subject& subject, const Posting& posting,
                   std::vector<Threshold> thresholds, const ontology::Knowledge& knowledge) {
  Comparison found;
  found.thresholds = std::move(thresholds);
  const std::set<std::size_t> copied = copied_passages(subject, posting);
  for (const Demand& demand : posting.demands)
    found.matches.push_back(match(subject, demand, copied, knowledge.terms));
  std::set<std::size_t> copied_lines;
  for (const std::size_t passage : copied)
    copied_lines.insert(subject.passages[passage].entry.line);
  std::vector<std::string> held;
  for (const resume::Credential& each : subject.resume.credentials) {
    if (each.id && !copied_lines.contains(each.line)) held.push_back(*each.id);
  }
  for (const auto& group : posting.listing.understanding.requirements.preferred) {
    if (ontology::meets(ontology::holds_one_of(knowledge.terms, group, held))) {
      ++found.preferred_met;
    } else {
      found.preferred_missing.push_back(group);
    }
  }
  return found;
}

}  // namespace medtech::lint
