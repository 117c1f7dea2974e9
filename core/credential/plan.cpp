// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/plan.hpp"

#include "core/base/text.hpp"
#include "core/credential/plan_steps.hpp"
#include "core/credential/plan_ways.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace medtech::credential {

namespace {

std::string money(long long cents) {
  return fmt::format("{:.2f} USD", static_cast<double>(cents) / 100);
}

// The same problem where only the day counts, or only the cents that are known.
Problem of_bare_bounds(Problem problem, bool unknown_too) {
  for (Thing& thing : problem.things) {
    for (Way& way : thing.ways) {
      way.price.weak = 0;
      if (!unknown_too) continue;
      way.price.unknown = 0;
      way.renewal.unknown = 0;
    }
  }
  return problem;
}

// Why a goal has no way at all: the first obstacle of its own, else of what it builds on.
std::string obstacle_to(const PlanModel& model, std::size_t thing, std::vector<bool>& seen) {
  if (seen[thing]) return "";
  seen[thing] = true;
  for (const Obstacle& each : model.obstacles) {
    if (each.credential != model.problem.things[thing].id) continue;
    const std::string route = each.route.empty() ? "" : "route " + each.route + ": ";
    return route + each.because;
  }
  for (const Way& way : model.problem.things[thing].ways) {
    for (const std::size_t need : way.needs) {
      std::string because = obstacle_to(model, need, seen);
      if (because.empty()) continue;
      const bool named = model.credentials[need] != nullptr;
      return named ? model.problem.things[need].id + ": " + because : because;
    }
  }
  return "";
}

Blocked no_way(const PlanModel& model, std::size_t thing, const std::string& title) {
  std::vector<bool> seen(model.problem.things.size(), false);
  std::string because = obstacle_to(model, thing, seen);
  if (because.empty()) because = "no route to it leads anywhere from here";
  return {title, because, "ask the body whether there is a route that is not known here"};
}

// What in `by` and `budget` stands against each other, and the least that would do.
void explain_bounds(const PlanModel& model, Plan& plan) {
  const Problem& problem = model.problem;
  std::vector<std::string> changes;
  std::string because;
  if (problem.by) {
    Problem later = of_bare_bounds(problem, false);
    later.by = std::nullopt;
    later.prefer = Prefer::soonest;
    if (const auto found = solve(later)) {
      because = fmt::format("the earliest finish{} is {}, after {}",
                            problem.budget ? " within the budget" : "", to_string(found->finish),
                            to_string(*problem.by));
      changes.push_back("--by " + to_string(found->finish));
    }
  }
  if (problem.budget) {
    Problem dearer = of_bare_bounds(problem, true);
    dearer.budget = std::nullopt;
    dearer.prefer = Prefer::cheapest;
    if (const auto least = solve(dearer)) {
      because += (because.empty() ? "" : "; ") +
                 fmt::format("what is known to be due{} is at least {}, above {}",
                             problem.by ? " by then" : "", money(least->price.cents),
                             money(*problem.budget));
      changes.push_back(fmt::format(
          "--budget {}",
          static_cast<long long>(std::ceil(static_cast<double>(least->price.cents) / 100))));
    }
  }
  if (because.empty()) because = "neither a later day nor more money alone would do";
  plan.blocked.push_back(
      {"all goals together", because,
       changes.empty() ? "loosen both --by and --budget" : text::join(changes, " or ")});
}

std::string why_it_lost(const Solution& chosen, const Solution& other, Prefer prefer) {
  const long long later = (other.finish - chosen.finish).count();
  const Price& mine = chosen.price;
  const Price& its = other.price;
  std::vector<std::string> reasons;
  if (later > 0)
    reasons.push_back(fmt::format(
        "finishes {} later",
        later >= 60 ? text::count(static_cast<std::size_t>(later / 30), "month", "months")
                    : text::count(static_cast<std::size_t>(later), "day", "days")));
  if (its.weak > mine.weak)
    reasons.emplace_back("rests on a fact that only memory or a weak page tells");
  if (its.unknown > mine.unknown) reasons.emplace_back("more of its costs are not known");
  if (its.cents > mine.cents) reasons.push_back("costs " + money(its.cents - mine.cents) + " more");
  if (its.risk > mine.risk) reasons.emplace_back("rests on more that is assumed or unverified");
  if (!reasons.empty()) return text::join(reasons, "; ");
  return is_better(other, chosen, prefer) ? "better by itself, not with the other goals" : "equal";
}

// The ways to a goal by what they are called.
std::vector<std::pair<std::string, std::vector<std::size_t>>> ways_by_title(const PlanModel& model,
                                                                            std::size_t goal) {
  std::vector<std::pair<std::string, std::vector<std::size_t>>> groups;
  for (std::size_t way = 0; way < model.problem.things[goal].ways.size(); ++way) {
    const std::string title = way_title(model, goal, way);
    const auto known =
        std::ranges::find(groups, title, [](const auto& each) { return each.first; });
    if (known == groups.end()) {
      groups.push_back({title, {way}});
    } else {
      known->second.push_back(way);
    }
  }
  return groups;
}

// Each route to each goal by itself, beside what was chosen.
void compare_routes(const PlanModel& model, const Solution& solution, const PlanQuestion& question,
                    Plan& plan) {
  for (const std::size_t goal : model.problem.goals) {
    Problem alone = model.problem;
    alone.by = std::nullopt;
    alone.budget = std::nullopt;
    alone.goals = {goal};
    const std::string goal_id = model.problem.things[goal].id;
    const std::vector<Way>& all = model.problem.things[goal].ways;
    const std::size_t taken = solution.taken[goal]->way;
    alone.things[goal].ways = {all[taken]};
    const auto chosen = solve(alone);
    for (const auto& [title, ways] : ways_by_title(model, goal)) {
      const bool is_chosen = std::ranges::find(ways, taken) != ways.end();
      alone.things[goal].ways.clear();
      for (const std::size_t way : ways) alone.things[goal].ways.push_back(all[way]);
      const auto found = is_chosen ? chosen : solve(alone);
      const Route* route = model.meaning[goal][ways.front()].route;
      Compared compared{goal_id, route != nullptr ? route->id : "", title, is_chosen, {}, {}, ""};
      if (found) {
        compared.finish = found->finish;
        compared.price = found->price;
        if (!is_chosen && chosen) compared.because = why_it_lost(*chosen, *found, question.prefer);
      } else {
        compared.because = "what it builds on can't be had";
      }
      plan.compared.push_back(std::move(compared));
    }
    for (const Obstacle& each : model.obstacles) {
      if (each.credential == goal_id && !each.route.empty())
        plan.compared.push_back({goal_id, each.route, each.title, false, {}, {}, each.because});
    }
  }
}

}  // namespace

