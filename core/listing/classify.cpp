// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/classify.hpp"

#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/specialties.hpp"
#include "core/ontology/ranks.hpp"
#include "core/ontology/role_titles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::listing {

using ontology::Knowledge;
using ontology::Mention;
using ontology::Terms;

namespace {

// Distinct things of a field that a text must name before it bears a title out, and how many more
// than of other fields.
constexpr std::size_t enough_evidence = 2;

struct Employer {
  std::string_view kind;       // "" where not known
  std::string_view track;      // "none" where it is of another trade
  bool by_name = false;        // and not by a word of its name
  bool by_loose_word = false;  // "health", which clinics and homes have in their names too
};

// A known name decides before words that many names have; of these the last.
Employer employer_of(std::string_view name, const Terms& employers) {
  static constexpr auto by_precedence = std::to_array<std::string_view>(
      {"veterinary-word", "care-home-word", "agency-word", "plasma-word", "blood-center-word",
       "federal-word", "government-word", "dialysis-word", "service-word", "office-word",
       "reference-lab-word", "hospital-word", "health-word"});
  constexpr std::size_t loose = by_precedence.size() - 1;
  Employer found;
  std::size_t best = by_precedence.size();
  for (const Mention& mention : employers.find_in(name)) {
    const std::string_view kind = employers.fact(mention.row, "employer_kind");
    if (employers.kind(mention.row) == "employer") {
      // "Philips" alone is the maker; in "Philips Family Clinic" it is a name like another.
      if (!found.by_name) found = {kind, employers.track(mention.row), true, false};
      continue;
    }
    const auto rank = static_cast<std::size_t>(
        std::ranges::find(by_precedence, employers.id(mention.row)) - by_precedence.begin());
    if (found.by_name || rank >= best) continue;
    best = rank;
    found = {kind, employers.track(mention.row), false, rank == loose};
  }
  if (!found.kind.empty()) return found;
  // "VA" alone is the department; "Norfolk, VA" is a state.
  for (const ontology::ConceptRow row : employers.find_named(name)) {
    if (employers.kind(row) == "employer")
      return {employers.fact(row, "employer_kind"), employers.track(row), true, false};
  }
  return found;
}

bool bears_out(const Evidence& evidence, std::string_view track, const Employer& employer) {
  const std::size_t ours = track == "lab" ? evidence.lab : evidence.equipment;
  const bool of_track = employer.by_name && employer.track == track;
  // In a hospital a laboratory is one of ours.
  const bool hospital = track == "lab" && employer.kind == "hospital" && !employer.by_loose_word;
  const std::size_t from_employer = of_track ? enough_evidence : hospital ? 1 : 0;
  return ours + from_employer >= enough_evidence + evidence.against;
}

// Where nothing but title and employer is said, the employer alone can bear the title out.
bool employer_bears_out(const Posting& posting, const ontology::TitleVerdict& verdict,
                        const Employer& employer) {
  if (posting.has_text || employer.kind != "hospital") return false;
  return verdict.without_text == "health" ||
         (verdict.without_text == "hospital" && !employer.by_loose_word);
}

bool lies_in(const Terms& terms, ontology::ConceptRow thing, const std::vector<std::string>& in) {
  for (std::optional<ontology::ConceptRow> row = thing; row; row = terms.parent(*row)) {
    if (std::ranges::find(in, terms.id(*row)) != in.end()) return true;
  }
  return false;
}

// A title that leaves the work open ("Equipment Technician") is of what alone the text names.
bool is_mostly_of(const ontology::Role& role, const Evidence& evidence, const Terms& terms,
                  bool open_title) {
  const std::size_t enough = open_title ? 1 : 2;  // things of its domain
  constexpr double most_of_all = 0.6;             // of all the equipment named
  const auto own = static_cast<std::size_t>(std::ranges::count_if(
      evidence.gear,
      [&](ontology::ConceptRow thing) { return lies_in(terms, thing, role.domain); }));
  if (own == 1 && evidence.gear.size() > 1) return false;
  return own >= enough &&
         static_cast<double>(own) >= most_of_all * static_cast<double>(evidence.gear.size());
}

// A "Lab Tech" of whom MLT(ASCP) is asked is no assistant.
bool asks_for_its_credential(const ontology::Role& role, const ontology::Role& wider,
                             const Evidence& evidence) {
  const auto is_named = [&](const std::string& id) { return evidence.credentials.contains(id); };
  return std::ranges::any_of(role.credentials, is_named) &&
         std::ranges::none_of(wider.credentials, is_named);
}

// Nor is one of whom the degree of such work is asked, no lower one being enough.
bool asks_for_its_degree(const ontology::Role& role, const ontology::Role& wider,
                         const Evidence& evidence) {
  const int usual = ontology::degree_rank(role.education).value_or(0);
  return evidence.least_degree && *evidence.least_degree >= usual &&
         usual > ontology::degree_rank(wider.education).value_or(0);
}

// The narrower role that a title's wider one means, by what the text speaks of.
std::string refined(const ontology::TitleVerdict& verdict, const Evidence& evidence,
                    const Knowledge& knowledge) {
  const ontology::Role* wider = find_role(knowledge.roles, verdict.role);
  for (const ontology::Role& narrower : knowledge.roles) {
    if (std::ranges::find(narrower.refines, verdict.role) == narrower.refines.end()) continue;
    const bool by_demand = narrower.domain.empty() && wider != nullptr && !verdict.decide.empty() &&
                           (asks_for_its_credential(narrower, *wider, evidence) ||
                            asks_for_its_degree(narrower, *wider, evidence));
    if (by_demand || is_mostly_of(narrower, evidence, knowledge.terms, !verdict.decide.empty()))
      return narrower.id;
  }
  return verdict.role;
}

// A level or setting, and what shows it.
struct Conclusion {
  std::string_view name;
  std::string_view why;
};

// Of one whose title names no level: what its role usually is, moved by the years that are asked.
Conclusion level_by_years(std::string_view usual, std::optional<double> years) {
  constexpr double senior_years = 5;
  constexpr double mid_years = 2;
  constexpr std::string_view by_years = "by the years that are asked for";
  constexpr std::string_view by_role = "as the role usually is";
  if (!years || (usual != "entry" && usual != "mid")) return {usual, by_role};
  if (*years >= senior_years) return {"senior", by_years};
  if (*years == 0) return {"entry", by_years};
  if (usual == "entry" && *years >= mid_years) return {"mid", by_years};
  return {usual, by_role};
}

std::optional<Conclusion> level_of(const Posting& posting,
                                   const std::optional<std::string>& in_title,
                                   const ontology::Role& role) {
  if (role.level == "manager" || role.level == "director" || role.level == "lead")
    return Conclusion{role.level, "as the role is"};
  if (in_title) return Conclusion{*in_title, "by the title"};
  if (role.level.empty()) return std::nullopt;
  return level_by_years(role.level, posting.years_min);
}

// An agency's "Direct hire", "This is not a travel assignment".
bool places_for_good(const Posting& posting, const Outline& outline) {
  static constexpr auto phrases = std::to_array<std::string_view>(
      {"direct hire", "direct-hire", "permanent position", "permanent role", "permanent placement",
       "permanent job", "permanent full-time", "permanent full time", "perm position",
       "not a travel", "no travel", "not travel"});
  return has_phrase(posting.title, phrases) || has_phrase(outline.text(), phrases);
}

// An agency's "Travel assignment in Ohio", "Job type: Travel".
bool offers_travel(const Outline& outline) {
  static constexpr auto phrases = std::to_array<std::string_view>(
      {"travel assignment", "travel contract", "travel position", "travel job",
       "travel opportunity", "type: travel", "type travel", "travel 8 weeks", "travel 12 weeks",
       "travel 13 weeks", "traveler"});
  return has_phrase(outline.text(), phrases);
}

std::optional<Conclusion> setting_of(const Posting& posting, const Classification& classification,
                                     const ontology::Role* role, const Employer& employer,
                                     const Outline& outline) {
  if (!classification.track) return std::nullopt;
  const std::string title = text::lower(posting.title);
  const auto in_title = [&title](std::string_view word) {
    return title.find(word) != std::string::npos;
  };
  const auto& kind = classification.employer_kind;
  const bool agency = kind == "agency";
  const bool for_good = agency && places_for_good(posting, outline);
  // Of an employer of whom nothing is known, too, an assignment of some weeks is a traveller's.
  constexpr int half_a_year = 26;
  const bool for_weeks = !kind && posting.contract_weeks.value_or(half_a_year + 1) <= half_a_year;
  if (for_weeks ||
      (agency && (posting.contract_weeks || in_title("travel") || in_title("contract") ||
                  (!for_good && offers_travel(outline)))) ||
      in_title("travel ") || in_title("traveler") ||
      (posting.contract_weeks && in_title("contract") && (in_title("wk") || in_title("week"))))
    if (!in_title("to hire") && !in_title("direct hire"))
      return Conclusion{"travel", "as an assignment for some weeks"};
  const std::string_view serves = role == nullptr ? "" : std::string_view(role->serves);
  const bool service_role = serves == "customers" || serves == "hospitals";
  const bool serves_others = classification.track == "equipment" &&
                             (service_role || serves == "depot" || in_title("service"));
  // Service organizations have people who stay at one hospital, and people who travel.
  static constexpr auto of_one_house = std::to_array<std::string_view>(
      {"stationed at", "based at one hospital", "embedded at", "on-site at the hospital",
       "onsite at the hospital", "dedicated to one hospital", "assigned to one hospital"});
  const bool at_one_place =
      kind == "service-organization" && !in_title("field") && !in_title("travel") &&
      ((!in_title("engineer") && !in_title("service")) || has_phrase(outline.text(), of_one_house));
  const bool field = in_title("field") || in_title("fse") || in_title("mobile lab");
  const bool stays = in_title("technical support") || in_title("depot") ||
                     in_title("remote service") || in_title("remote support") ||
                     in_title("remote technical") || in_title("onsite") || in_title("on-site") ||
                     in_title("resident");
  if (field && classification.track == "equipment")
    return Conclusion{"field-service", "by the title"};
  if (service_role && (kind == "manufacturer" || kind == "service-organization") && !stays &&
      !at_one_place)
    return Conclusion{"field-service", "as that role is at such an employer"};
  if (kind == "reference-lab" || kind == "manufacturer" || kind == "service-organization")
    return Conclusion{*kind, "as the employer is one"};
  static constexpr auto laboratories = std::to_array<std::string_view>(
      {"reference laboratory", "reference lab", "independent laboratory", "private laboratory"});
  if (agency && has_phrase(outline.text(), laboratories))
    return Conclusion{"reference-lab", "by the text"};
  // Who hires through an agency is seldom said; most are hospitals.
  if (agency && !(for_good && !serves_others)) return std::nullopt;
  // Contractors of other trades place people in others' hospitals.
  if (kind == "other" && employer.track == "none") return std::nullopt;
  if (kind) return Conclusion{"in-house", "as work for such an employer is"};
  // Who services equipment for an employer of whom nothing is known may do so anywhere.
  if (outline.tokens().empty() || serves_others) return std::nullopt;
  return Conclusion{"in-house", "as nothing speaks of work elsewhere"};
}

// What the text shows its writer to be, where the name does not tell; the sooner in this order.
std::string_view kind_by_text(const Outline& outline, const Terms& cues) {
  static constexpr auto by_precedence = std::to_array<std::string_view>(
      {"sign-agency", "sign-service", "sign-manufacturer", "sign-reference-lab", "sign-hospital"});
  std::string_view kind;
  std::size_t best = by_precedence.size();
  for (const Mention& cue : outline.cues()) {
    if (outline.kind_of(cue) != CueKind::other || cues.kind(cue.row) != "employer-sign") continue;
    const auto rank = static_cast<std::size_t>(std::ranges::find(by_precedence, cues.id(cue.row)) -
                                               by_precedence.begin());
    if (rank >= best) continue;
    best = rank;
    kind = cues.fact(cue.row, "employer_kind");
  }
  return kind;
}

// Why the role that the title names does not hold; empty where it does.
std::string doubt_about(const Posting& posting, const ontology::TitleVerdict& verdict,
                        const ontology::Role* role, const Employer& employer,
                        const Evidence& evidence) {
  const std::string_view track = role == nullptr ? "" : std::string_view(role->track);
  const std::string_view serves = role == nullptr ? "" : std::string_view(role->serves);
  const std::size_t ours = track == "lab" ? evidence.lab : evidence.equipment;
  const std::string against = "text: it speaks of " + evidence.example_against;
  // What animals and residents of homes are given is none of ours, whatever it is called. Others
  // have workers of ours among many more of like titles.
  if (employer.track == "none" &&
      !(employer.by_name && employer.kind == "other" &&
        (verdict.anywhere || (verdict.decide.empty() && bears_out(evidence, track, employer)))))
    return fmt::format("employer: {} is of another trade", posting.employer);
  // A hospital may speak of such things in passing.
  constexpr std::size_t much = 6;
  const bool known = employer.by_name && employer.track != "none";
  const bool for_others = (serves == "customers" || serves == "depot") && !known;
  if (!evidence.settled.empty() && (ours < much || for_others))
    return "text: it speaks of " + evidence.settled;
  const bool at_home = employer.by_name && employer.kind == verdict.at;
  if (!verdict.at.empty() && (!at_home || ours < enough_evidence + evidence.against))
    return "title: elsewhere it names no role of ours";
  const bool services =
      employer.by_name && employer.kind == "service-organization" && employer.track == "equipment";
  if (verdict.of_service && !at_home && !services && evidence.service == 0)
    return "text: it does not speak of the service of equipment";
  if (!verdict.decide.empty() && !employer_bears_out(posting, verdict, employer) &&
      !bears_out(evidence, verdict.decide, employer))
    return evidence.against > 0 ? against : "text: it does not bear out what the title could mean";
  // A maker's own technicians and engineers design, test and sell under the titles of those who
  // service equipment in hospitals.
  if (employer.kind == "manufacturer" && serves == "hospital" && posting.has_text &&
      ours <= evidence.against)
    return evidence.against > 0 ? against : "text: it speaks of no service of equipment";
  if (evidence.against > ours + enough_evidence) return against;
  // Machines of industry are serviced under the same titles.
  if (for_others && evidence.against > 0 && ours < enough_evidence + evidence.against)
    return against;
  return "";
}

}  // namespace

