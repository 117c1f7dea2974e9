// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace medtech::ontology {

/// A role of one of the two families (data/roles/roles.toml).
struct Role {
  std::string id;
  std::string name;
  std::string track;                     ///< "lab" or "equipment"
  std::string level;                     ///< of one whose posting names none
  std::string wage_code;                 ///< SOC code whose wages BLS publishes
  std::string education;                 ///< the degree it usually asks for
  std::vector<std::string> credentials;  ///< those it usually asks for, the most usual first
  std::vector<std::string> specialties;  ///< disciplines and specialties that it is of as such
  std::vector<std::string> benches;      ///< disciplines through which its generalists rotate

  std::vector<std::string> usual;  ///< terms that its postings often name

  /// Wider roles whose titles mean this one where the text speaks mostly of `domain`; without a
  /// domain, where it names one of `credentials` that the wider role does not ask for.
  std::vector<std::string> refines;
  std::vector<std::string> domain;  ///< classes of equipment, by id
  /// Whose equipment one services: "customers" of all trades, "hospitals" all around, the
  /// "hospital" that one works at, what is sent to a "depot"; or "".
  std::string serves;

  bool operator==(const Role&) const = default;
};

/// Reads the text of roles.toml; the error names every mistake with its line.
Result<std::vector<Role>> parse_roles(std::string_view text, const std::string& file);

/// The same as bytes that `unpack_roles` reads quickly: it takes those of `pack_roles` alone.
std::string pack_roles(std::vector<Role> roles);
std::vector<Role> unpack_roles(std::string_view bytes);

/// The role of that id, or null.
const Role* find_role(const std::vector<Role>& roles, std::string_view id);

/// What title rules name where only the level tells bmet-1 to bmet-3 apart.
inline constexpr std::string_view any_bmet = "bmet";

/// The same for what title rules name: of `any_bmet` the middle one.
const Role* find_titled_role(const std::vector<Role>& roles, std::string_view id);

}  // namespace medtech::ontology
