// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/words.hpp"

#include <string_view>
#include <vector>

namespace medtech::lint {

/// The parts of a line (bytes, in small letters) that deny something, wish for it, or tell that it
/// is still to be learned: "no experience with CT", "eager to learn CT", "CT training desired".
/// What is named there is no evidence. A part ends with its clause, or where something is claimed.
std::vector<PhraseAt> unclaimed_parts(std::string_view lowered, const Words& words);

}  // namespace medtech::lint
