// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/table.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <numeric>

namespace medtech::render {

namespace {

constexpr std::size_t gap = 2;        // cells between columns
constexpr std::size_t narrowest = 5;  // cells of a column that has yielded all it can

}  // namespace

// Cells of each column; 0 for a column that shows nothing, or for which there is no room at all.
std::vector<std::size_t> Table::fit(std::size_t width) const {
  std::vector<std::size_t> wanted(columns_.size(), 0);
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < columns_.size(); ++i)
      wanted[i] = std::max(wanted[i], text::width(row[i]));
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (wanted[i] > 0) wanted[i] = std::max(wanted[i], text::width(columns_[i].heading));
  }
  // The first columns tell what a row is about: the last ones go first.
  // Rather than that all are cut short, as long as enough of them stay to tell rows apart.
  constexpr std::size_t enough = 3;
  for (std::size_t last = columns_.size(); last-- > 1; wanted[last] = 0) {
    const bool cut_short = last < enough;
    if (const auto cells = fit_columns(wanted, width, cut_short)) return *cells;
  }
  wanted[0] = std::min(wanted[0], std::max<std::size_t>(width, 1));
  return wanted;
}

// The cells with which the wanted columns fit, `cut_short` even with fewer than they keep; absent
// where they do not.
std::optional<std::vector<std::size_t>> Table::fit_columns(std::vector<std::size_t> cells,
                                                           std::size_t width,
                                                           bool cut_short) const {
  const auto shown =
      columns_.size() - static_cast<std::size_t>(std::ranges::count(cells, std::size_t{0}));
  const std::size_t gaps = shown > 0 ? (shown - 1) * gap : 0;
  auto total = [&] { return std::accumulate(cells.begin(), cells.end(), gaps); };
  // The widest column that may yield gives a cell until all fits.
  auto shrink = [&](auto&& least_of) {
    while (total() > width) {
      std::size_t widest = columns_.size();
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        const bool yields = columns_[i].may_shrink && cells[i] > least_of(columns_[i]);
        if (yields && (widest == columns_.size() || cells[i] > cells[widest])) widest = i;
      }
      if (widest == columns_.size()) break;
      --cells[widest];
    }
  };
  shrink([](const Column& column) { return column.least; });
  if (cut_short) shrink([](const Column&) { return narrowest; });
  if (total() > width) return std::nullopt;
  return cells;
}

std::string Table::cell(std::size_t column, const std::string& text, std::size_t cells, bool last,
                        const Styler& styler, Style style) const {
  const std::string cut = text::elide(text, cells);
  const std::string padding(cells - std::min(cells, text::width(cut)), ' ');
  if (columns_[column].right) return padding + styler(style, cut);
  return styler(style, cut) + (last ? "" : padding);
}

std::string Table::for_terminal(std::size_t width, const Styler& styler) const {
  const std::vector<std::size_t> cells = fit(width);
  std::size_t last = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i] > 0) last = i;
  }
  std::string out;
  const bool wraps_any = std::ranges::any_of(columns_, &Column::wraps);
  auto add_line = [&](auto&& text_of, auto&& style_of) {
    for (std::size_t i = 0; i <= last; ++i) {
      if (cells[i] == 0) continue;
      out += cell(i, text_of(i), cells[i], i == last, styler, style_of(i));
      if (i != last) out.append(gap, ' ');
    }
    if (wraps_any) out.erase(out.find_last_not_of(' ') + 1);
    out += '\n';
  };
  add_line([&](std::size_t i) { return columns_[i].heading; },
           [](std::size_t) { return Style::dim; });
  for (const auto& row : rows_) {
    std::vector<std::vector<std::string>> lines(columns_.size());
    std::size_t height = 1;
    for (std::size_t i = 0; i <= last; ++i) {
      const bool wraps = columns_[i].wraps && cells[i] > 0 && text::width(row[i]) > cells[i];
      lines[i] = wraps ? text::wrap(row[i], cells[i]) : std::vector{row[i]};
      height = std::max(height, lines[i].size());
    }
    for (std::size_t line = 0; line < height; ++line)
      add_line([&](std::size_t i) { return line < lines[i].size() ? lines[i][line] : ""; },
               [&](std::size_t i) { return columns_[i].style; });
  }
  return out;
}

std::string Table::for_pipe(const Styler& styler) const {
  std::string out;
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += '\t';
      out += row[i].empty() ? row[i] : styler(columns_[i].style, row[i]);
    }
    out += '\n';
  }
  return out;
}

}  // namespace medtech::render
