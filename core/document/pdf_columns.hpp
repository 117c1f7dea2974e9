// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace medtech::document::pdf {

/// A part of a line without a wide gap; places in points from the upper left of its page.
struct Piece {
  std::string text;  ///< not yet tidied
  double left = 0;
  double right = 0;
  double baseline = 0;
  double size = 0;
  bool bold = false;
  bool hidden = false;
  bool turned = false;  ///< written upwards or downwards
  int page = 1;
  std::size_t drawn = 0;

  bool operator==(const Piece&) const = default;
};

/// Appends a page's lines in reading order: columns one after the other, what goes over all columns
/// above and below them. Returns the number of columns.
int read_columns(std::vector<Piece> pieces, const IsHeading& is_heading, std::vector<Line>& lines);

}  // namespace medtech::document::pdf
