// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.hpp"

#include <string>
#include <string_view>

namespace medtech::json {

/// Why a text is no JSON, with line and column; `reason` is told where its grammar is in order (a
/// number out of range). Reads the text once more, so it is for failures alone.
Error syntax_error(std::string_view text, const std::string& file, std::string_view reason);

/// The error of a text nested deeper than limits::json_depth.
Error too_deep(const std::string& file);

}  // namespace medtech::json
