// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"

#include <cstddef>
#include <optional>

namespace medtech::listing {

/// Months after being hired in which a certificate of clause number `clause` may still be earned:
/// "within 12 months of hire", "or eligible; the client allows a year". What follows in the same
/// line, or in the next where it speaks of certificates, counts too.
std::optional<int> months_of_grace(const Outline& outline, std::size_t clause);

}  // namespace medtech::listing
