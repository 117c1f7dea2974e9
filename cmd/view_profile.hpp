// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/profile/profile.hpp"
#include "core/render/style.hpp"

#include <string>

namespace medtech::cmd {

/// The profile for people: what is known, section by section; what ran out before `today` is
/// marked. Empty where nothing is known.
std::string profile_view(const profile::Profile& profile, Date today, const render::Styler& styler);

}  // namespace medtech::cmd
