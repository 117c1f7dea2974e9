// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/render/style.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace medtech::render {

/// A column: how it is set, and how it yields where the terminal is too narrow.
struct Column {
  std::string heading;
  std::size_t least = 5;    ///< cells that it keeps while another column can give some
  bool right = false;       ///< set to the right
  bool may_shrink = false;  ///< cut with "…" where room is short
  Style style = Style::plain;
  bool wraps = false;  ///< goes on in further lines of its row instead of being cut
};

/// Rows of cells, laid out for a terminal or a pipe.
class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  /// One cell a column; text is printed as it is, so outside text must be made printable before.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }

  /// Aligned columns within `width` cells, headings first; columns without any content are left
  /// out.
  [[nodiscard]] std::string for_terminal(std::size_t width, const Styler& styler) const;
  /// One row a line, full values, separated by tabs, no headings; in their columns' styles where a
  /// person asked for colour.
  [[nodiscard]] std::string for_pipe(const Styler& styler) const;

 private:
  [[nodiscard]] std::vector<std::size_t> fit(std::size_t width) const;
  [[nodiscard]] std::optional<std::vector<std::size_t>> fit_columns(std::vector<std::size_t> cells,
                                                                    std::size_t width,
                                                                    bool cut_short) const;
  [[nodiscard]] std::string cell(std::size_t column, const std::string& text, std::size_t cells,
                                 bool last, const Styler& styler, Style style) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace medtech::render