Classification classify_role(const Posting& posting, const Evidence& evidence,
                             const Knowledge& knowledge) {
  Classification result;
  const Employer employer = employer_of(posting.employer, knowledge.employers);
  const ontology::TitleVerdict verdict = knowledge.titles.judge(posting.title);
  if (!employer.kind.empty()) {
    result.employer_kind = employer.kind;
    result.reasons.push_back(
        fmt::format("employer: {} is known as {}", posting.employer, employer.kind));
  }
  if (verdict.line == 0) {
    result.reasons.push_back("title: no role of ours goes by it");
    return result;
  }
  if (!verdict.field.empty()) {
    result.adjacent = verdict.adjacent;
    result.reasons.push_back("title: it is of " + verdict.field);
    return result;
  }
  const ontology::Role* role = find_titled_role(knowledge.roles, verdict.role);
  const bool by_employer = employer_bears_out(posting, verdict, employer);
  if (auto doubt = doubt_about(posting, verdict, role, employer, evidence); !doubt.empty()) {
    result.reasons.push_back(std::move(doubt));
    return result;
  }
  result.track = role == nullptr ? "" : role->track;
  result.role = refined(verdict, evidence, knowledge);
  result.reasons.push_back(fmt::format("title: it names the role {}", verdict.role));
  if (by_employer && !verdict.decide.empty())
    result.reasons.push_back("employer: such a title there is of the laboratory");
  if (result.role != verdict.role)
    result.reasons.push_back(fmt::format("text: what it names is of the role {}", *result.role));
  const std::string& example =
      result.track == "lab" ? evidence.example_lab : evidence.example_equipment;
  if (!example.empty()) result.reasons.push_back("text: it speaks of " + example);
  return result;
}

