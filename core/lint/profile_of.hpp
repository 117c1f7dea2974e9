// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/lint/subject.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/profile/profile.hpp"

#include <cstddef>
#include <set>

namespace medtech::lint {

/// What a résumé shows, in the form of a profile, so that both are judged by one judge. Credentials
/// in lines that pile words up, and those that are earned after `today`, are left out, and so is
/// what stands in passages (by number) that are `copied` from a posting.
profile::Profile profile_of(const Subject& subject, const ontology::Knowledge& knowledge,
                            Date today, const std::set<std::size_t>& copied = {});

/// Whether profile and résumé have names of which no word is the same.
bool is_of_another(const profile::Profile& profile, const resume::Resume& resume);

}  // namespace medtech::lint
