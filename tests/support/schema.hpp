// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"

#include <string>
#include <vector>

namespace medtech::testing {

/// What of a value breaks a JSON schema (draft 2020-12: type, const, enum, required, properties,
/// additionalProperties, items, minimum, maximum, pattern, minLength, format date, $ref into the
/// same file), each with the path of the value. A keyword besides these and annotations is a
/// complaint too, so that no schema promises what is not checked.
std::vector<std::string> schema_complaints(json::Value schema, json::Value value);

/// The schema of that name in data/schemas.
json::Document read_schema(const std::string& name);

}  // namespace medtech::testing
