// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interview/calls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace medtech::interview {

namespace {

using ontology::Knowledge;

void add_concept(std::vector<Concept>& concepts, std::string id, std::string name) {
  if (std::ranges::find(concepts, id, &Concept::id) == concepts.end())
    concepts.push_back({std::move(id), std::move(name)});
}

void add_terms(std::vector<Concept>& concepts, const std::vector<std::string>& ids,
               const Knowledge& knowledge) {
  for (const std::string& id : ids) {
    const auto row = knowledge.terms.find(id);
    add_concept(concepts, id, row ? std::string(knowledge.terms.name(*row)) : id);
  }
}

void add_role(std::vector<Concept>& concepts, const std::optional<std::string>& id,
              const Knowledge& knowledge) {
  if (!id) return;
  const ontology::Role* role = find_role(knowledge.roles, *id);
  add_concept(concepts, "role:" + *id, "the role " + (role == nullptr ? *id : role->name));
}

// A word of a closed set: "setting:travel", named "the setting travel".
void add_word(std::vector<Concept>& concepts, std::string_view kind, std::string_view said,
              const std::optional<std::string>& word) {
  if (word)
    add_concept(concepts, fmt::format("{}:{}", kind, *word), fmt::format("{} {}", said, *word));
}

void add_work(std::vector<Concept>& concepts, const listing::Listing& listing) {
  using listing::Schedule;
  using listing::Shift;
  const listing::WorkDetails& details = listing.understanding.details;
  const auto add = [&](bool is_so, const char* id, const char* name) {
    if (is_so) add_concept(concepts, id, name);
  };
  add(details.on_call.value_or(false), "work:on-call", "on-call duty");
  add(listing.shift == Shift::night, "work:night", "the night shift");
  add(listing.shift == Shift::weekend || listing.schedule == Schedule::weekender, "work:weekend",
      "weekends");
  add(details.driving_license.value_or(false) || details.travel_percent.value_or(0) > 0,
      "work:driving", "driving and travel");
  add(listing.schedule == Schedule::prn || listing.schedule == Schedule::per_diem, "work:prn",
      "as-needed hours");
  add(listing.schedule == Schedule::seven_on_seven_off, "work:seven-on-seven-off",
      "seven days on, seven off");
  add(details.sign_on_bonus.has_value(), "work:sign-on-bonus", "the sign-on bonus");
}

void add_track(std::vector<Concept>& concepts, const std::optional<std::string>& track) {
  if (track)
    add_concept(concepts, "track:" + *track,
                *track == "lab" ? "laboratory work" : "equipment work");
}

}  // namespace

Calls::Calls(std::vector<Concept> concepts, const Knowledge& knowledge)
    : concepts_(std::move(concepts)) {
  for (std::size_t rank = 0; rank < concepts_.size(); ++rank) {
    const Concept& concept_here = concepts_[rank];
    int distance = 0;
    reached_.push_back({concept_here.id, {concept_here, distance, rank}});
    auto row = knowledge.terms.find(concept_here.id);
    while (row && (row = knowledge.terms.parent(*row)))
      reached_.push_back({std::string(knowledge.terms.id(*row)), {concept_here, ++distance, rank}});
  }
  const auto order = [](const Reached& each) {
    return std::tuple(std::string_view(each.id), each.cause.distance, each.cause.rank);
  };
  std::ranges::sort(reached_, {}, order);
  const auto same = std::ranges::unique(reached_, {}, &Reached::id);
  reached_.erase(same.begin(), same.end());
}

std::optional<Cause> Calls::find(const std::vector<std::string>& ids) const {
  std::optional<Cause> best;
  for (const std::string& id : ids) {
    const auto found = std::ranges::lower_bound(reached_, id, {}, &Reached::id);
    if (found == reached_.end() || found->id != id) continue;
    const auto order = [](const Cause& cause) { return std::pair(cause.distance, cause.rank); };
    if (!best || order(found->cause) < order(*best)) best = found->cause;
  }
  return best;
}

std::vector<Concept> concepts_of(const listing::Listing& listing, const Knowledge& knowledge) {
  const listing::Classification& is = listing.understanding.classification;
  const listing::Requirements& asks = listing.understanding.requirements;
  std::vector<Concept> concepts;
  add_terms(concepts, asks.equipment, knowledge);
  add_terms(concepts, is.specialties, knowledge);
  add_role(concepts, is.role, knowledge);
  add_terms(concepts, asks.software, knowledge);
  add_terms(concepts, asks.skills, knowledge);
  add_word(concepts, "setting", "the setting", is.setting);
  add_word(concepts, "employer", "an employer of the kind", is.employer_kind);
  add_word(concepts, "level", "the level", is.level);
  add_work(concepts, listing);
  if (!asks.required.empty() || !asks.preferred.empty())
    add_concept(concepts, "certified", "the certification it asks for");
  if (!asks.licenses.empty()) add_concept(concepts, "licensed", "the license it asks for");
  add_track(concepts, is.track);
  return concepts;
}

std::vector<Concept> concepts_of(const profile::Qualifications& has, const Knowledge& knowledge) {
  std::vector<Concept> concepts;
  add_role(concepts, has.target, knowledge);
  add_role(concepts, has.role, knowledge);
  add_terms(concepts, {has.experience.begin(), has.experience.end()}, knowledge);
  add_track(concepts, has.track);
  return concepts;
}

}  // namespace medtech::interview
