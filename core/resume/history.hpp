// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/resume/passage.hpp"
#include "core/resume/pieces.hpp"
#include "core/resume/resume.hpp"

#include <vector>

namespace medtech::resume {

/// The jobs under the headings of experience; without such a heading, what looks like jobs anywhere
/// but under education.
std::vector<Job> find_jobs(const std::vector<Entry>& entries, const std::vector<Section>& sections,
                           const Lore& lore);

/// Schools and degrees.
std::vector<Education> find_education(const std::vector<Entry>& entries,
                                      const std::vector<Section>& sections, const Lore& lore,
                                      Date today);

/// Fills `years_experience`, `gaps` and `overlaps` from the jobs' dates; what goes on lasts until
/// `today`. Overlapping time counts once.
void reckon_time(Resume& resume, Date today);

}  // namespace medtech::resume
