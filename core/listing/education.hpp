// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/statements.hpp"

#include <optional>
#include <span>
#include <string>

namespace medtech::listing {

/// The least degree with which one may apply, in the contract's word: of alternatives the lowest,
/// of degrees that are all asked the highest. A diploma of high school beside a degree that is
/// asked elsewhere is no alternative to it.
std::optional<std::string> least_degree(const Outline& outline,
                                        std::span<const Statement> statements,
                                        const ontology::Terms& cues);

}  // namespace medtech::listing
