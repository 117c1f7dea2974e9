// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/work_cues.hpp"

#include <optional>
#include <span>
#include <string>

namespace medtech::listing {

/// The highest investigation or clearance that is asked: "background-investigation",
/// "public-trust", "security" (not said which), "secret", "top-secret".
std::optional<std::string> find_clearance(const Outline& outline, std::span<const WorkCue> cues);

}  // namespace medtech::listing
