// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/cert_facts.hpp"
#include "cmd/view_plan.hpp"
#include "core/career/path.hpp"

#include <optional>
#include <string>
#include <vector>

/// Paths between roles, as people and programs see them.
namespace medtech::cmd {

/// A path with what it was made of.
struct ShownPath {
  std::string from;      ///< id of a role
  std::string from_why;  ///< why it begins there
  std::optional<std::string> to;
  std::vector<career::Stage> stages;  ///< with `to`: the way there; empty where none leads there
  std::vector<career::Stage> next;    ///< without `to`: what one way leads to
  std::optional<ShownPlan> plan;      ///< for the credentials that are lacking on the way
  std::vector<std::string> notes;
};

/// Writes a path in the format that was asked for.
void print_path(Context& context, const CertFacts& facts, const career::Paths& paths,
                const ShownPath& shown);
/// `path --list`.
void print_roles(Context& context, const career::Paths& paths, Date today);

}  // namespace medtech::cmd
