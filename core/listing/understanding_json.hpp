// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/listing/understanding.hpp"

#include <string>
#include <string_view>

namespace medtech::listing {

// Members of a listing's JSON that come of understanding it, each into the open object; null where
// nothing is known.

/// track, role, adjacent, specialties, setting, level.
void write_classification(json::Writer& writer, const Classification& classification);
/// fte, hours_per_week, on_call.
void write_hours(json::Writer& writer, const WorkDetails& details);
/// differentials to driving_license: what is paid extra and what is asked.
void write_asked(json::Writer& writer, const Understanding& understanding);

/// The whole as one JSON text, to be stored, and back; text that can't be read gives an empty one.
std::string to_json(const Understanding& understanding);
Understanding understanding_from_json(std::string_view text);

}  // namespace medtech::listing
