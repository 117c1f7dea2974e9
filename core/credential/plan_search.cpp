// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/plan_search.hpp"

#include "core/base/limits.hpp"
#include "core/credential/fact.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace medtech::credential {

namespace {

/// Some goals had, and how.
struct Partial {
  std::vector<std::optional<Taken>> taken;
  Date latest{};  // of the goals so far
  Price price;
};

/// What is compared one after the other; less is better.
using Rank = std::array<long long, 5>;

Rank rank_of(Date finish, const Price& price, Prefer prefer) {
  const long long day = finish.time_since_epoch().count();
  const auto& [weak, cents, unknown, risk] = price;
  switch (prefer) {
    case Prefer::soonest:
      return {weak, day, unknown, cents, risk};
    case Prefer::cheapest:
      return {weak, unknown, cents, day, risk};
    case Prefer::safest:
      break;
  }
  return {weak, risk, day, unknown, cents};
}

bool dominates(const Partial& left, const Partial& right) {
  return left.latest <= right.latest && left.price.cents <= right.price.cents &&
         left.price.unknown <= right.price.unknown && left.price.risk <= right.price.risk &&
         left.price.weak <= right.price.weak;
}

// The least of what a thing costs by itself, component by component.
Price least_price(const Thing& thing) {
  Price least;
  bool first = true;
  for (const Way& way : thing.ways) {
    if (first) least = way.price;
    first = false;
    least = {std::min(least.weak, way.price.weak), std::min(least.cents, way.price.cents),
             std::min(least.unknown, way.price.unknown), std::min(least.risk, way.price.risk)};
  }
  return least;
}

/// Branch and bound: all ways to have one goal after the other; what can't become better than a
/// plan that is known, and what another partial plan dominates, is dropped.
class Search {
 public:
  Search(const Problem& problem, std::size_t most)
      : problem_(problem), most_(most), open_(problem.things.size(), false) {
    const auto earliest = earliest_days(problem);
    for (const std::size_t goal : problem.goals) {
      if (!earliest[goal]) continue;
      floor_ = std::max(floor_, *earliest[goal]);
    }
    for (const Thing& thing : problem.things) least_.push_back(least_price(thing));
  }

  // Nothing that is no better than this is looked for.
  void bound_by(const Solution& known) {
    bound_ = rank_of(known.finish, known.price, problem_.prefer);
  }

  // A day before which nobody has all goals.
  [[nodiscard]] Date floor() const { return floor_; }
  void raise_floor(Date day) { floor_ = std::max(floor_, day); }

  std::optional<Solution> run() {
    std::vector<Partial> partials(1);
    partials.front().taken.resize(problem_.things.size());
    for (goal_ = 0; goal_ < problem_.goals.size(); ++goal_) {
      const std::size_t thing = problem_.goals[goal_];
      const bool is_last = goal_ + 1 == problem_.goals.size();
      std::vector<Partial> next;
      for (const Partial& each : partials) {
        for (Partial& reached : acquire(each, thing)) {
          reached.latest = std::max(reached.latest, reached.taken[thing]->finish);
          if (is_last) {
            keep_better(next, std::move(reached));
          } else {
            next.push_back(std::move(reached));
          }
        }
      }
      partials = is_last ? std::move(next) : pruned(std::move(next), relevant_after(goal_));
      if (partials.empty()) return std::nullopt;
    }
    const Partial& best = partials.front();
    return Solution{best.taken, best.latest, best.price};
  }

 private:
  // Of plans with all goals only the best is kept, which bounds those that follow.
  void keep_better(std::vector<Partial>& best, Partial plan) {
    const Rank rank = rank_of(plan.latest, plan.price, problem_.prefer);
    if (!best.empty() &&
        !(rank < rank_of(best.front().latest, best.front().price, problem_.prefer)))
      return;
    best.clear();
    best.push_back(std::move(plan));
    bound_ = rank;
  }

  // All partial plans that have this thing too.
  std::vector<Partial> acquire(const Partial& from, std::size_t thing) {
    if (from.taken[thing]) return {from};
    if (open_[thing]) return {};
    open_[thing] = true;
    std::vector<Partial> reached;
    const std::vector<Way>& ways = problem_.things[thing].ways;
    for (std::size_t way = 0; way < ways.size(); ++way) {
      if (is_closed(from, ways[way])) continue;
      std::vector<Partial> partials{from};
      for (const std::size_t need : ways[way].needs) {
        std::vector<Partial> next;
        for (Partial& each : partials) {
          // A copy is dear: most needs are there already.
          if (each.taken[need]) {
            next.push_back(std::move(each));
            continue;
          }
          for (Partial& one : acquire(each, need)) next.push_back(std::move(one));
        }
        partials = std::move(next);
      }
      for (Partial& each : partials) {
        if (finish(each, thing, way)) reached.push_back(std::move(each));
      }
    }
    open_[thing] = false;
    shorten(reached);
    return reached;
  }

