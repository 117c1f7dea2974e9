// SPDX-License-Identifier: GPL-3.0-or-later
// What must be had before anything else counts.
#include "core/base/text.hpp"
#include "core/lint/case.hpp"
#include "core/ontology/credentials.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace medtech::lint {

namespace {

using ontology::Holding;

std::string who(const Case& one) {
  return one.posting->of_role ? "this role usually" : "the posting";
}

// What a role usually asks for is no demand of an employer.
Severity gravest(const Case& one) {
  return one.posting->of_role ? Severity::suggestion : Severity::error;
}

std::optional<Spot> spot_of_held(const Case& one, std::string_view id) {
  for (const resume::Credential& each : one.subject.resume.credentials) {
    if (each.id != id) continue;
    const auto found = find_spot(one.subject.document, each.text, each.line);
    return found ? found : std::optional(spot_of_line(one.subject.document, each.line));
  }
  return std::nullopt;
}

// Of what is held, what is nearest to one of those asked for.
struct NearestHeld {
  std::string id;
  Holding holding = Holding::none;
};

NearestHeld nearest_held(const Case& one, const std::vector<std::string>& asked) {
  NearestHeld best;
  for (const std::string& id : held_ids(one.subject.resume)) {
    const Holding holding = ontology::holds_one_of(one.knowledge.terms, asked, std::span(&id, 1));
    if (holding > best.holding) best = {id, holding};
  }
  return best;
}

bool is_pending(const Case& one, const std::vector<std::string>& asked) {
  return std::ranges::any_of(one.subject.resume.pending, [&](const resume::Credential& each) {
    return each.id && std::ranges::find(asked, *each.id) != asked.end();
  });
}

void missing_required_credential(const Case& one, Sink& sink) {
  const ontology::Terms& terms = one.knowledge.terms;
  for (const Threshold& each : one.comparison->thresholds) {
    if (each.kind != ThresholdKind::credential) continue;
    const NearestHeld nearest = nearest_held(one, each.any_of);
    const bool pending = is_pending(one, each.any_of);
    const std::string near =
        pending ? " as held"
        : nearest.holding == Holding::lesser
            ? fmt::format("; {} is shown, which is below it", name_of(terms, nearest.id))
            : "";
    if (each.standing == Standing::later) {
      sink.add_at_most(
          Severity::suggestion, std::nullopt,
          {{"who", who(one)},
           {"asked", each.asked},
           {"near", near},
           {"mend",
            "It may be earned after hire: write by when you will have it, as far as it is true."}});
    } else if (each.standing == Standing::missing || each.standing == Standing::unknown) {
      const std::string mend = pending
                                   ? "Write when you will sit for it."
                                   : "If you hold it, add it near the top with issuer and date.";
      sink.add_at_most(gravest(one), std::nullopt,
                       {{"who", who(one)}, {"asked", each.asked}, {"near", near}, {"mend", mend}});
    }
  }
}

std::string relation_of(Holding holding) {
  switch (holding) {
    case Holding::other_body:
      return "another body's for the same work";
    case Holding::higher:
      return "which asks for more";
    case Holding::equivalent:
      return "which is the same under another name";
    default:
      return "which is near it";
  }
}

void equivalent_credential(const Case& one, Sink& sink) {
  for (const Threshold& each : one.comparison->thresholds) {
    if (each.kind != ThresholdKind::credential) continue;
    const NearestHeld nearest = nearest_held(one, each.any_of);
    if (nearest.holding != Holding::other_body && nearest.holding != Holding::equivalent &&
        nearest.holding != Holding::higher)
      continue;
    const std::string mend = ontology::meets(nearest.holding)
                                 ? "It meets what is asked for; name the one asked for beside "
                                   "yours, so that software finds it."
                                 : "Write issuer and full form, and ask whether it will do.";
    sink.add(spot_of_held(one, nearest.id), {{"who", who(one)},
                                             {"asked", each.asked},
                                             {"held", name_of(one.knowledge.terms, nearest.id)},
                                             {"relation", relation_of(nearest.holding)},
                                             {"mend", mend}});
  }
}

void missing_preferred_credential(const Case& one, Sink& sink) {
  for (const auto& group : one.comparison->preferred_missing)
    sink.add(std::nullopt, {{"who", who(one)}, {"asked", names_of(one.knowledge.terms, group)}});
}

void missing_license(const Case& one, Sink& sink) {
  for (const Threshold& each : one.comparison->thresholds) {
    if (each.kind != ThresholdKind::license || each.standing == Standing::met) continue;
    if (each.standing == Standing::near) continue;  // it is there and has run out: told by its date
    const std::string why =
        each.law ? fmt::format("the law of this place demands {} ({})", each.asked, *each.law)
                 : fmt::format("{} asks for {}", who(one), each.asked);
    sink.add_at_most(gravest(one), std::nullopt, {{"why", why}});
  }
}

std::optional<Spot> first_education(const Case& one) {
  const auto& education = one.subject.resume.education;
  return education.empty()
             ? std::nullopt
             : std::optional(spot_of_line(one.subject.document, education.front().line));
}

// Whether the posting takes something else in the place of a degree.
bool takes_substitutes(const Case& one) {
  return find_one_of(text::lower(one.posting->listing.description), one.words.list("substitutes"))
      .has_value();
}

void education_below_minimum(const Case& one, Sink& sink) {
  for (const Threshold& each : one.comparison->thresholds) {
    if (each.kind != ThresholdKind::education || each.standing == Standing::met ||
        each.standing == Standing::later)
      continue;
    if (each.other_field) {
      sink.add_at_most(std::min(gravest(one), Severity::warning), first_education(one),
                       {{"who", who(one)},
                        {"asked", text::elide(each.sentence, 100)},
                        {"held", "a degree in " + text::printable_line(*each.other_field)},
                        {"mend", "If courses or another degree are of the field, name them."}});
      continue;
    }
    const bool unknown = each.standing == Standing::unknown;
    const std::string held =
        unknown ? "no degree that software can read" : each.shown.value_or("less");
    const std::string mend =
        unknown ? "Write degree, field, school and year in one entry, as far as it is true."
                : "If you are about to earn it, write the date; if the posting takes experience in "
                  "its place, show that.";
    const bool lower = each.standing == Standing::missing ||
                       (each.standing == Standing::near && !one.shows->expected_degree);
    const Severity most = std::min(
        gravest(one), lower && !takes_substitutes(one) ? Severity::error : Severity::warning);
    sink.add_at_most(most, first_education(one),
                     {{"who", who(one)}, {"asked", each.asked}, {"held", held}, {"mend", mend}});
  }
}

void experience_below_minimum(const Case& one, Sink& sink) {
  for (const Threshold& each : one.comparison->thresholds) {
    if (each.kind != ThresholdKind::years || each.standing == Standing::met ||
        each.standing == Standing::later)
      continue;
    const bool unknown = each.standing == Standing::unknown;
    const std::string held =
        unknown ? "none that software can count" : each.shown.value_or("fewer");
    const std::string mend =
        unknown
            ? "Write both ends of every job, with months."
            : "If internships, rotations or service in the military count, give their dates too.";
    const Severity most = std::min(
        gravest(one), each.standing == Standing::missing ? Severity::error : Severity::warning);
    sink.add_at_most(most, std::nullopt,
                     {{"who", who(one)}, {"asked", each.asked}, {"held", held}, {"mend", mend}});
  }
}

bool resume_says(const Case& one, std::string_view list) {
  return std::ranges::any_of(one.subject.passages, [&](const Passage& passage) {
    return find_one_of(passage.lowered, one.words.list(list)).has_value();
  });
}

void missing_driving_license(const Case& one, Sink& sink) {
  if (one.posting->listing.understanding.details.driving_license.value_or(false) &&
      !resume_says(one, "driving"))
    sink.add(std::nullopt);
}

void missing_clearance(const Case& one, Sink& sink) {
  if (one.posting->clearance && !resume_says(one, "clearances"))
    sink.add(std::nullopt, {{"asked", *one.posting->clearance}});
}

void missing_travel_readiness(const Case& one, Sink& sink) {
  constexpr int much = 50;
  const auto percent = one.posting->listing.understanding.details.travel_percent;
  if (percent.value_or(0) >= much && !resume_says(one, "travelling"))
    sink.add(std::nullopt, {{"percent", fmt::format("{}", *percent)}});
}

constexpr auto threshold_table =
    std::to_array<Rule>({{"missing-required-credential", missing_required_credential},
                         {"missing-license", missing_license},
                         {"equivalent-credential", equivalent_credential},
                         {"missing-preferred-credential", missing_preferred_credential},
                         {"education-below-minimum", education_below_minimum},
                         {"experience-below-minimum", experience_below_minimum},
                         {"missing-driving-license", missing_driving_license},
                         {"missing-clearance", missing_clearance},
                         {"missing-travel-readiness", missing_travel_readiness}});

}  // namespace

std::span<const Rule> threshold_rules() { return threshold_table; }

}  // namespace medtech::lint
