// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/diagnostics.hpp"
#include "core/base/result.hpp"
#include "core/ontology/roles.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Roles and the ways between them.
namespace medtech::career {

/// One way from a role to another.
struct Edge {
  std::string from;
  std::string to;
  std::string kind;                 ///< advance specialise lead manage cross maker educate travel
  double years = 0;                 ///< usual full-time years in `from`
  std::string education;            ///< least level, or "" for that of the role
  std::vector<std::string> skills;  ///< ids
  std::vector<std::string> credentials;  ///< ids; any one will do; of the role where empty

  bool operator==(const Edge&) const = default;
};

/// The ways that are known (data/roles/paths.toml).
struct Paths {
  std::vector<Edge> edges;
  std::string source;
  std::optional<Date> as_of;
  std::string confidence;

  bool operator==(const Paths&) const = default;
};

/// Reads paths.toml; the error names every mistake with its line.
Result<Paths> parse_paths(std::string_view text, const std::string& file,
                          const std::vector<ontology::Role>& roles);

/// What a person brings, in ids.
struct Standing {
  std::set<std::string> skills;
  std::set<std::string> credentials;     ///< in force
  std::optional<std::string> education;  ///< the highest level that is completed
  std::optional<double> years_in_first;  ///< full-time years in the role that the path begins at

  bool operator==(const Standing&) const = default;
};

/// What pay is known of a role, in US dollars a year; made by who knows wages.
struct RolePay {
  std::string role;
  std::optional<double> low, middle, high;
  std::optional<int> year;
  std::string source;

  bool operator==(const RolePay&) const = default;
};

/// One role on the way, and what is lacking for it.
struct Stage {
  std::string role;
  std::string kind;                     ///< of the edge that leads here; "" for the first
  std::optional<double> years;          ///< usual years in the role before
  std::optional<double> years_lacking;  ///< of these; absent where it is not known
  std::vector<std::string> skills_lacking;
  std::vector<std::string> credentials_lacking;  ///< any one would do; empty where one is held
  std::optional<std::string> education_lacking;  ///< the least level, where it is not reached
  std::optional<RolePay> pay;

  bool operator==(const Stage&) const = default;
};

/// The way with the fewest usual years (of equals, the fewest roles) between two roles; empty where
/// none leads there.
std::vector<Stage> find_path(const Paths& paths, const std::vector<ontology::Role>& roles,
                             const std::string& from, const std::string& to,
                             const Standing& standing);
/// Every role that one way leads to from a role, as paths of two stages.
std::vector<Stage> next_roles(const Paths& paths, const std::vector<ontology::Role>& roles,
                              const std::string& from, const Standing& standing);

}  // namespace medtech::career
