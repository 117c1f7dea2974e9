// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/completion_tree.hpp"

#include <string_view>

namespace medtech::cmd {

/// What may stand for a value whose type help calls `type` ("ROLE", "FILE|URL|LISTING"): the words
/// of its closed set, what the person's own store holds of it, names of files.
CompletionValues completion_values(std::string_view type);

/// True for a part of such a type: "FILE" and "ST" say what a value is, "text" is a value itself.
bool names_a_kind(std::string_view part);

}  // namespace medtech::cmd
