// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/ontology/knowledge.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace medtech::listing {

/// An advertisement of several jobs.
struct Positions {
  /// What it says of all of them: its text without the parts that are headed by one job each
  /// ("PHLEBOTOMIST – PRN, high school diploma"), which are blank.
  std::string common;
  std::string track;  ///< of all of them; "" where they are of different ones
};

/// Absent for an advertisement of one job, of whatever levels.
std::optional<Positions> find_positions(std::string_view title, const Outline& outline,
                                        const ontology::Knowledge& knowledge);

}  // namespace medtech::listing
