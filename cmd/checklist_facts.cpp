// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/checklist_facts.hpp"

#include "cmd/track.hpp"
#include "core/interview/debrief.hpp"
#include "core/interview/practice.hpp"
#include "core/ontology/places.hpp"
#include "core/profile/qualifications.hpp"
#include "core/search/query.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace medtech::cmd {

namespace {

using checklist::ApplicationFacts;
using checklist::Facts;

constexpr std::chrono::days recent_practice{30};
// So long after an event its list is still of use.
constexpr std::chrono::days after_interview{14};
constexpr std::chrono::days after_start{100};
constexpr std::chrono::days before_renewal{365};

// The states that a person searches in or lives in, once each.
std::vector<std::string> states_of(const profile::Profile& profile) {
  std::vector<std::string> states = profile.search.states;
  if (profile.home.state) states.push_back(*profile.home.state);
  if (profile.home.zip) {
    if (const auto zip = ontology::embedded_places().find_zip(*profile.home.zip))
      states.emplace_back(zip->state);
  }
  std::ranges::sort(states);
  const auto same = std::ranges::unique(states);
  states.erase(same.begin(), same.end());
  return states;
}

// What each state asks for the work of the person's family; one that is held before others.
std::vector<checklist::LicenseFacts> licenses_asked(Context& context, const Facts& facts) {
  const ontology::Terms& terms = context.knowledge().terms;
  std::vector<checklist::LicenseFacts> all;
  for (const std::string& state : states_of(facts.profile)) {
    checklist::LicenseFacts license{state, "", false};
    for (ontology::ConceptRow row = 0; row < terms.size(); ++row) {
      if (terms.kind(row) != "licence" || terms.fact(row, "state") != state) continue;
      if (facts.has.track && terms.track(row) != *facts.has.track) continue;
      const std::string_view id = terms.id(row);
      const bool held = std::ranges::any_of(facts.has.licenses, [&](const profile::Held& each) {
        return each.id == id && !each.lapsed;
      });
      if (!license.held && (license.id.empty() || held)) license = {state, std::string(id), held};
    }
    all.push_back(std::move(license));
  }
  return all;
}

checklist::PracticeFacts practice_of(Context& context) {
  interview::PracticeLog log(context.catalogue().database());
  checklist::PracticeFacts practice;
  for (const interview::Attempt& attempt : log.attempts()) {
    ++practice.all;
    if (attempt.day > context.today() - recent_practice) ++practice.recent;
  }
  for (const auto& [id, standing] : log.standings())
    if (standing.last <= interview::Rating::weak) ++practice.weak;
  return practice;
}

int openings_of_role(Context& context, const profile::Qualifications& has) {
  search::Filter filter;
  for (const auto& role : {has.role, has.target})
    if (role) filter.roles.push_back(*role);
  if (filter.roles.empty()) return 0;
  return static_cast<int>(
      search::select(context.catalogue(), filter, search::Order::date, std::nullopt)
          .matches.size());
}

ApplicationFacts facts_of(Context& context, const tracker::Application& application,
                          bool debriefed) {
  const tracker::Summary& summary = application.summary;
  const auto ever = [&](tracker::Status status) {
    return (summary.reached & (1U << static_cast<unsigned>(status))) != 0;
  };
  ApplicationFacts facts;
  facts.name = name_of(summary);
  facts.open = tracker::is_open(summary.status);
  facts.applied = summary.applied.has_value() || ever(tracker::Status::applied);
  facts.has_resume = !summary.resume.empty();
  for (const tracker::KeptFile& file : application.resumes)
    if (file.score) facts.resume_score = static_cast<int>(std::lround(*file.score));
  facts.reachable = summary.reachable || !application.contacts.empty();
  facts.has_reminder = !application.reminders.empty();
  for (const tracker::Interview& each : application.interviews)
    facts.interview = std::max(facts.interview.value_or(each.on), each.on);
  facts.debriefed = debriefed;
  facts.has_offer = !application.offer.empty();
  facts.answered_offer =
      (facts.has_offer || ever(tracker::Status::offer)) && summary.status > tracker::Status::offer;
  for (const tracker::Step& step : application.steps)
    if (step.on && *step.on <= context.today()) facts.steps[step.id] = step.on;
  return facts;
}

// The nearest day of an event: the next one, else the one that was last.
void take_nearer(Facts& facts, const std::string& event, Date day) {
  const auto known = facts.events.find(event);
  if (known == facts.events.end()) {
    facts.events[event] = day;
    return;
  }
  const bool is_ahead = day >= facts.today;
  const bool was_ahead = known->second >= facts.today;
  if (is_ahead != was_ahead ? is_ahead : is_ahead ? day < known->second : day > known->second)
    known->second = day;
}

void take_events(Facts& facts, const tracker::Application& application) {
  const tracker::Summary& summary = application.summary;
  for (const tracker::Interview& each : application.interviews)
    if (each.on >= facts.today - after_interview) take_nearer(facts, "interview", each.on);
  if (tracker::is_open(summary.status))
    take_nearer(facts, "today", summary.applied.value_or(summary.found));
  if (summary.status == tracker::Status::offer) {
    if (const auto day = parse_iso_date(application.offer.text("answer-by")))
      take_nearer(facts, "offer", *day);
  }
  for (const tracker::Step& step : application.steps) {
    const bool lies_near = step.on && *step.on >= facts.today - after_start;
    if (step.id == "orientation" && lies_near) take_nearer(facts, "start", *step.on);
  }
}

void take_renewal(Facts& facts) {
  const auto take = [&](const std::optional<Date>& expires) {
    if (expires && *expires <= facts.today + before_renewal)
      take_nearer(facts, "renewal", *expires);
  };
  for (const auto& each : facts.profile.certifications) take(each.expires);
  for (const auto& each : facts.profile.licenses) take(each.expires);
}

}  // namespace

Facts checklist_facts(Context& context) {
  Facts facts;
  facts.today = context.today();
  facts.profile = context.profile();
  facts.has = profile::qualifications_of(facts.profile, context.knowledge(), facts.today);
  facts.licenses = licenses_asked(context, facts);
  for (search::SavedSearch& search : context.catalogue().saved_searches())
    facts.searches.push_back({std::move(search.name), std::move(search.arguments)});
  facts.role_listings = openings_of_role(context, facts.has);
  facts.practice = practice_of(context);
  interview::DebriefBook debriefs(context.catalogue().database());
  for (const tracker::Summary& summary : context.tracker().list({})) {
    const auto application = context.tracker().load(summary.id);
    if (!application) continue;
    facts.applications.push_back(
        facts_of(context, *application, debriefs.find(summary.id).has_value()));
    take_events(facts, *application);
  }
  take_renewal(facts);
  return facts;
}

}  // namespace medtech::cmd
