// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"

#include <string_view>

namespace medtech::listing {

/// What stands around a word within its sentence and line, and what stands before and behind it.
struct Around {
  std::string_view whole;
  std::string_view before;
  std::string_view behind;
};

/// At most `reach` bytes to each side.
Around around(const Outline& outline, const ontology::Mention& mention, std::size_t reach = 90);

}  // namespace medtech::listing
