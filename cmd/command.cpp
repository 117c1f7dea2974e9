// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/command.hpp"

#include "cmd/all_commands.hpp"

#include <algorithm>
#include <array>

namespace medtech::cmd {

const Verb* Command::find(std::string_view verb) const {
  const auto found = std::ranges::find(verbs, verb, &Verb::name);
  return found == verbs.end() ? nullptr : &*found;
}

std::span<const Command> commands() {
  static const std::array<Command, 16> all{{
      {"search", "Search", search_verbs()},
      {"listing", "Search", listing_verbs()},
      {"source", "Search", source_verbs()},
      {"resume-check", "Apply", resume_check_verbs()},
      {"track", "Apply", track_verbs()},
      {"interview", "Apply", interview_verbs()},
      {"profile", "Plan", profile_verbs()},
      {"cert-plan", "Plan", cert_plan_verbs()},
      {"path", "Plan", path_verbs()},
      {"market", "Plan", market_verbs()},
      {"checklist", "Plan", checklist_verbs()},
      {"help", "Tool", help_verbs()},
      {"completion", "Tool", completion_verbs()},
      {"doctor", "Tool", doctor_verbs()},
      {"backup", "Tool", backup_verbs()},
      {"restore", "Tool", restore_verbs()},
  }};
  return all;
}

const Command* find_command(std::string_view name) {
  const auto all = commands();
  const auto found = std::ranges::find(all, name, &Command::name);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace medtech::cmd
