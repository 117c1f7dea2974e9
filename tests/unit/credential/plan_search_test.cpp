// SPDX-License-Identifier: GPL-3.0-or-later
// The planner's search beside an exhaustive one, on generated problems.
#include "core/credential/plan_search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <vector>

namespace {

using namespace medtech;
using namespace medtech::credential;

constexpr Date today{std::chrono::days(20'000)};

/// Problems of several things with at least two ways a goal, prerequisites that are shared, windows
/// and terms.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  int number(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }

  Problem problem() {
    Problem problem;
    const int things = number(3, 7);
    for (int i = 0; i < things; ++i) problem.things.push_back(thing(static_cast<std::size_t>(i)));
    const int goals = number(1, 3);
    for (int i = 0; i < goals; ++i) {
      const auto goal = static_cast<std::size_t>(number(things / 2, things - 1));
      if (std::ranges::find(problem.goals, goal) == problem.goals.end())
        problem.goals.push_back(goal);
    }
    problem.prefer = static_cast<Prefer>(number(0, 2));
    keep_some_apart(problem);
    return problem;
  }

  // Now and then two things that can't be worked for at the same time.
  void keep_some_apart(Problem& problem) {
    if (number(0, 1) == 0) return;
    const auto last = static_cast<int>(problem.things.size()) - 1;
    const auto one = static_cast<std::size_t>(number(0, last));
    const auto other = static_cast<std::size_t>(number(0, last));
    if (one == other) return;
    for (Way& way : problem.things[one].ways) way.not_beside = {other};
    for (Way& way : problem.things[other].ways) way.not_beside = {one};
  }

 private:
  Thing thing(std::size_t index) {
    Thing thing;
    thing.id = std::to_string(index);
    const int ways = number(2, 3);
    for (int i = 0; i < ways; ++i) thing.ways.push_back(way(index));
    return thing;
  }

  Way way(std::size_t index) {
    Way way;
    way.ready = today + std::chrono::days(number(0, 900));
    if (number(0, 3) == 0) way.deadline = way.ready + std::chrono::days(number(0, 700));
    const int length = number(0, 200);
    const bool windowed = number(0, 2) == 0;
    way.finish = [length, windowed](Date begun) {
      Date end = begun + std::chrono::days(length);
      // Windows open every half year.
      if (windowed) end = Date(std::chrono::days((end.time_since_epoch().count() / 180 + 1) * 180));
      return std::optional(end);
    };
    way.price = {number(0, 5) == 0 ? 1 : 0, 100 * number(0, 9), number(0, 3) == 0 ? 1 : 0,
                 number(0, 3)};
    if (number(0, 1) == 0) {
      way.expires = [](Date had) { return std::optional(had + std::chrono::days(400)); };
      if (number(0, 3) > 0) way.term_years = 1;
      way.renewal = {0, 100 * number(0, 3), number(0, 4) == 0 ? 1 : 0, 0};
    }
    // Things build on earlier ones; now and then on a later one, which may close a circle.
    for (int i = number(0, 2); i > 0 && index > 0; --i) {
      const bool circle = number(0, 15) == 0;
      const auto need = static_cast<std::size_t>(circle ? number(0, static_cast<int>(index))
                                                        : number(0, static_cast<int>(index) - 1));
      if (std::ranges::find(way.needs, need) == way.needs.end()) way.needs.push_back(need);
    }
    return way;
  }

  std::mt19937 random_;
};

/// Every choice of ways, one after the other, without any bound or pruning.
class Exhaustive {
 public:
  explicit Exhaustive(const Problem& problem) : problem_(problem) {
    choice_.resize(problem.things.size(), 0);
  }

  std::optional<Solution> run() {
    choose(0);
    return best_;
  }

 private:
  void choose(std::size_t thing) {
    if (thing == problem_.things.size()) {
      evaluate();
      return;
    }
    for (choice_[thing] = 0; choice_[thing] < problem_.things[thing].ways.size(); ++choice_[thing])
      choose(thing + 1);
  }

  bool have(std::size_t thing, Solution& solution, std::vector<bool>& open) {
    if (solution.taken[thing]) return true;
    if (open[thing]) return false;
    open[thing] = true;
    for (const std::size_t need : problem_.things[thing].ways[choice_[thing]].needs) {
      if (!have(need, solution, open)) return false;
    }
    const auto taken = take(problem_, thing, choice_[thing], solution.taken, solution.price);
    if (!taken) return false;
    solution.taken[thing] = *taken;
    open[thing] = false;
    return !problem_.by || taken->finish <= *problem_.by;
  }

  void evaluate() {
    Solution solution;
    solution.taken.resize(problem_.things.size());
    for (const std::size_t goal : problem_.goals) {
      std::vector<bool> open(problem_.things.size(), false);
      if (!have(goal, solution, open)) return;
      solution.finish = std::max(solution.finish, solution.taken[goal]->finish);
    }
    if (problem_.budget && solution.price.cents > *problem_.budget) return;
    if (!best_ || is_better(solution, *best_, problem_.prefer)) best_ = solution;
  }

  const Problem& problem_;
  std::vector<std::size_t> choice_;
  std::optional<Solution> best_;
};

void check_same(const Problem& problem) {
  const auto best = Exhaustive(problem).run();
  const auto found = solve(problem);
  REQUIRE(found.has_value() == best.has_value());
  if (!found) return;
  CHECK(found->finish == best->finish);
  CHECK(found->price == best->price);
  CHECK(solve(problem) == found);
}

void check_kept(const Problem& problem, const Solution& found) {
  if (problem.budget) CHECK(found.price.cents <= *problem.budget);
  for (std::size_t thing = 0; thing < found.taken.size(); ++thing) {
    const auto& taken = found.taken[thing];
    if (!taken) continue;
    const Way& way = problem.things[thing].ways[taken->way];
    if (problem.by) CHECK(taken->finish <= *problem.by);
    CHECK(taken->begun >= way.ready);
    if (way.deadline) CHECK(taken->begun <= *way.deadline);
    for (const std::size_t need : way.needs) {
      REQUIRE(found.taken[need].has_value());
      CHECK(found.taken[need]->finish <= taken->begun);
    }
  }
}

}  // namespace

TEST_CASE("the search finds what an exhaustive one finds, with budgets and days that bind") {
  std::size_t bound_by_budget = 0;
  std::size_t bound_by_day = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Generator generator(seed);
    Problem problem = generator.problem();
    check_same(problem);
    const auto free = solve(problem);
    if (!free) continue;
    check_kept(problem, *free);
    // A budget below what the best plan costs: another must be found, or none.
    if (free->price.cents > 0) {
      problem.budget = free->price.cents - 100;
      check_same(problem);
      if (const auto other = solve(problem)) {
        ++bound_by_budget;
        check_kept(problem, *other);
      }
    }
    problem.by = free->finish - std::chrono::days(1);
    check_same(problem);
    problem.budget = std::nullopt;
    check_same(problem);
    if (const auto other = solve(problem)) {
      ++bound_by_day;
      check_kept(problem, *other);
    }
  }
  // The cases are of use: bounds did change plans.
  CHECK(bound_by_budget > 50);
  CHECK(bound_by_day > 20);
}

TEST_CASE("what needs itself can't be had") {
  Problem problem;
  problem.things.resize(2);
  Way way;
  way.ready = today;
  way.finish = [](Date begun) { return std::optional(begun); };
  way.needs = {1};
  problem.things[0].ways = {way};
  way.needs = {0};
  problem.things[1].ways = {way};
  problem.goals = {0};
  CHECK(!solve(problem).has_value());
}
