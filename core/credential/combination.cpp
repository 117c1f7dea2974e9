// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/combination.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace medtech::credential {

namespace {

template <typename Item>
bool is_subset(const std::vector<Item>& part, const std::vector<Item>& whole) {
  return std::ranges::all_of(
      part, [&](const Item& each) { return std::ranges::find(whole, each) != whole.end(); });
}

/// What a combination comes to, so that those that are worse in all can be left out.
struct Sum {
  Date ready{};
  std::optional<Date> deadline;
  Price price;
};

Sum sum_of(const Combination& combination) {
  Sum sum;
  for (const Prospect& each : combination.prospects) {
    sum.ready = std::max(sum.ready, each.ready);
    if (each.deadline && (!sum.deadline || *each.deadline < *sum.deadline))
      sum.deadline = each.deadline;
    sum.price += each.price;
    sum.price += each.work;
  }
  return sum;
}

bool is_no_worse(const Combination& left, const Combination& right) {
  if (!left.obstacle.empty()) return false;
  if (!right.obstacle.empty()) return true;
  const Sum mine = sum_of(left);
  const Sum its = sum_of(right);
  const bool lasts = !mine.deadline || (its.deadline && *mine.deadline >= *its.deadline);
  // What another goal needs too costs nothing more: work is compared by name.
  const bool builds_on_less =
      is_subset(left.holds, right.holds) && is_subset(left.works, right.works);
  return lasts && builds_on_less && mine.ready <= its.ready && mine.price.weak <= its.price.weak &&
         mine.price.cents <= its.price.cents && mine.price.unknown <= its.price.unknown &&
         mine.price.risk <= its.price.risk;
}

}  // namespace

std::string name_of_work(const Prospect& prospect) {
  std::string name;
  for (const Draft& each : prospect.drafts)
    name += fmt::format("{} {} {} {}\n", each.kind, each.title, to_string(each.start),
                        to_string(each.finish));
  return name;
}

std::vector<Combination> undominated(std::vector<Combination> all) {
  std::vector<Combination> kept;
  for (Combination& each : all) {
    if (std::ranges::any_of(kept,
                            [&](const Combination& other) { return is_no_worse(other, each); }))
      continue;
    std::erase_if(kept, [&](const Combination& other) { return is_no_worse(each, other); });
    kept.push_back(std::move(each));
  }
  return kept;
}

void keep_apart(const NewWorks& works, Problem& problem) {
  for (const auto& [thing, work] : works) {
    for (const auto& [other, its] : works) {
      if (thing != other && !is_one_job(work, its))
        problem.things[thing].ways.front().not_beside.push_back(other);
    }
  }
}

}  // namespace medtech::credential
