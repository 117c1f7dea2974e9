// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/credential_table.hpp"

#include "core/base/text.hpp"
#include "core/resume/passage.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace medtech::resume {

namespace {

using ColumnLabel = std::pair<std::string_view, Column>;

constexpr auto column_labels = std::to_array<ColumnLabel>({{"credential", Column::other},
                                                           {"credentials", Column::other},
                                                           {"credential name", Column::other},
                                                           {"certification", Column::other},
                                                           {"certifications", Column::other},
                                                           {"certification name", Column::other},
                                                           {"certificate", Column::other},
                                                           {"certificate name", Column::other},
                                                           {"license", Column::other},
                                                           {"licence", Column::other},
                                                           {"license type", Column::other},
                                                           {"license/certification", Column::other},
                                                           {"certification/license", Column::other},
                                                           {"registration", Column::other},
                                                           {"name", Column::other},
                                                           {"title", Column::other},
                                                           {"type", Column::other},
                                                           {"description", Column::other},
                                                           {"issuer", Column::other},
                                                           {"issued by", Column::other},
                                                           {"issuing body", Column::other},
                                                           {"issuing agency", Column::other},
                                                           {"agency", Column::other},
                                                           {"organization", Column::other},
                                                           {"body", Column::other},
                                                           {"board", Column::other},
                                                           {"provider", Column::other},
                                                           {"state", Column::other},
                                                           {"status", Column::other},
                                                           {"number", Column::number},
                                                           {"no", Column::number},
                                                           {"#", Column::number},
                                                           {"id", Column::number},
                                                           {"id number", Column::number},
                                                           {"certificate number", Column::number},
                                                           {"certification number", Column::number},
                                                           {"license number", Column::number},
                                                           {"credential id", Column::number},
                                                           {"cert #", Column::number},
                                                           {"license #", Column::number},
                                                           {"cert no", Column::number},
                                                           {"license no", Column::number},
                                                           {"issued", Column::earned},
                                                           {"issue date", Column::earned},
                                                           {"date issued", Column::earned},
                                                           {"earned", Column::earned},
                                                           {"date earned", Column::earned},
                                                           {"obtained", Column::earned},
                                                           {"date obtained", Column::earned},
                                                           {"date", Column::earned},
                                                           {"year", Column::earned},
                                                           {"since", Column::earned},
                                                           {"effective", Column::earned},
                                                           {"expires", Column::expires},
                                                           {"expiration", Column::expires},
                                                           {"expiration date", Column::expires},
                                                           {"expiry", Column::expires},
                                                           {"expiry date", Column::expires},
                                                           {"exp", Column::expires},
                                                           {"exp date", Column::expires},
                                                           {"valid until", Column::expires},
                                                           {"valid through", Column::expires},
                                                           {"valid to", Column::expires},
                                                           {"renewal", Column::expires},
                                                           {"renewal date", Column::expires},
                                                           {"renewal due", Column::expires}});

std::optional<Column> column_of(std::string_view cell) {
  std::string folded = text::fold(text::trim(cell));
  std::erase_if(folded, [](char c) { return c == '.' || c == ':'; });
  const auto* const found =
      std::ranges::find(column_labels, std::string_view(folded), &ColumnLabel::first);
  return found == column_labels.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  std::size_t begin = 0;
  const auto finish = [&](std::size_t end) {
    while (begin < end && text::is_space(line[begin])) ++begin;
    std::size_t last = end;
    while (last > begin && text::is_space(line[last - 1])) --last;
    if (last > begin) cells.push_back({begin, last});
  };
  for (std::size_t at = 0; at < line.size();) {
    std::size_t size = 0;
    for (const std::string_view mark : {"\t", "|", ";", " • ", " · "}) {
      if (line.substr(at).starts_with(mark)) size = mark.size();
    }
    if (size > 0) {
      finish(at);
      begin = at + size;
    }
    at += std::max<std::size_t>(size, 1);
  }
  finish(line.size());
  return cells;
}

std::vector<Column> columns_of(std::string_view line) {
  std::vector<Column> columns;
  for (const Cell& cell : cells_of(line)) {
    const auto column = column_of(line.substr(cell.begin, cell.end - cell.begin));
    if (!column) return {};
    columns.push_back(*column);
  }
  const bool tells =
      std::ranges::any_of(columns, [](Column each) { return each != Column::other; });
  return columns.size() > 1 && tells ? columns : std::vector<Column>{};
}

}  // namespace medtech::resume
