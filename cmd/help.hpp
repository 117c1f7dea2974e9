// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/command.hpp"

#include <string>

namespace medtech::cmd {

/// What `medtech` alone prints: the commands by group, and where to go on.
std::string short_help();
/// `medtech --help`: commands, global options, environment, exit status.
std::string program_help();
/// Help of a command or verb, in gh's order of sections, wrapped to 100 cells.
std::string verb_help(const Command& command, const Verb& verb);

}  // namespace medtech::cmd
