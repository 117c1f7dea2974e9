// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tracker/application.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What data/tracker says of statuses, steps and follow-ups.
namespace medtech::tracker {

struct StatusWords {
  Status status = Status::saved;
  std::vector<std::string> aliases;

  bool operator==(const StatusWords&) const = default;
};

/// A step that employers in health care ask for.
struct StepFacts {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  std::string ready;   ///< what to have ready for it
  std::string source;  ///< of that

  bool operator==(const StepFacts&) const = default;
};

/// When to ask again (data/tracker/follow-ups.toml).
struct FollowUpRule {
  Status status = Status::applied;
  bool reachable = false;
  int after_days = 0;
  int again_days = 0;
  int times = 0;
  int until_days = 0;
  std::string text;  ///< "{contact}" stands for who is asked

  bool operator==(const FollowUpRule&) const = default;
};

/// Reads a file of data/tracker; `name` names it in errors. Throws Error{input}.
std::vector<StatusWords> parse_statuses(std::string_view text, const std::string& name);
std::vector<StepFacts> parse_steps(std::string_view text, const std::string& name);
std::vector<FollowUpRule> parse_follow_ups(std::string_view text, const std::string& name);

/// The status that a word or alias names. Throws Error{usage} with the nearest or the candidates.
Status status_named(const std::vector<StatusWords>& all, std::string_view word);
/// The step that an id, name or alias names. Throws Error{usage} with the nearest.
const StepFacts& step_named(const std::vector<StepFacts>& all, std::string_view word);

}  // namespace medtech::tracker
