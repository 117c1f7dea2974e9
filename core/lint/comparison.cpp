// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/comparison.hpp"

#include "core/base/text.hpp"
#include "core/lint/claims.hpp"
#include "core/lint/study.hpp"
#include "core/lint/wording.hpp"
#include "core/ontology/credentials.hpp"
#include "core/ontology/role_titles.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace medtech::lint {

namespace {

using ontology::ConceptRow;
using ontology::Terms;

std::string words_of(const Subject& subject, const Shown& shown) {
  return subject.passages[shown.passage].entry.text.substr(shown.begin, shown.end - shown.begin);
}

// The résumé's words where it never has the posting's, and may write them without claiming more.
std::optional<std::string> other_words(const Subject& subject, const Demand& demand,
                                       const Evidence& evidence, ConceptRow row,
                                       const ontology::Terms& terms, const Words& words) {
  if (!evidence.direct || demand.any_of.size() > 1) return std::nullopt;
  const std::string theirs = form_of(demand.term);
  // "hematology analyzers" holds "hematology".
  const bool there = std::ranges::any_of(subject.passages, [&](const Passage& passage) {
    return passage.form.find(theirs) != std::string::npos;
  });
  if (there) return std::nullopt;
  for (const Shown& shown : subject.shown) {
    if (shown.row != row) continue;
    std::string ours = words_of(subject, shown);
    if (claims_no_more(demand.term, ours, row, terms, words)) return ours;
  }
  return std::nullopt;
}

// The evidence for a concept; where some is copied, what is left of it.
Evidence evidence_for(const Subject& subject, ConceptRow row, const std::set<std::size_t>& copied,
                      const Terms& terms) {
  const auto known = subject.evidence.find(row);
  if (known == subject.evidence.end()) return {};
  return copied.empty() ? known->second : gather(subject, row, copied, terms);
}

Match match(const Subject& subject, const Demand& demand, const std::set<std::size_t>& copied,
            const Terms& terms, const Words& words) {
  Match found{&demand, Showing::none, std::nullopt, std::nullopt};
  for (const ConceptRow row : demand.any_of) {
    const Evidence evidence = evidence_for(subject, row, copied, terms);
    if (evidence.count == 0) continue;
    const Showing showing = evidence.in_work ? Showing::in_work : Showing::listed;
    if (showing <= found.showing) continue;
    found.showing = showing;
    found.shown = evidence.best;
    found.other_words = other_words(subject, demand, evidence, row, terms, words);
  }
  return found;
}

// What one of the job's role works in, whatever the bullets say.
std::set<ConceptRow> work_of_roles(const Subject& subject, const ontology::Knowledge& knowledge) {
  std::set<ConceptRow> work;
  for (const resume::Job& job : subject.resume.jobs) {
    const auto id = job.title ? ontology::role_in_title(knowledge, *job.title) : std::nullopt;
    const ontology::Role* role = id ? ontology::find_role(knowledge.roles, *id) : nullptr;
    if (role == nullptr) continue;
    for (const std::string& specialty : role->specialties) {
      if (const auto row = knowledge.terms.find(specialty)) work.insert(*row);
    }
  }
  return work;
}

// The posting's own words in a bullet or a list of skills, though nothing around them bears out
// there what they mean: "quality control" in a résumé of the other family.
std::optional<Showing> literally(const Subject& subject, const Demand& demand,
                                 const std::set<std::size_t>& copied, const Words& words) {
  constexpr std::size_t shortest = 4;  // "CT" is a state, and "PM" a time of day
  std::optional<Showing> best;
  const std::string all = text::replace_all(text::lower(demand.term), " or ", "\n");
  for (const std::string_view term : text::lines(all)) {
    if (term.size() < shortest) continue;
    for (std::size_t i = 0; i < subject.passages.size(); ++i) {
      const Passage& passage = subject.passages[i];
      const bool skills = passage.section == resume::SectionKind::skills && !passage.entry.heading;
      if ((!passage.job && !skills) || passage.stuffed || copied.contains(i)) continue;
      if (best && (skills || *best == Showing::in_work)) continue;
      const auto at = find_phrase(passage.lowered, term);
      if (!at) continue;
      const auto unclaimed = unclaimed_parts(passage.lowered, words);
      const bool claimed = std::ranges::none_of(
          unclaimed, [&](const PhraseAt& part) { return part.begin <= *at && *at < part.end; });
      if (claimed) best = skills ? Showing::listed : Showing::in_work;
    }
  }
  return best;
}

}  // namespace

std::vector<std::string> held_ids(const resume::Resume& resume) {
  std::vector<std::string> ids;
  for (const resume::Credential& each : resume.credentials) {
    if (each.id) ids.push_back(*each.id);
  }
  return ids;
}

Comparison compare(const Subject& subject, const Posting& posting, std::set<std::size_t> copied,
                   std::vector<Threshold> thresholds, const ontology::Knowledge& knowledge,
                   const Words& words) {
  Comparison found;
  found.thresholds = std::move(thresholds);
  const std::set<ConceptRow> of_roles = work_of_roles(subject, knowledge);
  for (const Demand& demand : posting.demands) {
    Match one = match(subject, demand, copied, knowledge.terms, words);
    const bool of_role =
        std::ranges::any_of(demand.any_of, [&](ConceptRow row) { return of_roles.contains(row); });
    if (of_role) one.showing = Showing::in_work;
    if (one.showing != Showing::in_work) {
      if (const auto showing = literally(subject, demand, copied, words))
        one.showing = std::max(one.showing, *showing);
    }
    found.matches.push_back(std::move(one));
  }
  std::set<std::size_t> copied_lines;
  for (const std::size_t passage : copied)
    copied_lines.insert(subject.passages[passage].entry.line);
  for (Threshold& each : found.thresholds) {
    if (each.kind != ThresholdKind::education || each.standing != Standing::met) continue;
    each.other_field = other_study(subject, posting, words, copied_lines);
    if (each.other_field) each.standing = Standing::near;
  }
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
  found.copied = std::move(copied);
  return found;
}

}  // namespace medtech::lint
