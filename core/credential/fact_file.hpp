// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credential/condition.hpp"
#include "core/credential/fact.hpp"
#include "core/credential/knowledge.hpp"
#include "core/format/toml.hpp"

#include <vector>

/// The pieces that files of facts are made of.
namespace medtech::credential {

/// `source`, `as_of`, `confidence` and `unread` of a table; what it does not say is taken over.
Provenance read_provenance(toml::Table& table, const Provenance& inherited);

/// The conditions of a list of tables.
std::vector<Condition> read_conditions(toml::Table& table, std::string_view key,
                                       const Provenance& inherited);

/// What one [[credential]] or [[license]] takes over from its file.
struct Defaults {
  std::string body;
  double full_time_hours = 40;
  Validity validity;
  Provenance provenance;
};

/// Reads one [[credential]], or one [[license]]: several where it has `specialties`.
std::vector<Credential> read_credentials(toml::Table& table, const Defaults& defaults,
                                         bool license);
/// Reads [validity].
Validity read_validity(toml::Table& table, const Provenance& inherited);

}  // namespace medtech::credential
