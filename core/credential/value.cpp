// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/value.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace medtech::credential {

namespace {

using HeldIds = std::set<std::string>;

bool has_one(const std::vector<std::string>& alternatives, const HeldIds& held) {
  return std::ranges::any_of(alternatives,
                             [&](const std::string& id) { return held.contains(id); });
}

using Groups = std::vector<const std::vector<std::string>*>;

/// What one opening lacks: groups of which one would do.
struct Lack {
  Groups credentials;
  Groups licenses;
};

Groups lacking_of(const std::vector<std::vector<std::string>>& groups, const HeldIds& held) {
  Groups lacking;
  for (const auto& group : groups) {
    if (!has_one(group, held)) lacking.push_back(&group);
  }
  return lacking;
}

Lack lack_of(const Opening& opening, const HeldIds& held) {
  return {lacking_of(opening.required, held), lacking_of(opening.licenses, held)};
}

// What all lacking groups would take.
std::vector<std::string> keys_to(const Lack& lack) {
  if (lack.credentials.empty() == lack.licenses.empty()) return {};
  const Groups& groups = lack.credentials.empty() ? lack.licenses : lack.credentials;
  std::vector<std::string> keys;
  for (const std::string& id : *groups.front()) {
    const bool in_all = std::ranges::all_of(
        groups, [&](const auto* group) { return std::ranges::find(*group, id) != group->end(); });
    if (in_all) keys.push_back(id);
  }
  return keys;
}

std::set<std::string> all_of_groups(const std::vector<std::vector<std::string>>& groups) {
  std::set<std::string> ids;
  for (const auto& group : groups) ids.insert(group.begin(), group.end());
  return ids;
}

double quartile(std::vector<double> sorted, double part) {
  const double at = part * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double share = at - static_cast<double>(below);
  return sorted[below] * (1 - share) + sorted[above] * share;
}

/// Values under way, by id.
class Count {
 public:
  explicit Count(const HeldIds& held) : held_(held) {}

  void add(const Opening& opening) {
    for (const std::string& id : all_of_groups(opening.required)) {
      if (!held_.contains(id)) ++value(id, false).named;
    }
    for (const std::string& id : all_of_groups(opening.licenses)) {
      if (!held_.contains(id)) ++value(id, true).named;
    }
    for (const std::string& id : all_of_groups(opening.preferred)) {
      if (!held_.contains(id)) ++value(id, false).preferred;
    }
    const Lack lack = lack_of(opening, held_);
    for (const std::string& id : keys_to(lack)) {
      CredentialValue& one = value(id, lack.credentials.empty());
      ++one.opens;
      if (opening.annual_pay) pay_[id].push_back(*opening.annual_pay);
    }
  }

  std::vector<CredentialValue> take() {
    std::vector<CredentialValue> values;
    for (auto& [id, one] : values_) {
      std::vector<double>& pay = pay_[id];
      std::ranges::sort(pay);
      one.with_pay = pay.size();
      if (!pay.empty()) {
        one.low = quartile(pay, 0.25);
        one.middle = quartile(pay, 0.5);
        one.high = quartile(pay, 0.75);
      }
      values.push_back(one);
    }
    std::ranges::stable_sort(values, [](const auto& left, const auto& right) {
      return std::tuple(right.opens, right.named, right.preferred) <
             std::tuple(left.opens, left.named, left.preferred);
    });
    return values;
  }

 private:
  CredentialValue& value(const std::string& id, bool license) {
    CredentialValue& one = values_[id];
    one.id = id;
    one.license = license;
    return one;
  }

  const HeldIds& held_;
  std::map<std::string, CredentialValue> values_;
  std::map<std::string, std::vector<double>> pay_;
};

}  // namespace

OpeningsValue value_of_openings(const std::vector<Opening>& openings, const HeldIds& held) {
  OpeningsValue result;
  result.openings = openings.size();
  Count count(held);
  for (const Opening& each : openings) {
    count.add(each);
    if (each.required.empty() && each.licenses.empty()) continue;
    ++result.naming;
    const Lack lack = lack_of(each, held);
    if (lack.credentials.empty() && lack.licenses.empty()) ++result.open_now;
  }
  result.values = count.take();
  return result;
}

}  // namespace medtech::credential