  // True where what was taken already comes too late for a way, or costs too much with it.
  bool is_closed(const Partial& partial, const Way& way) const {
    Date begun = way.ready;
    for (const std::size_t need : way.needs) {
      if (partial.taken[need]) begun = std::max(begun, partial.taken[need]->finish);
    }
    if (way.deadline && begun > *way.deadline) return true;
    if (!bound_) return false;
    Price price = partial.price;
    price += way.price;
    return *bound_ < rank_of(std::max(partial.latest, floor_), price, problem_.prefer);
  }

  bool finish(Partial& partial, std::size_t thing, std::size_t way) const {
    const auto taken = take(problem_, thing, way, partial.taken, partial.price);
    if (!taken) return false;
    partial.taken[thing] = *taken;
    if (problem_.by && taken->finish > *problem_.by) return false;
    if (problem_.budget && partial.price.cents > *problem_.budget) return false;
    return !bound_ || !(*bound_ < rank_at_least(partial, taken->finish));
  }

  // No plan that comes of this one can be better than this: its own price and that of the goals it
  // still lacks, and the day before which nobody has them all.
  Rank rank_at_least(const Partial& partial, Date finish) const {
    Price price = partial.price;
    for (const std::size_t goal : problem_.goals) {
      if (!partial.taken[goal]) price += least_[goal];
    }
    return rank_of(std::max({partial.latest, finish, floor_}), price, problem_.prefer);
  }

  // The things that goals behind this one may build on.
  std::vector<bool> relevant_after(std::size_t goal) const {
    std::vector<bool> relevant(problem_.things.size(), false);
    std::vector<std::size_t> stack(problem_.goals.begin() + static_cast<std::ptrdiff_t>(goal) + 1,
                                   problem_.goals.end());
    while (!stack.empty()) {
      const std::size_t thing = stack.back();
      stack.pop_back();
      if (relevant[thing]) continue;
      relevant[thing] = true;
      for (const Way& way : problem_.things[thing].ways)
        stack.insert(stack.end(), way.needs.begin(), way.needs.end());
    }
    return relevant;
  }

  // The day before which a thing can't be begun for what was taken; absent where that is no later
  // than it can be begun anyway.
  static std::optional<Date> free_from(const Partial& partial, const Thing& thing) {
    std::optional<Date> day;
    for (const Way& way : thing.ways) {
      for (const std::size_t other : way.not_beside) {
        const auto& taken = partial.taken[other];
        if (taken && taken->finish > way.ready && (!day || taken->finish > *day))
          day = taken->finish;
      }
    }
    return day;
  }

  // Of partial plans that are the same to all that follows, those that no other dominates.
  std::vector<Partial> pruned(std::vector<Partial> partials,
                              const std::vector<bool>& relevant) const {
    using Key = std::vector<long long>;
    std::map<Key, std::vector<Partial>> groups;
    for (Partial& each : partials) {
      Key key;
      for (std::size_t thing = 0; thing < relevant.size(); ++thing) {
        const auto& taken = each.taken[thing];
        if (!relevant[thing]) continue;
        if (!taken) {
          // What it has to wait for counts by its last day alone.
          if (const auto day = free_from(each, problem_.things[thing]))
            key.insert(key.end(),
                       {static_cast<long long>(thing), day->time_since_epoch().count(), -1, 0});
          continue;
        }
        key.insert(key.end(),
                   {static_cast<long long>(thing), taken->finish.time_since_epoch().count(),
                    static_cast<long long>(taken->way), taken->renewals});
      }
      std::vector<Partial>& group = groups[std::move(key)];
      if (std::ranges::any_of(group, [&](const Partial& other) { return dominates(other, each); }))
        continue;
      std::erase_if(group, [&](const Partial& other) { return dominates(each, other); });
      group.push_back(std::move(each));
    }
    std::vector<Partial> kept;
    for (auto& [key, group] : groups) std::ranges::move(group, std::back_inserter(kept));
    shorten(kept);
    return kept;
  }

  // Crafted data could make more partial plans than memory holds.
  void shorten(std::vector<Partial>& partials) const {
    if (partials.size() <= most_) return;
    std::ranges::stable_sort(partials, [&](const Partial& left, const Partial& right) {
      return rank_of(left.latest, left.price, problem_.prefer) <
             rank_of(right.latest, right.price, problem_.prefer);
    });
    partials.resize(most_);
  }

