// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/terms.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace medtech::ontology {

/// How far credentials that somebody holds meet one that is asked, the better the greater.
enum class Holding : std::uint8_t {
  none,
  lesser,      ///< a lower one of the same work: MLT where MLS is asked
  other_body,  ///< another body's of the same kind: meets "or equivalent", else the employer
               ///< decides
  higher,      ///< one that asks more: HTL where HT is asked
  equivalent,  ///< what the asked one became, or was before: CLS(NCA) and MLS(ASCP)
  exact,
};

/// True where nobody needs to ask: exact, equivalent or higher.
constexpr bool meets(Holding holding) { return holding >= Holding::higher; }

/// The best that `held` (ids) is towards `asked` (an id); an id that `terms` does not know is met
/// by itself alone. By `successor`, `higher_than` and the sets of data/terms/credentials.toml.
Holding holds(const Terms& terms, std::string_view asked, std::span<const std::string> held);

/// The same for a group of which any one will do.
Holding holds_one_of(const Terms& terms, std::span<const std::string> asked,
                     std::span<const std::string> held);

}  // namespace medtech::ontology
