// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credential/knowledge.hpp"
#include "core/ontology/terms.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::credential {

/// What a name of a credential means: one id, or several it may mean, or nothing known.
struct Named {
  std::optional<std::string> id;
  std::vector<std::string> candidates;

  bool operator==(const Named&) const = default;
};

/// A certification by its id, its short form or any alias of the ontology.
Named credential_named(const Knowledge& knowledge, const ontology::Terms& terms,
                       std::string_view said);
/// A license of a state by its id, with or without the state, or by an alias.
Named license_named(const Knowledge& knowledge, std::string_view state, std::string_view said);
/// The license of a state whose name or alias a text holds as words, the longest such; absent where
/// there is none, or several.
std::optional<std::string> license_in(const Knowledge& knowledge, std::string_view state,
                                      std::string_view text);
/// Ids near to what was mistyped, as "did you mean …?"; "" where none is.
std::string nearest_credential(const Knowledge& knowledge, std::string_view said);

}  // namespace medtech::credential
