// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/terms.hpp"
#include "core/profile/profile.hpp"

#include <string>

namespace medtech::profile {

/// A profile as a résumé in Markdown. Credentials and skills go by the names that `terms` has.
std::string to_markdown(const Profile& profile, const ontology::Terms& terms);

/// A profile as a JSON Resume (schema 1.0.0), with a line break at its end.
std::string to_json_resume(const Profile& profile, const ontology::Terms& terms);

}  // namespace medtech::profile