Plan make_plan(const PlanQuestion& question, const Bench& asked) {
  const Bench bench{asked.knowledge, asked.person, asked.today, question.hours_per_week};
  Plan plan;
  plan.goals = question.goals;
  PlanModel model = model_of(question, bench);
  constexpr int half_a_year = 180;
  plan.renewals = renewals_of(bench, half_a_year);

  // Goals without any way are told, and the others planned.
  std::vector<std::size_t> reachable;
  for (std::size_t i = 0; i < model.problem.goals.size(); ++i) {
    Problem alone = model.problem;
    alone.by = std::nullopt;
    alone.budget = std::nullopt;
    alone.goals = {model.problem.goals[i]};
    if (solve(alone)) {
      reachable.push_back(model.problem.goals[i]);
    } else {
      plan.blocked.push_back(
          no_way(model, model.problem.goals[i], model.problem.things[model.problem.goals[i]].id));
    }
  }
  plan.reachable = plan.blocked.empty();
  model.problem.goals = std::move(reachable);
  if (model.problem.goals.empty()) return plan;
  const auto solution = solve(model.problem);
  if (!solution) {
    plan.reachable = false;
    explain_bounds(model, plan);
    return plan;
  }
  plan.steps = steps_of(model, *solution, question, bench);
  compare_routes(model, *solution, question, plan);
  for (const Step& step : plan.steps) {
    if (step.cost) {
      plan.known_cost += *step.cost;
    } else {
      plan.unknown_cost.push_back(step.id);
    }
  }
  if (plan.reachable) plan.finish = solution->finish;
  return plan;
}

void add(Footing& footing, const Knowledge& knowledge, const Plan& plan) {
  for (const Step& step : plan.steps) {
    if (step.source) footing.add(*step.source, Subject::rule);
    const Credential* credential = knowledge.find(step.credential);
    if (credential == nullptr) continue;
    const bool priced = step.kind == "exam" || step.kind == "license";
    if (!priced) continue;
    footing.add(*credential);
    for (const Fee& fee : credential->fees) {
      if (fee.kind == "exam" || fee.kind == "application")
        footing.add(fee.provenance, Subject::fee);
    }
  }
  add(footing, knowledge, plan.renewals);
}

}  // namespace medtech::credential
