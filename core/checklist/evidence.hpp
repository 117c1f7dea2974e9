// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checklist/facts.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::checklist {

/// Whether something is proven, and by what; where it is not, what is missing.
struct Evidence {
  bool met = false;
  std::string text;

  bool operator==(const Evidence&) const = default;
};

/// What can be proven, and how.
struct Proof {
  std::string_view id;
  Evidence (*weigh)(const Facts&);
};

/// All proofs out of profile, store and practice; and those out of applications.
std::span<const Proof> profile_proofs();
std::span<const Proof> application_proofs();

/// True for the id of a proof.
bool is_proof(std::string_view id);
/// Weighs a proof. Throws Error{defect} for an id that is none.
Evidence weigh(std::string_view id, const Facts& facts);

}  // namespace medtech::checklist
