// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::render {

/// One bar of a timeline.
struct Span {
  std::string label;
  std::string detail;  ///< told where a pointer rests on it
  Date from;
  Date to;
  bool critical = false;  ///< nothing of it may end later

  bool operator==(const Span&) const = default;
};

/// A Gantt picture in SVG: a bar a row under its label, months or years as a scale, today as a
/// line. It stands alone, in light and dark, without script or anything to fetch.
std::string timeline_svg(std::string_view title, const std::vector<Span>& spans, Date today);

/// The same as text: for each span a bar of so many cells, "━" where it is critical, else "─".
std::vector<std::string> timeline_bars(const std::vector<Span>& spans, Date today,
                                       std::size_t cells);

}  // namespace medtech::render
