// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/diagnostics.hpp"
#include "core/ontology/concept.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Concepts as files of data/terms and data/cues write them.
namespace medtech::ontology {

/// Reads one file's text and appends its concepts; what is wrong goes to `diagnostics` with file
/// and line. Source, date and confidence stand at the file's head and may stand at a concept.
void read_concepts(std::string_view text, const std::string& file, std::vector<Concept>& concepts,
                   Diagnostics& diagnostics);

/// What is wrong with concepts taken together: an id that occurs twice, a parent or member that is
/// none, a circle of parents, an alias that two concepts claim and neither as a weak one, a date in
/// the future of `today` (where one is given).
Diagnostics check_concepts(const std::vector<Concept>& concepts, std::optional<Date> today);

}  // namespace medtech::ontology
