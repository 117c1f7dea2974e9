// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/places.hpp"
#include "core/profile/profile.hpp"
#include "core/search/query.hpp"

#include <optional>
#include <string>

/// Places as people type them.
namespace medtech::cmd {

/// The point of "45202" or "Cincinnati, OH", with the usual radius. Throws Error{usage} that names
/// the option where there is none, or more than one.
search::Near near_place(const ontology::Places& places, const std::string& option,
                        const std::string& typed);

/// The two letters of a state, by these or its name. Throws Error{usage} with the nearest ones.
std::string state_named(const ontology::Places& places, const std::string& option,
                        const std::string& word);

/// Where a profile's home is; absent where it does not say, or names a place that is not known.
std::optional<search::Near> home_of(const ontology::Places& places, const profile::Home& home);

}  // namespace medtech::cmd
