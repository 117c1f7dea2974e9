// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace medtech::listing {

/// A cell of a line of a table: bytes of the text.
struct Cell {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The cells of the line that begins at `begin`, parted by "|", else by tabs or several blanks;
/// those of blanks and dashes alone are kept between others. Empty where there are not several.
std::vector<Cell> cells_of_line(std::string_view text, std::size_t begin);

/// A table whose columns say what is required and what preferred: "Required | Preferred", with or
/// without a column of topics before them.
struct DemandTable {
  std::vector<Demand> columns;
  bool has_topics = false;

  /// What the column of one of a row's cells says; absent for a topic. A row that lost its empty
  /// cells does not tell which it kept: then only a preference is claimed.
  [[nodiscard]] std::optional<Demand> demand_of(std::size_t cell, std::size_t cells,
                                                bool begins_with_topic) const;
};

/// The table whose head a line of these cells is; absent for other lines.
std::optional<DemandTable> table_headed_by(const Outline& outline, const ontology::Terms& cues,
                                           const std::vector<Cell>& cells);
/// Whether a line's first cell, which begins with the word `first`, is a heading: "Education".
bool is_topic(const Outline& outline, const Cell& cell, std::size_t first);

}  // namespace medtech::listing