  const Problem& problem_;
  std::size_t most_;
  std::size_t goal_ = 0;
  Date floor_{};
  std::vector<Price> least_;  // by thing
  std::optional<Rank> bound_;
  std::vector<bool> open_;  // being acquired: nothing is a condition of itself
};

// How many more terms a thing must be kept so that it is in force on a day; absent where it can't.
std::optional<int> terms_until(const Way& way, const Taken& taken, Date day) {
  if (!way.expires) return 0;
  const auto last = way.expires(taken.finish);
  if (!last || *last >= day) return 0;
  if (!way.term_years || *way.term_years <= 0) return std::nullopt;
  int terms = 0;
  for (Date end = *last; end < day; end = add_years(*last, *way.term_years * terms)) ++terms;
  return terms;
}

}  // namespace

Price& Price::operator+=(const Price& other) {
  weak += other.weak;
  cents += other.cents;
  unknown += other.unknown;
  risk += other.risk;
  return *this;
}

bool is_better(const Solution& left, const Solution& right, Prefer prefer) {
  return rank_of(left.finish, left.price, prefer) < rank_of(right.finish, right.price, prefer);
}

std::optional<Taken> take(const Problem& problem, std::size_t thing, std::size_t way_number,
                          std::vector<std::optional<Taken>>& taken, Price& price) {
  const Way& way = problem.things[thing].ways[way_number];
  Taken result;
  result.way = way_number;
  result.begun = way.ready;
  for (const std::size_t need : way.needs)
    result.begun = std::max(result.begun, taken[need]->finish);
  for (const std::size_t other : way.not_beside) {
    if (taken[other]) result.begun = std::max(result.begun, taken[other]->finish);
  }
  if (way.deadline && result.begun > *way.deadline) return std::nullopt;
  const auto finish = way.finish(result.begun);
  if (!finish) return std::nullopt;
  result.finish = *finish;
  for (const std::size_t need : way.needs) {
    const Way& before = problem.things[need].ways[taken[need]->way];
    const auto terms = terms_until(before, *taken[need], result.begun);
    if (!terms) return std::nullopt;
    for (; taken[need]->renewals < *terms; ++taken[need]->renewals) price += before.renewal;
  }
  price += way.price;
  return result;
}

std::vector<std::optional<Date>> earliest_days(const Problem& problem) {
  std::vector<std::optional<Date>> days(problem.things.size());
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t thing = 0; thing < problem.things.size(); ++thing) {
      for (const Way& way : problem.things[thing].ways) {
        Date begun = way.ready;
        bool possible = true;
        for (const std::size_t need : way.needs) {
          possible = possible && days[need].has_value();
          if (days[need]) begun = std::max(begun, *days[need]);
        }
        const auto finish = possible ? way.finish(begun) : std::nullopt;
        if (!finish || (days[thing] && *days[thing] <= *finish)) continue;
        days[thing] = *finish;
        changed = true;
      }
    }
  }
  return days;
}

namespace {

// Work that can't go on at the same time moves goals behind their earliest days: the last day of
// any two goals together is one before which nobody has all.
Date floor_of_pairs(Problem problem) {
  problem.by = std::nullopt;
  problem.budget = std::nullopt;
  problem.prefer = Prefer::soonest;
  for (Thing& thing : problem.things) {
    for (Way& way : thing.ways) way.price.weak = 0;
  }
  Date floor{};
  const std::vector<std::size_t> goals = std::move(problem.goals);
  for (std::size_t one = 0; one < goals.size(); ++one) {
    for (std::size_t other = one + 1; other < goals.size(); ++other) {
      problem.goals = {goals[one], goals[other]};
      const auto first = solve(problem);
      // A third goal may turn the order of their work round.
      std::ranges::reverse(problem.goals);
      const auto second = solve(problem);
      if (first && second) floor = std::max(floor, std::min(first->finish, second->finish));
    }
  }
  return floor;
}

}  // namespace

std::optional<Solution> solve(const Problem& problem) {
  // A plan that is found by looking at few possibilities bounds the search through all.
  constexpr std::size_t few = 8;
  const auto quick = Search(problem, few).run();
  Search search(problem, limits::partial_plans);
  if (quick) search.bound_by(*quick);
  const bool some_wait = std::ranges::any_of(problem.things, [](const Thing& thing) {
    return std::ranges::any_of(thing.ways, [](const Way& way) { return !way.not_beside.empty(); });
  });
  constexpr std::size_t pair = 2;
  if (some_wait && problem.goals.size() > pair && quick && quick->finish > search.floor())
    search.raise_floor(std::min(floor_of_pairs(problem), quick->finish));
  auto found = search.run();
  // Where there were more possibilities than are looked at, the quick plan may have been left out.
  return found ? found : quick;
}

}  // namespace medtech::credential
