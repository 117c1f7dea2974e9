// SPDX-License-Identifier: GPL-3.0-or-later
// What tracked applications prove.
#include "core/base/text.hpp"
#include "core/checklist/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace medtech::checklist {

namespace {

Evidence proven(std::string text) { return {true, std::move(text)}; }
Evidence not_yet(std::string text) { return {false, std::move(text)}; }

// Proven where it holds for every open application that was sent.
template <typename Holds>
Evidence for_each_sent(const Facts& facts, Holds holds, std::string_view what) {
  std::vector<std::string> without;
  std::size_t sent = 0;
  for (const ApplicationFacts& each : facts.applications) {
    if (!each.open || !each.applied) continue;
    ++sent;
    if (!holds(each)) without.push_back(each.name);
  }
  if (sent == 0) return not_yet("no application that was sent is open");
  if (!without.empty())
    return not_yet(fmt::format("without {}: {}", what, text::join(without, "; ")));
  return proven(fmt::format("{} with {}", text::count(sent, "application", "applications"), what));
}

// Proven by the first application of which it holds.
template <typename Holds>
Evidence by_any(const Facts& facts, Holds holds, std::string_view missing) {
  const auto found = std::ranges::find_if(facts.applications, holds);
  if (found == facts.applications.end()) return not_yet(std::string(missing));
  return proven(found->name);
}

Evidence application_tracked(const Facts& facts) {
  return by_any(
      facts, [](const ApplicationFacts& each) { return each.applied; },
      "no application that was sent is tracked");
}

Evidence resume_tracked(const Facts& facts) {
  return for_each_sent(
      facts, [](const ApplicationFacts& each) { return each.has_resume; },
      "the résumé that went out");
}

Evidence resume_checked(const Facts& facts) {
  for (const ApplicationFacts& each : facts.applications) {
    if (each.resume_score)
      return proven(fmt::format("{}: checked, score {}", each.name, *each.resume_score));
  }
  return not_yet("no application has a résumé with its check kept");
}

Evidence contact_known(const Facts& facts) {
  return for_each_sent(
      facts, [](const ApplicationFacts& each) { return each.reachable; }, "a contact");
}

Evidence follow_up_set(const Facts& facts) {
  return for_each_sent(
      facts, [](const ApplicationFacts& each) { return each.has_reminder; }, "a reminder");
}

Evidence debriefed(const Facts& facts) {
  std::vector<std::string> without;
  std::size_t held = 0;
  for (const ApplicationFacts& each : facts.applications) {
    if (each.debriefed) {
      ++held;
    } else if (each.interview && *each.interview <= facts.today) {
      without.push_back(each.name);
    }
  }
  if (!without.empty()) return not_yet("not yet written down: " + text::join(without, "; "));
  if (held == 0) return not_yet("no interview was written down yet");
  return proven(text::count(held, "interview", "interviews") + " written down");
}

Evidence offer_entered(const Facts& facts) {
  return by_any(
      facts, [](const ApplicationFacts& each) { return each.has_offer; }, "no offer is entered");
}

Evidence offers_two(const Facts& facts) {
  const auto count = std::ranges::count_if(
      facts.applications, [](const ApplicationFacts& each) { return each.has_offer; });
  if (count < 2) return not_yet("fewer than two offers are entered");
  return proven(fmt::format("{} offers are entered", count));
}

Evidence offer_answered(const Facts& facts) {
  const auto is_waiting = [](const ApplicationFacts& each) {
    return each.has_offer && !each.answered_offer;
  };
  const auto waiting = std::ranges::find_if(facts.applications, is_waiting);
  if (waiting != facts.applications.end()) return not_yet("not answered: " + waiting->name);
  return by_any(
      facts, [](const ApplicationFacts& each) { return each.answered_offer; },
      "no offer was answered yet");
}

Evidence step_done(const Facts& facts, const std::string& id) {
  for (const ApplicationFacts& each : facts.applications) {
    const auto found = each.steps.find(id);
    if (found == each.steps.end()) continue;
    return proven(each.name + (found->second ? ", " + to_string(*found->second) : ""));
  }
  return not_yet("no application has the step " + id);
}

Evidence step_background(const Facts& facts) { return step_done(facts, "background-check"); }
Evidence step_drug_screen(const Facts& facts) { return step_done(facts, "drug-screen"); }

constexpr std::array<Proof, 11> all_application_proofs{{
    {"application-tracked", application_tracked},
    {"resume-tracked", resume_tracked},
    {"resume-checked", resume_checked},
    {"contact-known", contact_known},
    {"follow-up-set", follow_up_set},
    {"debriefed", debriefed},
    {"offer-entered", offer_entered},
    {"offers-two", offers_two},
    {"offer-answered", offer_answered},
    {"step-background", step_background},
    {"step-drug-screen", step_drug_screen},
}};

}  // namespace

std::span<const Proof> application_proofs() { return all_application_proofs; }

}  // namespace medtech::checklist
