// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/work_cues.hpp"

#include <optional>
#include <span>
#include <string>

namespace medtech::listing {

/// How much of the work is away, and where.
struct Travel {
  std::optional<int> percent;            ///< 0 where it is said that there is none
  std::optional<std::string> territory;  ///< as the posting names it
};

Travel find_travel(const Outline& outline, std::span<const WorkCue> cues);

}  // namespace medtech::listing
