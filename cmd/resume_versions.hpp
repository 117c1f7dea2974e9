// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/lint/case.hpp"

#include <string>
#include <vector>

namespace medtech::cmd {

/// The tracked openings to which a file was sent byte for byte; empty for standard input and where
/// nothing is tracked.
std::vector<lint::Sent> sent_before(Context& context, const std::string& path);

}  // namespace medtech::cmd
