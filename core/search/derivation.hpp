// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/knowledge.hpp"
#include "core/search/catalogue.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace medtech::search {

/// True where stored listings were last understood by the knowledge of this digest.
bool is_derived_by(Catalogue& catalogue, std::uint64_t digest);

/// Understands every stored listing anew and notes by which knowledge; a stop in the middle costs
/// only that it is begun again. `progress` is told how many of how many are done.
void derive_anew(Catalogue& catalogue, const ontology::Knowledge& knowledge,
                 const std::function<void(std::size_t done, std::size_t of)>& progress);

}  // namespace medtech::search
