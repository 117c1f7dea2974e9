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

/// What one opening lacks: groups of which one would do, and licenses.
struct Lack {
  std::vector<const std::vector<std::string>*> groups;
  std::vector<std::string> licenses;
};

Lack lack_of(const Opening& opening, const HeldIds& held) {
  Lack lack;
  for (const auto& group : opening.required) {
    if (!has_one(group, held)) lack.groups.push_back(&group);
  }
  for (const std::string& license : opening.licenses) {
    if (!held.contains(license)) lack.licenses.push_back(license);
  }
  return lack;
}

// A credential that all lacking groups would take.
std::vector<std::string> keys_to(const Lack& lack) {
  if (lack.groups.empty())
    return lack.licenses.size() == 1 ? lack.licenses : std::vector<std::string>();
  if (!lack.licenses.empty()) return {};
  std::vector<std::string> keys;
  for (const std::string& id : *lack.groups.front()) {
    const bool in_all = std::ranges::all_of(lack.groups, [&](const auto* group) {
      return std::ranges::find(*group, id) != group->end();
    });
    if (in_all) keys.push_back(id);
  }
  return keys;
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
    std::set<std::string> named;
    for (const auto& group : opening.required) named.insert(group.begin(), group.end());
    for (const std::string& id : named) {
      if (!held_.contains(id)) ++value(id, false).named;
    }
    for (const std::string& id : opening.licenses) {
      if (!held_.contains(id)) ++value(id, true).named;
    }
    std::set<std::string> liked;
    for (const auto& group : opening.preferred) liked.insert(group.begin(), group.end());
    for (const std::string& id : liked) {
      if (!held_.contains(id)) ++value(id, false).preferred;
    }
    const Lack lack = lack_of(opening, held_);
    for (const std::string& id : keys_to(lack)) {
      CredentialValue& one = value(id, lack.groups.empty());
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
    if (lack.groups.empty() && lack.licenses.empty()) ++result.open_now;
  }
  result.values = count.take();
  return result;
}

}  // namespace medtech::credential
