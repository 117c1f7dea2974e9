// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"

#include <string_view>
#include <vector>

namespace medtech::listing {

/// A word of data/cues/terms-of-work.toml that stands in a text.
struct WorkCue {
  std::string_view id;
  ontology::Mention mention;
};

/// Those of a text, in order.
std::vector<WorkCue> work_cues(const Outline& outline, const ontology::Knowledge& knowledge);

}  // namespace medtech::listing
