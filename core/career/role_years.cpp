// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/role_years.hpp"

#include "core/ontology/role_titles.hpp"

#include <algorithm>

namespace medtech::career {

std::optional<double> years_in_role(const profile::Profile& profile, const std::string& role,
                                    const ontology::Knowledge& knowledge, Date today) {
  constexpr double full_time = 40;
  constexpr double days_of_a_year = 365.25;
  double years = 0;
  for (const profile::Experience& each : profile.experience) {
    if (ontology::role_in_title(knowledge, each.title) != role) continue;
    if (!each.start || !each.hours_per_week) return std::nullopt;
    const auto days = (std::min(each.end.value_or(today), today) - *each.start).count();
    if (days <= 0) continue;
    years += static_cast<double>(days) / days_of_a_year *
             std::min(1.0, *each.hours_per_week / full_time);
  }
  return years;
}

}  // namespace medtech::career
