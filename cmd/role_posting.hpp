// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/lint/posting.hpp"

#include <string>

namespace medtech::cmd {

/// What a role usually asks for, in the form of a posting: credentials and degree of its data, and
/// the terms that a good part of the stored openings of that role name. Throws Error{usage} with
/// the nearest roles for one that is not known.
lint::Posting role_posting(Context& context, const std::string& role);

}  // namespace medtech::cmd
