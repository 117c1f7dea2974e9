// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The planner's bare problem: things to be had, ways to each, what a way needs before it. It knows
/// nothing of credentials.
namespace medtech::credential {

/// What a plan costs and how sure it is; an amount that is not known counts as more than any known.
struct Price {
  int weak = 0;         ///< facts from memory or a weak page alone: avoided whatever is preferred
  long long cents = 0;  ///< the known part
  int unknown = 0;      ///< how many amounts are not known
  int risk = 0;         ///< points of doubt

  Price& operator+=(const Price& other);
  bool operator==(const Price&) const = default;
};

/// One way to have a thing.
struct Way {
  std::vector<std::size_t> needs;  ///< things to be had before; of these all
  Date ready;                      ///< the first day on which all else that it asks is there
  std::optional<Date> deadline;    ///< the last day on which it can be begun
  /// Things that can't be worked for at the same time; of two, what is taken later begins later.
  std::vector<std::size_t> not_beside;
  /// The day on which the thing is had, for a day on which it is begun; absent where it can't be.
  /// Later never gives earlier.
  std::function<std::optional<Date>(Date)> finish;
  Price price;
  /// Of a thing that runs out: its last day, given the day it was had; what keeping it for one more
  /// term costs. Absent: it does not run out, or nobody knows.
  std::function<std::optional<Date>(Date)> expires;
  std::optional<double> term_years;  ///< absent: it can't be kept
  Price renewal;
};

struct Thing {
  std::string id;
  std::vector<Way> ways;  ///< in the order of preference between equals
};

/// Which of finish, cost and doubt counts first, once as little as can be rests on weak facts.
enum class Prefer { soonest, cheapest, safest };

struct Problem {
  std::vector<Thing> things;
  std::vector<std::size_t> goals;
  std::optional<Date> by;           ///< all goals at the latest
  std::optional<long long> budget;  ///< cents; bounds the known part
  Prefer prefer = Prefer::soonest;
};

/// How one thing is had.
struct Taken {
  std::size_t way = 0;
  Date begun;
  Date finish;
  int renewals = 0;  ///< terms for which it must be kept, so that others can build on it

  bool operator==(const Taken&) const = default;
};

struct Solution {
  std::vector<std::optional<Taken>> taken;  ///< by thing; absent where it is not needed
  Date finish;                              ///< of the last goal
  Price price;

  bool operator==(const Solution&) const = default;
};

/// True where one outcome is better than another under a preference.
bool is_better(const Solution& left, const Solution& right, Prefer prefer);

/// The best way to have all goals; absent where there is none. Exact while the number of partial
/// plans stays below limits::partial_plans, which only crafted data passes.
std::optional<Solution> solve(const Problem& problem);

/// For each thing a day before which it can't be had, whatever it costs; absent where never.
std::vector<std::optional<Date>> earliest_days(const Problem& problem);

/// How a thing is had by one way, given what it builds on; absent where that can't be. Adds the
/// terms for which those must be kept to `taken`, and their price to `price`.
std::optional<Taken> take(const Problem& problem, std::size_t thing, std::size_t way,
                          std::vector<std::optional<Taken>>& taken, Price& price);

}  // namespace medtech::credential
