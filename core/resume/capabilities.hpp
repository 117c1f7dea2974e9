// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/resume/passage.hpp"
#include "core/resume/pieces.hpp"
#include "core/resume/resume.hpp"

#include <vector>

namespace medtech::resume {

/// Fills `credentials` and `pending`: what our tables know wherever a person says what they hold,
/// and every line below a heading of credentials.
void find_credentials(const std::vector<Entry>& entries, const Lore& lore, Date today,
                      Resume& resume);

/// Fills `skills`: what our tables know anywhere, and the items below headings of skills.
void find_skills(const std::vector<Entry>& entries, const Lore& lore, Resume& resume);

/// Fills `outcomes` and `military_codes`.
void find_outcomes(const std::vector<Entry>& entries, Resume& resume);

}  // namespace medtech::resume
