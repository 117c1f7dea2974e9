// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/sources/source.hpp"

#include <string>
#include <string_view>

/// Changes of a sources.toml as edits of its text: every other line, comment and blank stays as a
/// person wrote it. Each edit is read back and compared with what it should have done; a file
/// written so that it can't be edited line by line is left alone (Error{input}).
namespace medtech::sources {

/// The text with this source at its end; an empty text becomes a new file. Keys with their default
/// values are not written. Error{input} where the id is there already.
Result<std::string> append_source(std::string_view text, const SourceConfig& config);

/// The text without this source and the comment lines right above it. Error{input} for an unknown
/// id.
Result<std::string> remove_source(std::string_view text, std::string_view id);

/// The text with `enabled` of this source so. Error{input} for an unknown id.
Result<std::string> set_enabled(std::string_view text, std::string_view id, bool enabled);

}  // namespace medtech::sources
