// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/understand.hpp"

#include "core/base/text.hpp"
#include "core/listing/classify.hpp"
#include "core/listing/other_openings.hpp"
#include "core/listing/outline.hpp"
#include "core/listing/positions.hpp"
#include "core/listing/requirements.hpp"
#include "core/listing/work_details.hpp"
#include "core/ontology/licences.hpp"

#include <algorithm>
#include <array>

namespace medtech::listing {

namespace {

std::string_view view_of(const std::optional<std::string>& text) {
  return text ? std::string_view(*text) : std::string_view();
}

// The role, and the others that a title offers: "MLT / MLS", "Technologist/Technician".
std::vector<const ontology::Role*> roles_named(std::string_view title,
                                               const Classification& classification,
                                               const ontology::Knowledge& knowledge) {
  std::vector<const ontology::Role*> roles;
  const auto add = [&](const std::string& id) {
    const ontology::Role* role = find_titled_role(knowledge.roles, id);
    if (role != nullptr && std::ranges::find(roles, role) == roles.end()) roles.push_back(role);
  };
  if (!classification.role) return roles;
  add(*classification.role);
  const std::string parted = text::replace_all(std::string(title), " or ", "/");
  if (parted.find('/') == std::string::npos) return roles;
  std::string before;  // "Laboratory " of "Laboratory Technologist/Technician"
  for (const std::string_view part : text::split(parted, '/')) {
    ontology::TitleVerdict verdict = knowledge.titles.judge(part);
    if (verdict.role.empty()) verdict = knowledge.titles.judge(before + std::string(part));
    if (!verdict.role.empty() && verdict.decide.empty()) add(verdict.role);
    const std::size_t blank = part.rfind(' ');
    before = blank == std::string_view::npos ? "" : std::string(part.substr(0, blank + 1));
  }
  return roles;
}

// The state that all places of a listing lie in; "" where there is none.
std::string_view only_state(const Listing& listing) {
  if (listing.places.empty() || listing.remote.value_or(false)) return {};
  const std::string& state = listing.places.front().state;
  const bool one =
      std::ranges::all_of(listing.places, [&](const Place& at) { return at.state == state; });
  return one ? std::string_view(state) : std::string_view();
}

// Where a state's law on licenses does not reach, whoever the employer is.
bool is_federal_site(const Outline& outline, const ontology::Terms& cues) {
  return std::ranges::any_of(outline.cues(), [&](const ontology::Mention& cue) {
    return cues.id(cue.row) == "federal-site";
  });
}

// Where they lie in several, no state demands a thing of everybody.
std::optional<DemandedLicense> find_demanded(const Listing& listing, const Outline& outline,
                                             const Classification& classification,
                                             const ontology::Knowledge& knowledge) {
  const std::string state(only_state(listing));
  if (state.empty() || classification.track != "lab") return std::nullopt;
  const ontology::Terms& terms = knowledge.terms;
  DemandedLicense demanded;
  demanded.state = state;
  for (const ontology::ConceptRow row :
       demanded_licences(terms, {.state = state,
                                 .role = view_of(classification.role),
                                 .setting = view_of(classification.setting),
                                 .employer_kind = view_of(classification.employer_kind),
                                 .federal = is_federal(knowledge.employers, listing.employer) ||
                                            is_federal_site(outline, knowledge.cues)})) {
    demanded.any_of.emplace_back(terms.id(row));
    demanded.agency = terms.fact(row, "agency");
    demanded.source = terms.fact(row, "host");
  }
  return demanded.any_of.empty() ? std::nullopt : std::optional(std::move(demanded));
}

// Of an advertisement of several jobs nobody can say which of their roles and levels it is.
void settle_track(Classification& classification, const std::string& track) {
  classification.role.reset();
  if (track.empty() && !classification.track) return;
  classification.reasons.emplace_back("text: it offers several jobs");
  if (!classification.track) classification.track = track;
}

}  // namespace

Understanding understand(const Listing& listing, const ontology::Knowledge& knowledge) {
  Understanding result;
  const std::string own = without_other_openings(listing.description);
  const Outline outline(own, knowledge);
  const Evidence evidence = weigh(outline, knowledge);
  Posting posting;
  posting.title = listing.title;
  posting.employer = listing.employer;
  posting.has_text = !outline.tokens().empty();
  const auto several = find_positions(listing.title, outline, knowledge);
  std::optional<Outline> common;
  if (several) common.emplace(several->common, knowledge);
  const Outline& of_all = several ? *common : outline;
  result.details = find_work_details(listing.title, of_all, knowledge);
  posting.contract_weeks = result.details.contract_weeks;
  result.classification = classify_role(posting, evidence, knowledge);
  const std::vector<const ontology::Role*> roles =
      roles_named(listing.title, result.classification, knowledge);
  result.requirements =
      find_requirements(listing.title, of_all, knowledge, roles, only_state(listing));
  posting.years_min = result.requirements.years_min;
  if (several) settle_track(result.classification, several->track);
  classify_rest(posting, outline, evidence, knowledge, result.classification);
  result.requirements.demanded_license =
      find_demanded(listing, outline, result.classification, knowledge);
  return result;
}

}  // namespace medtech::listing
