// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/profile/profile.hpp"

#include <optional>
#include <string>

namespace medtech::career {

/// Full-time years of work whose title names this role, until a day; absent where such work does
/// not say from when, or how many hours a week.
std::optional<double> years_in_role(const profile::Profile& profile, const std::string& role,
                                    const ontology::Knowledge& knowledge, Date today);

}  // namespace medtech::career
