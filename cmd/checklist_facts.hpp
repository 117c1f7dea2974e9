// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/checklist/facts.hpp"

namespace medtech::cmd {

/// Gathers what checklists are ticked by: profile, stored openings and searches, practice, tracked
/// applications, and the days of what is to come.
checklist::Facts checklist_facts(Context& context);

}  // namespace medtech::cmd
