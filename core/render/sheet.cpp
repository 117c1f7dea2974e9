// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/sheet.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::render {

namespace {

constexpr std::size_t good_to_read = 100;  // cells of a paragraph
constexpr std::size_t widest_term = 28;    // cells of one that stands beside what is said of it
constexpr std::size_t narrowest_sheet = 20;

std::string escaped(std::string_view text) { return html::escape(text::printable_line(text)); }

std::string wrapped(const std::string& text, std::size_t width, std::size_t indent) {
  std::string out;
  for (const std::string& line :
       text::wrap(text::printable_line(text), std::min(width, good_to_read) - indent))
    out += std::string(indent, ' ') + line + "\n";
  return out;
}

std::string styled(std::string_view lines, Style style, const Styler& styler) {
  std::string out;
  for (const std::string_view line : text::lines(lines)) {
    if (!line.empty()) out += styler(style, line) + "\n";
  }
  return out;
}

// Beside its term, in a column of so many cells, where there is room for one; else below it.
std::string laid_out_fact(const std::string& term, const std::string& text, std::size_t width,
                          std::size_t column, const Styler& styler) {
  const std::string name = text::printable_line(term);
  const bool beside = text::width(name) <= column && width >= 2 * column + 20;
  const std::size_t indent = beside ? column + 4 : 4;
  const std::string lines = wrapped(text, width, indent);
  const std::string head = "  " + styler(Style::accent, name);
  if (!beside) return head + "\n" + lines;
  return head + lines.substr(std::min(2 + text::width(name), lines.size()));
}

std::string indented(std::string_view lines) {
  std::string out;
  for (const std::string_view line : text::lines(lines))
    out += line.empty() ? "" : "  " + std::string(line) + "\n";
  return out;
}

Table terminal_table(const SheetTable& rows) {
  Table table(rows.columns);
  for (std::vector<std::string> cells : rows.rows) {
    for (std::string& cell : cells) cell = text::printable_line(cell);
    table.add(std::move(cells));
  }
  return table;
}

bool has_content(const SheetTable& table, std::size_t column) {
  return std::ranges::any_of(table.rows, [column](const std::vector<std::string>& cells) {
    return !cells[column].empty();
  });
}

std::string page_table(const SheetTable& table) {
  std::string out = "<div class=\"wide\" tabindex=\"0\"><table><thead><tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!has_content(table, i)) continue;
    out += fmt::format("<th scope=\"col\"{}>{}</th>", table.columns[i].right ? " class=\"n\"" : "",
                       escaped(table.columns[i].heading));
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& cells : table.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!has_content(table, i)) continue;
      // The first column says what a row is about.
      out += i == 0 ? fmt::format("<th scope=\"row\">{}</th>", escaped(cells[i]))
                    : fmt::format("<td{}>{}</td>", table.columns[i].right ? " class=\"n\"" : "",
                                  escaped(cells[i]));
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

}  // namespace

void Sheet::table(SheetTable table) {
  if (table.empty()) return;
  add(Kind::table, {});
  blocks_.back().tables.push_back(std::move(table));
}

void Sheet::chart(Chart chart, std::string legend, std::string caption) {
  if (chart.rows.empty()) return;
  add(Kind::chart, std::move(legend));
  blocks_.back().term = std::move(caption);
  blocks_.back().charts.push_back(std::move(chart));
}

// Of facts that follow one another the widest term that may stand beside its text.
std::size_t Sheet::term_column(std::size_t first) const {
  std::size_t column = 0;
  for (std::size_t i = first; i < blocks_.size() && blocks_[i].kind == Kind::fact; ++i) {
    const std::size_t cells = text::width(text::printable_line(blocks_[i].term));
    if (cells <= widest_term) column = std::max(column, cells);
  }
  return column;
}

std::string Sheet::for_terminal(std::size_t width, const Styler& styler) const {
  width = std::max(width, narrowest_sheet);
  std::string out;
  std::size_t indent = 0;  // what stands below a heading is set in
  std::size_t column = 0;
  Kind before = Kind::title;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const Block& block = blocks_[i];
    if (block.kind == Kind::fact && before != Kind::fact) column = term_column(i);
    before = block.kind;
    switch (block.kind) {
      case Kind::title:
        out += styler(Style::bold, text::printable_line(block.text)) + "\n";
        break;
      case Kind::heading:
        out += (out.empty() ? "" : "\n") + styler(Style::bold, text::printable_line(block.text)) +
               "\n";
        indent = 2;
        break;
      case Kind::paragraph:
        out += wrapped(block.text, width, indent);
        break;
      case Kind::fact:
        out += laid_out_fact(block.term, block.text, width, column, styler);
        break;
      case Kind::table:
        out += indented(terminal_table(block.tables.front()).for_terminal(width - 2, styler));
        break;
      case Kind::chart: {
        const std::string plotted = plot(block.charts.front(), width - 2, styler);
        out += indented(plotted);
        if (!plotted.empty() && !block.text.empty())
          out += styled(wrapped(block.text, width, 2), Style::dim, styler) + "\n";
        break;
      }
    }
  }
  return out;
}

std::string Sheet::for_page() const {
  std::string out;
  bool in_list = false;
  for (const Block& block : blocks_) {
    if (in_list != (block.kind == Kind::fact)) out += in_list ? "</dl>\n" : "<dl>\n";
    in_list = block.kind == Kind::fact;
    switch (block.kind) {
      case Kind::title:
        break;
      case Kind::heading:
        out += "<h2>" + escaped(block.text) + "</h2>\n";
        break;
      case Kind::paragraph:
        out += "<p>" + escaped(block.text) + "</p>\n";
        break;
      case Kind::fact:
        out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(block.term), escaped(block.text));
        break;
      case Kind::table:
        out += page_table(block.tables.front());
        break;
      case Kind::chart:
        out += fmt::format("<figure>\n{}<figcaption>{}</figcaption></figure>\n",
                           svg(block.charts.front(), false), escaped(block.term));
        break;
    }
  }
  return out + (in_list ? "</dl>\n" : "");
}

}  // namespace medtech::render
