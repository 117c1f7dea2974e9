// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/document/pdf_columns.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

/// Pieces of a page that stand on one baseline, and what of them belongs together.
namespace medtech::document::pdf {

using Pieces = std::vector<Piece>;

inline constexpr double slack = 2.5;  ///< points by which left edges of one column differ

/// Pieces on one baseline.
struct Row {
  std::size_t first = 0;
  std::size_t last = 0;  ///< one behind
  double baseline = 0;
};

/// Orders the pieces by their rows, in each from left to right.
std::vector<Row> rows_of(Pieces& pieces);

/// The mark of an item belongs to the words behind it, however wide the gap.
Pieces with_bullets_joined(Pieces pieces);

/// A piece that says when something was, and no more: a row has it at its edge.
bool is_date(std::string_view text);
/// "Dayton, OH", "Seoul, S.Korea"
bool is_place(std::string_view text);
bool is_date_or_place(std::string_view piece);

/// "08/2019–" above "Present" in a narrow margin is one date.
void join_wrapped_dates(Pieces& pieces);
/// "PROFESSIONAL" above "EXPERIENCE" in a narrow margin is one heading.
void join_wrapped_headings(Pieces& pieces, const IsHeading& is_heading);

}  // namespace medtech::document::pdf
