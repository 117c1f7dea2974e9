// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/case.hpp"
#include "core/lint/rule_book.hpp"
#include "core/lint/score.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace medtech::lint {

/// Which rules run, and how grave their findings are.
struct Choice {
  std::set<std::string, std::less<>> selected;              ///< ids; empty: all
  std::set<std::string, std::less<>> ignored;               ///< ids
  std::map<std::string, Severity, std::less<>> severities;  ///< by id

  /// Whether the rule of this id runs.
  [[nodiscard]] bool runs(std::string_view id) const;

  bool operator==(const Choice&) const = default;
};

/// Findings of the rules that need no posting, in the order of their places. A rule that fails is a
/// defect that names it.
std::vector<Finding> check_resume(const Case& one, const RuleBook& book, const Choice& choice);

/// Findings of the rules that hold it against a posting.
std::vector<Finding> check_against_posting(const Case& one, const RuleBook& book,
                                           const Choice& choice);

/// By place, those of the whole document first; then by rule.
void sort_findings(std::vector<Finding>& findings);

/// The slugs of all rules that have logic.
std::vector<std::string_view> known_slugs();

}  // namespace medtech::lint
