// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checklist/evidence.hpp"

#include "core/base/error.hpp"

#include <algorithm>
#include <array>

namespace medtech::checklist {

namespace {

const Proof* find_proof(std::string_view id) {
  for (const std::span<const Proof> proofs : {profile_proofs(), application_proofs()}) {
    const auto found = std::ranges::find(proofs, id, &Proof::id);
    if (found != proofs.end()) return &*found;
  }
  return nullptr;
}

}  // namespace

bool is_proof(std::string_view id) { return find_proof(id) != nullptr; }

Evidence weigh(std::string_view id, const Facts& facts) {
  const Proof* proof = find_proof(id);
  if (proof == nullptr) throw Error(ErrorKind::defect, "no proof \"" + std::string(id) + "\"");
  return proof->weigh(facts);
}

}  // namespace medtech::checklist
