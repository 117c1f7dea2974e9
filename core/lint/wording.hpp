// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/words.hpp"
#include "core/ontology/terms.hpp"

#include <string>
#include <string_view>

namespace medtech::lint {

/// Whether somebody who may write `ours` may write `theirs` as well and claim nothing more: they
/// are synonyms of one thing, or theirs adds the maker's name, and the kind at most. Two
/// models of one family, or two makers' machines of one kind, are not. `row` is the concept that
/// both name.
bool claims_no_more(std::string_view theirs, std::string_view ours, ontology::ConceptRow row,
                    const ontology::Terms& terms, const Words& words);

}  // namespace medtech::lint
