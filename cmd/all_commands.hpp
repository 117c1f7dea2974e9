// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/command.hpp"

#include <span>

/// Each command's verbs, from the file of its name.
namespace medtech::cmd {

std::span<const Verb> search_verbs();
std::span<const Verb> listing_verbs();
std::span<const Verb> source_verbs();
std::span<const Verb> resume_check_verbs();
std::span<const Verb> track_verbs();
std::span<const Verb> interview_verbs();
std::span<const Verb> profile_verbs();
std::span<const Verb> cert_plan_verbs();
std::span<const Verb> path_verbs();
std::span<const Verb> market_verbs();
std::span<const Verb> checklist_verbs();
std::span<const Verb> help_verbs();
std::span<const Verb> completion_verbs();
std::span<const Verb> doctor_verbs();
std::span<const Verb> backup_verbs();
std::span<const Verb> restore_verbs();

}  // namespace medtech::cmd
