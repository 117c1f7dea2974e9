// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/cert_plan_make.hpp"

#include "cmd/options.hpp"
#include "cmd/role_goal.hpp"
#include "core/base/text.hpp"
#include "core/ontology/places.hpp"
#include "core/ontology/role_titles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace medtech::cmd {

using credential::Credential;
using credential::Goal;

namespace {

Goal goal_of_one(const Credential& credential) {
  Goal goal;
  goal.id = credential.id;
  goal.title = credential.suffix;
  goal.any_of = {credential.id};
  return goal;
}

bool accepts(const std::vector<credential::Condition>& conditions, const std::string& id) {
  return std::ranges::any_of(conditions, [&](const credential::Condition& each) {
    if (std::ranges::find(each.credentials, id) != each.credentials.end()) return true;
    return std::ranges::any_of(each.alternatives,
                               [&](const auto& alternative) { return accepts(alternative, id); });
  });
}

// The role that a goal is, or to which its credential usually belongs; "" where there is none.
std::string role_of(const std::vector<ontology::Role>& roles, const Goal& goal) {
  if (ontology::find_role(roles, goal.id) != nullptr) return goal.id;
  const auto own = std::ranges::find_if(roles, [&](const ontology::Role& role) {
    return !role.credentials.empty() && role.credentials.front() == goal.id;
  });
  return own == roles.end() ? "" : own->id;
}

// The licenses of a state of which a goal needs one: those of its role, else, and where nothing is
// known of how these are had, those that take its examination.
std::vector<const Credential*> licenses_for(const CertFacts& facts,
                                            const std::vector<ontology::Role>& roles,
                                            const Goal& goal, const std::string& state) {
  const std::string role = role_of(roles, goal);
  std::vector<const Credential*> found;
  for (const Credential* license : facts.knowledge->licenses_of(state)) {
    if (std::ranges::find(license->roles, role) != license->roles.end()) found.push_back(license);
  }
  const auto has_route = [](const Credential* each) { return !each->routes.empty(); };
  if (std::ranges::any_of(found, has_route)) return found;
  for (const Credential* license : facts.knowledge->licenses_of(state)) {
    const bool by_exam = std::ranges::any_of(license->routes, [&](const credential::Route& route) {
      return std::ranges::any_of(
          goal.any_of, [&](const std::string& id) { return accepts(route.conditions, id); });
    });
    if (!by_exam) continue;
    found.push_back(license);
    break;
  }
  return found;
}

Goal goal_of_licenses(const std::vector<const Credential*>& licenses, const Goal& goal,
                      const std::string& state) {
  const Credential& first = *licenses.front();
  if (licenses.size() == 1) return goal_of_one(first);
  Goal any;
  any.id = state + " license for " + goal.id;
  any.title = state + " license for " + goal.title;
  for (const Credential* each : licenses) any.any_of.push_back(each->id);
  return any;
}

bool has_goal(const std::vector<Goal>& goals, const std::string& id) {
  return std::ranges::find(goals, id, &Goal::id) != goals.end();
}

bool is_equipment(const CertFacts& facts, const Goal& goal) {
  return std::ranges::all_of(goal.any_of, [&](const std::string& id) {
    const Credential* credential = facts.knowledge->find(id);
    return credential != nullptr &&
           std::ranges::find(credential->tracks, "equipment") != credential->tracks.end();
  });
}

// What is known of a state none of whose licenses was found for the goals. That none is known is
// not that none is asked.
std::string note_without_license(const CertFacts& facts, const std::vector<Goal>& goals,
                                 const std::string& state, const std::string& name) {
  if (std::ranges::all_of(goals, [&](const Goal& goal) { return is_equipment(facts, goal); }))
    return name + ": no state is known to license people who service equipment.";
  const auto note =
      std::ranges::find(facts.knowledge->states, state, &credential::StateNote::state);
  if (note != facts.knowledge->states.end()) return name + ": " + note->note;
  const auto licenses = facts.knowledge->licenses_of(state);
  if (licenses.empty())
    return name +
           " is not among the states that are known to license laboratory personnel; CLIA and the "
           "employer decide. Ask the state before you rely on it.";
  std::vector<std::string> ids;
  for (const Credential* each : licenses) ids.push_back(each->id);
  return fmt::format(
      "{} licenses laboratory personnel. Which license this work needs there, if any, is not known "
      "here; of its licenses these are: {}. Ask {}.",
      name, text::join(ids, ", "), licenses.front()->body);
}

void add_licenses(const CertFacts& facts, const std::vector<ontology::Role>& roles,
                  const std::vector<std::string>& states, std::vector<Goal>& goals,
                  std::vector<std::string>& notes) {
  const std::vector<Goal> asked = goals;
  for (const std::string& state : states) {
    const std::string name(ontology::embedded_places().state_name(state).value_or(state));
    bool any = false;
    for (const Goal& goal : asked) {
      const auto licenses = licenses_for(facts, roles, goal, state);
      if (licenses.empty()) continue;
      any = true;
      Goal license = goal_of_licenses(licenses, goal, state);
      if (!has_goal(goals, license.id)) goals.push_back(std::move(license));
    }
    if (!any) notes.push_back(note_without_license(facts, asked, state, name));
  }
}

double checked_amount(const std::string& option, double amount, double most) {
  if (std::isfinite(amount) && amount >= 0 && amount <= most) return amount;
  throw Error(ErrorKind::usage, fmt::format("{}: {} is out of range", option, amount),
              fmt::format("give a number from 0 to {:g}", most));
}

credential::Prefer prefer_of(const std::string& word) {
  if (word == "cheapest") return credential::Prefer::cheapest;
  if (word == "safest") return credential::Prefer::safest;
  return credential::Prefer::soonest;
}

void set_bounds(const PlanOptions& options, Date today, credential::PlanQuestion& question) {
  constexpr double most_dollars = 1'000'000;
  constexpr double hours_of_a_week = 168;
  if (!options.by.empty()) {
    question.by = checked_date("--by", options.by);
    if (*question.by < today)
      throw Error(ErrorKind::usage, "--by: " + options.by + " is past",
                  "give a day from " + to_string(today) + " on");
  }
  if (options.budget) question.budget = checked_amount("--budget", *options.budget, most_dollars);
  if (options.hours_per_week && *options.hours_per_week == 0)
    throw Error(ErrorKind::usage, "--hours-per-week: in no time nothing is learnt",
                "give the hours that you have, or leave it out");
  if (options.hours_per_week)
    question.hours_per_week =
        checked_amount("--hours-per-week", *options.hours_per_week, hours_of_a_week);
  question.prefer = prefer_of(options.prefer);
}

}  // namespace

