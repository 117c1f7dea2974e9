// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/render/style.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Charts of rows along one axis of values, for a terminal or as SVG. They know nothing of what
/// they show; all text in them is escaped or made printable here.
namespace medtech::render {

/// One row: a box (whiskers, quarters and middle, each where it is known), or a bar from zero.
struct ChartRow {
  std::string label;
  std::string note;  ///< its figures in words, so that nothing depends on the drawing
  std::optional<double> low;
  std::optional<double> first;
  std::optional<double> middle;
  std::optional<double> third;
  std::optional<double> high;
  std::optional<double> bar;

  bool operator==(const ChartRow&) const = default;
};

/// A value marked through all rows.
struct ChartMark {
  double at = 0;
  std::string label;

  bool operator==(const ChartMark&) const = default;
};

struct Chart {
  std::string id = "chart";  ///< of its title in a page: letters, digits and dashes
  std::string title;
  std::string description;  ///< what it shows, for those who do not see it
  std::vector<ChartRow> rows;
  std::optional<ChartMark> mark;
  std::vector<std::string> footnotes;       ///< below a file of its own: where its figures are from
  std::function<std::string(double)> tick;  ///< a value as the axis writes it
};

/// Values of an axis at round steps, from at or below the least to at or above the greatest.
struct Axis {
  double from = 0;
  double to = 1;
  double step = 1;

  /// Where a value lies between both ends, from 0 to 1.
  [[nodiscard]] double share(double value) const;
  /// The values that are labelled.
  [[nodiscard]] std::vector<double> ticks() const;
  bool operator==(const Axis&) const = default;
};
/// With about so many steps. Bars begin at zero.
Axis axis_of(const Chart& chart, std::size_t steps);

/// Whole lines within `width` cells: the axis, a line a row, and the mark. A chart without any
/// value gives nothing.
std::string plot(const Chart& chart, std::size_t width, const Styler& styler);

/// An `svg` element with title and description; light and dark. `standalone` makes it a file of its
/// own, which shows the title and the footnotes too.
std::string svg(const Chart& chart, bool standalone);

}  // namespace medtech::render
