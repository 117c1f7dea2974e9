// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace medtech::cmd {

/// Runs the program with the arguments after its name, and gives its exit status.
int run_program(std::vector<std::string> arguments);

}  // namespace medtech::cmd
