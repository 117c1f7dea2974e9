// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/understanding.hpp"
#include "core/listing/work_cues.hpp"

#include <span>
#include <vector>

namespace medtech::listing {

/// What is paid beside the base for hours at a certain time: one for each time that is named with
/// an amount ("evenings $2.50, nights $4.00"), in order. Base pay in the same sentence is none.
std::vector<Differential> find_differentials(const Outline& outline, std::span<const WorkCue> cues);

}  // namespace medtech::listing