Goal goal_of(Context& context, const CertFacts& facts, const std::string& typed,
             std::vector<std::string>& notes) {
  const ontology::Knowledge& field = context.knowledge();
  // A role by its very id comes first: "mls" is the role, "MLS" the credential of some body.
  if (const auto* role = ontology::find_role(field.roles, typed))
    return goal_of_role(context, facts, *role, notes);
  const credential::Named named = namer_of(context, *facts.knowledge)(typed);
  if (!named.id && named.candidates.empty()) {
    if (const auto id = ontology::find_role_named(field, typed))
      return goal_of_role(context, facts, *ontology::find_role(field.roles, *id), notes);
  }
  const bool unknown = !named.id && named.candidates.empty() && !facts.knowledge->find(typed);
  if (unknown && credential::nearest_credential(*facts.knowledge, typed).empty()) {
    // Near to no credential, it may be near to a role.
    std::vector<std::string> ids;
    for (const ontology::Role& role : field.roles) ids.push_back(role.id);
    if (const std::string hint = text::did_you_mean(text::fold(typed), ids); !hint.empty())
      throw Error(
          ErrorKind::usage,
          fmt::format("--goal: there is no credential or role \"{}\"", text::printable_line(typed)),
          hint);
  }
  const Credential& credential = credential_of(context, facts, "--goal", typed);
  return goal_of_one(credential);
}

void tell_assumptions(ShownPlan& shown) {
  const auto overlap = [&](std::string_view kind, std::string_view other) {
    return std::ranges::any_of(shown.plan.steps, [&](const credential::Step& one) {
      return one.kind == kind && std::ranges::any_of(shown.plan.steps, [&](const auto& two) {
               return two.id != one.id && two.kind == other &&
                      std::max(one.earliest_start, two.earliest_start) <
                          std::min(one.finish, two.finish);
             });
    });
  };
  if (overlap("study", "experience"))
    shown.notes.emplace_back("Assumed: study goes on beside work, full time as both are.");
  if (overlap("study", "study"))
    shown.notes.emplace_back(
        "Assumed: studies go on side by side, as where a programme is part of a degree.");
  if (overlap("experience", "experience"))
    shown.notes.emplace_back(
        "Assumed: one job counts for all work that goes on at the same time; other full-time jobs "
        "follow one another.");
  if (shown.question.hours_per_week)
    shown.notes.push_back(fmt::format(
        "{:g} hours a week stretch studies and continuing education that is counted in hours; what "
        "preparing for an examination takes is not known.",
        *shown.question.hours_per_week));
}

ShownPlan plan_of(Context& context, const CertFacts& facts, const PlanOptions& options) {
  ShownPlan shown;
  std::vector<std::string> typed = options.goals;
  if (typed.empty()) {
    const auto& target = context.profile().role.target;
    if (!target)
      throw Error(ErrorKind::usage, "no goal to plan for",
                  "name a credential or role with --goal, or write `target` under [role] in your "
                  "profile");
    typed.push_back(*target);
    shown.notes.push_back("The goal is the target role of your profile.");
  }
  for (const std::string& each : typed) {
    Goal goal = goal_of(context, facts, each, shown.notes);
    if (!has_goal(shown.question.goals, goal.id)) shown.question.goals.push_back(std::move(goal));
  }
  std::vector<std::string> states;
  for (const std::string& each : options.states) states.push_back(state_code_of("--state", each));
  add_licenses(facts, context.knowledge().roles, states, shown.question.goals, shown.notes);
  set_bounds(options, facts.today, shown.question);
  if (shown.question.budget)
    shown.notes.emplace_back("The budget bounds the costs that are known; others come on top.");
  shown.plan = credential::make_plan(shown.question, facts.bench());
  tell_assumptions(shown);
  return shown;
}

}  // namespace medtech::cmd
