// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace medtech::toml {

/// An error for a key of more than limits::toml_key_parts parts: each would be a table in a table,
/// and the library takes them down by recursion. Absent where all keys are short.
std::optional<Error> find_long_key(std::string_view text, const std::string& file);

/// A syntax error at a line and column (in characters, from 1); its hint shows the line with a
/// caret.
Error syntax_error(std::string_view text, const Place& place, std::string_view reason);

}  // namespace medtech::toml