void classify_rest(const Posting& posting, const Outline& outline, const Evidence& evidence,
                   const Knowledge& knowledge, Classification& classification) {
  if (!classification.track) return;
  const auto tell = [&](std::string_view what, const std::optional<Conclusion>& found) {
    if (!found) return std::optional<std::string>();
    classification.reasons.push_back(fmt::format("{}: {}, {}", what, found->name, found->why));
    return std::optional(std::string(found->name));
  };
  const std::optional<std::string> in_title = ontology::level_in_title(posting.title);
  if (classification.role == ontology::any_bmet)
    classification.role = ontology::bmet_role(in_title, posting.years_min);
  const ontology::Role* role = find_role(knowledge.roles, classification.role.value_or(""));
  if (role != nullptr) classification.level = tell("level", level_of(posting, in_title, *role));
  if (!classification.employer_kind) {
    const std::string_view kind = kind_by_text(outline, knowledge.cues);
    if (!kind.empty()) {
      classification.employer_kind = kind;
      classification.reasons.push_back(fmt::format("text: its writer seems to be {}", kind));
    }
  }
  classification.setting =
      tell("setting", setting_of(posting, classification, role,
                                 employer_of(posting.employer, knowledge.employers), outline));
  classification.specialties = specialties_of(posting.title, classification, evidence, knowledge);
}

}  // namespace medtech::listing
