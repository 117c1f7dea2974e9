// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/sources/source.hpp"

#include <optional>

namespace medtech::sources {

/// The openings of an answer, saved to a file, of a service that no kind asks: Pinpoint's postings,
/// BambooHR's careers, The Muse's jobs. Absent for JSON of any other shape.
std::optional<Reading> read_saved_answer(json::Value root);

}  // namespace medtech::sources
