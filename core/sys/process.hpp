// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace medtech::sys {

/// Starts a program (found on PATH) with its arguments, without a shell, apart from this process.
/// False where it can't be started.
bool start_detached(const std::vector<std::string>& command);

}  // namespace medtech::sys
