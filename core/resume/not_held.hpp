// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/terms.hpp"

#include <span>
#include <string>
#include <string_view>

namespace medtech::resume {

/// Whether a folded text says of what it names that it is not held, or not yet: "eligible",
/// "in progress", "lapsed".
bool is_pending(std::string_view folded);

/// The same of one of several that a line names, each clause by itself: "Eligible for CBET and
/// CRES", "CBET; CRES (in progress)", "no CBET yet".
bool is_not_held(const std::string& line, std::span<const ontology::Mention* const> named,
                 const ontology::Mention& mention);

}  // namespace medtech::resume
