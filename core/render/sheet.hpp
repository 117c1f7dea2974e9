// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/render/chart.hpp"
#include "core/render/table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::render {

/// Rows of a sheet's table, laid out when the sheet is printed.
struct SheetTable {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;

  explicit SheetTable(std::vector<Column> columns_) : columns(std::move(columns_)) {}
  /// One cell a column.
  void add(std::vector<std::string> cells) { rows.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows.empty(); }
};

/// A report of sections: headings, paragraphs, terms with what is said of them, tables, charts. It
/// is put together once and printed for a terminal or as the body of a page. All text in it is made
/// printable, or escaped, when it is printed.
class Sheet {
 public:
  void title(std::string text) { add(Kind::title, std::move(text)); }
  void heading(std::string text) { add(Kind::heading, std::move(text)); }
  void paragraph(std::string text) { add(Kind::paragraph, std::move(text)); }
  void fact(std::string term, std::string text) {
    add(Kind::fact, std::move(text));
    blocks_.back().term = std::move(term);
  }
  /// Left out where it has no rows.
  void table(SheetTable table);
  /// `legend` explains the signs that a terminal draws with, `caption` those of a page. Left out
  /// where there is nothing to draw.
  void chart(Chart chart, std::string legend, std::string caption);

  /// Within `width` cells; paragraphs are not wider than what is good to read.
  [[nodiscard]] std::string for_terminal(std::size_t width, const Styler& styler) const;
  /// Markup below the title, which the page itself shows.
  [[nodiscard]] std::string for_page() const;

 private:
  enum class Kind { title, heading, paragraph, fact, table, chart };
  struct Block {
    Kind kind = Kind::paragraph;
    std::string term;  // or a chart's caption
    std::string text;
    std::vector<SheetTable> tables;  // at most one; so the next
    std::vector<Chart> charts;
  };

  [[nodiscard]] std::size_t term_column(std::size_t first) const;
  void add(Kind kind, std::string text) { blocks_.push_back({kind, {}, std::move(text), {}, {}}); }

  std::vector<Block> blocks_;
};

}  // namespace medtech::render
