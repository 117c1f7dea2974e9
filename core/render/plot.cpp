// SPDX-License-Identifier: GPL-3.0-or-later
// A chart in the cells of a terminal: the other half of chart.hpp.
#include "core/base/text.hpp"
#include "core/render/chart.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace medtech::render {

namespace {

constexpr std::size_t widest_label = 30;
constexpr std::size_t narrowest_field = 24;  // cells of the drawing itself
constexpr std::size_t widest_field = 72;
constexpr std::size_t plot_gap = 2;

/// A cell of the drawing: what is printed, and how.
struct Cell {
  std::string glyph = " ";
  Style style = Style::plain;
};

class Field {
 public:
  Field(std::size_t width, const Axis& axis) : cells_(width), axis_(axis) {}

  [[nodiscard]] std::size_t at(double value) const {
    return static_cast<std::size_t>(
        std::lround(axis_.share(value) * static_cast<double>(cells_.size() - 1)));
  }
  void put(double value, std::string_view glyph, Style style) {
    cells_[at(value)] = {std::string(glyph), style};
  }
  void run(double from, double to, std::string_view glyph, Style style) {
    for (std::size_t i = at(from); i <= at(to); ++i) cells_[i] = {std::string(glyph), style};
  }
  // The mark goes through what is drawn, and between it.
  void mark(double value) {
    Cell& cell = cells_[at(value)];
    cell = {cell.glyph == " " ? "┊" : "┃", Style::warning};
  }
  // Cells of one style are styled together; blanks at the end are left out.
  [[nodiscard]] std::string text(const Styler& styler) const {
    std::size_t end = cells_.size();
    while (end > 0 && cells_[end - 1].glyph == " ") --end;
    std::string out;
    for (std::size_t i = 0; i < end;) {
      std::string same;
      const Style style = cells_[i].style;
      for (; i < end && cells_[i].style == style; ++i) same += cells_[i].glyph;
      out += styler(style, same);
    }
    return out;
  }

 private:
  std::vector<Cell> cells_;
  const Axis& axis_;
};

void draw_box(Field& field, const ChartRow& row) {
  const auto lowest = row.low ? row.low : (row.first ? row.first : row.middle);
  const auto highest = row.high ? row.high : (row.third ? row.third : row.middle);
  if (lowest && highest) field.run(*lowest, *highest, "─", Style::plain);
  if (row.low) field.put(*row.low, "├", Style::plain);
  if (row.high) field.put(*row.high, "┤", Style::plain);
  if (row.first && row.third) field.run(*row.first, *row.third, "━", Style::accent);
  if (row.middle) field.put(*row.middle, "●", Style::bold);
}

std::string axis_line(const Chart& chart, const Axis& axis, std::size_t width) {
  std::string line;
  std::size_t used = 0;
  const Field field(width, axis);
  for (const double tick : axis.ticks()) {
    const std::string label = chart.tick ? chart.tick(tick) : std::to_string(tick);
    const std::size_t cells = text::width(label);
    std::size_t begin = field.at(tick);
    if (begin + cells > width) begin = width - std::min(width, cells);
    if (begin < used + (used > 0 ? 2 : 0)) continue;  // no room beside the one before
    line.append(begin - used, ' ').append(label);
    used = begin + cells;
  }
  return line;
}

std::string mark_line(const ChartMark& mark, const Axis& axis, std::size_t width,
                      const Styler& styler) {
  const std::size_t at = Field(width, axis).at(mark.at);
  const std::string label = text::printable_line(mark.label);
  const std::size_t cells = text::width(label) + 1;
  // To the left of the arrow where there is no room to its right.
  if (at + 1 + cells > width && at >= cells)
    return std::string(at - cells, ' ') + styler(Style::warning, label + " ▲");
  return std::string(at, ' ') + styler(Style::warning, "▲ " + label);
}

}  // namespace

std::string plot(const Chart& chart, std::size_t width, const Styler& styler) {
  const bool empty = std::ranges::none_of(chart.rows, [](const ChartRow& row) {
    return row.low || row.first || row.middle || row.third || row.high || row.bar;
  });
  if (empty) return {};
  std::size_t label = 0;
  for (const ChartRow& row : chart.rows)
    label = std::max(label, text::width(text::printable_line(row.label)));
  label = std::min(label, widest_label);
  const bool beside = width >= label + plot_gap + narrowest_field;
  const std::size_t indent = beside ? label + plot_gap : 0;
  const std::size_t field_width =
      std::clamp(width - std::min(width, indent), std::size_t{8}, widest_field);
  const Axis axis = axis_of(chart, std::max<std::size_t>(field_width / 14, 2));
  const std::string blanks(indent, ' ');
  std::string out = blanks + styler(Style::dim, axis_line(chart, axis, field_width)) + "\n";
  for (const ChartRow& row : chart.rows) {
    const std::string name = text::elide(text::printable_line(row.label), beside ? label : width);
    Field field(field_width, axis);
    if (row.bar) {
      field.run(0, *row.bar, "█", Style::accent);
    } else {
      draw_box(field, row);
    }
    if (chart.mark) field.mark(chart.mark->at);
    out += beside ? name + std::string(indent - text::width(name), ' ') : name + "\n";
    out += field.text(styler) + "\n";
  }
  if (chart.mark) out += blanks + mark_line(*chart.mark, axis, field_width, styler) + "\n";
  return out;
}

}  // namespace medtech::render
