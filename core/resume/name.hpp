// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/passage.hpp"
#include "core/resume/pieces.hpp"
#include "core/resume/resume.hpp"

#include <vector>

namespace medtech::resume {

/// Finds the person's name among the first lines, the large ones, and those that the address bears
/// out; fills `name` and `name_line` where one of them looks like a name and like nothing else.
void find_name(const std::vector<Entry>& entries, const std::vector<Section>& sections,
               const Lore& lore, Contact& contact);

}  // namespace medtech::resume
