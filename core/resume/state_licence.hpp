// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/pieces.hpp"

#include <optional>
#include <string_view>

namespace medtech::resume {

/// The licence of a state that has but one for laboratories, in other words than those that our
/// tables know: "NV MT license", "Hawaii Clinical Laboratory Scientist". `listed` says that the
/// text stands where credentials do: then it needs no word for a licence.
std::optional<ontology::ConceptRow> state_licence(std::string_view text, bool listed,
                                                  const Lore& lore);

}  // namespace medtech::resume
