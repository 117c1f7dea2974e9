// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/command.hpp"

namespace medtech::cmd {

/// `profile check`: what is wrong with the form of a profile, and which of its names and days mean
/// nothing here.
Run declare_profile_check(CLI::App& app);

}  // namespace medtech::cmd
