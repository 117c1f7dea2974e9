// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/understanding.hpp"
#include "core/ontology/roles.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace medtech::listing {

/// The credential body that stands for all: "national certification".
inline constexpr std::string_view any_body_id = "any-body";

/// Whether a mention of a credential, of a short form or of a body names what somebody holds; "BS
/// in MLS", "one year as CLS" and "tuition help toward HT(ASCP)" do not.
bool names_credential(const Outline& outline, const Clause& clause, const ontology::Terms& terms,
                      const ontology::Mention& mention);

/// Credentials that go by one short form, and those that each body certifies.
struct CredentialSets {
  explicit CredentialSets(const ontology::Terms& terms);

  std::vector<std::vector<ontology::ConceptRow>> sets;
  std::vector<std::vector<ontology::ConceptRow>> bodies;
};

/// The credentials that mentions of one thing stand for, any of which will do: "MT or MLS (ASCP or
/// AMT)" are two bodies' credentials of one kind, "ASCP" alone that of the role.
/// `or_equivalent` adds the other bodies' of the same kind.
Alternatives meaning_of(std::span<const ontology::Mention> mentions, bool or_equivalent,
                        const ontology::Terms& terms, const CredentialSets& sets,
                        const std::vector<const ontology::Role*>& roles);

}  // namespace medtech::listing
