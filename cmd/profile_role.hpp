// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/command.hpp"

namespace medtech::cmd {

/// `profile role`: which roles the profile holds and which are in reach.
Run declare_profile_role(CLI::App& app);

}  // namespace medtech::cmd
