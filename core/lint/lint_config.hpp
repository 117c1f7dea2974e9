// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/lint/engine.hpp"
#include "core/lint/rule_book.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::lint {

/// From which severity on a finding makes the check fail; absent: none does.
using FailOn = std::optional<Severity>;

/// medtech-check.toml; rules are by their ids.
struct Config {
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::optional<FailOn> fail_on;  ///< absent where the file does not say
  std::optional<int> min_score;
  std::map<std::string, Severity, std::less<>> severities;
  /// Pattern of a file's name or path → rules that are not run on it.
  std::vector<std::pair<std::string, std::vector<std::string>>> per_file;

  bool operator==(const Config&) const = default;
};

/// Reads medtech-check.toml; the error names every mistake with its line and the nearest right
/// word.
Result<Config> parse_config(std::string_view text, const std::string& file, const RuleBook& book);

/// Whether a path, or its last part, matches a pattern of "*", "?" and other characters.
bool matches_glob(std::string_view pattern, std::string_view path);

/// The rules for a file, by its configuration and what was given on the command line (ids).
Choice choice_for(const Config& config, const std::vector<std::string>& selected,
                  const std::vector<std::string>& ignored, std::string_view path);

/// "error", "warning", "suggestion" or "never"; absent for other words.
std::optional<FailOn> parse_fail_on(std::string_view word);

}  // namespace medtech::lint
