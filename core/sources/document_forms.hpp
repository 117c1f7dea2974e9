// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/sources/source.hpp"

#include <string>
#include <string_view>

namespace medtech::sources {

/// What one JSON object stands for: Workday's details, a job of Greenhouse, JSON-LD, else a
/// listing's own fields. Adds its listings; an object without a title is a bad item.
void read_object(json::Value object, Reading& reading);

/// The listings of a whole document of any form that DocumentReader knows, lines of JSON excepted.
Reading read_whole(std::string_view bytes, const std::string& name);

}  // namespace medtech::sources
