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

bool take_columns(const Entry& entry, std::span<const Column> columns, Credential& credential) {
  const std::vector<Cell> cells = cells_of(entry.text);
  if (columns.empty() || cells.size() < 2) return false;
  if (cells.size() != columns.size()) {
    // A row with a cell left empty: of one column of dates a date is that one's.
    const bool ends = std::ranges::find(columns, Column::earned) == columns.end();
    if (!ends || entry.spans.size() != 1 || !entry.spans[0].span.end) return false;
    credential.expires = entry.spans[0].span.end;
    return true;
  }
  for (std::size_t n = 0; n < cells.size(); ++n) {
    if (columns[n] == Column::number) {
      std::string number = entry.text.substr(cells[n].begin, cells[n].end - cells[n].begin);
      if (std::ranges::any_of(number, text::is_digit)) credential.number = std::move(number);
    }
    for (const FoundSpan& found : entry.spans) {
      if (found.begin < cells[n].begin || found.begin >= cells[n].end) continue;
      if (columns[n] == Column::earned)
        credential.earned = found.range ? found.span.start : found.span.end;
      // Two cells of dates may read as one range.
      const bool next = found.range && n + 1 < cells.size() && columns[n + 1] == Column::expires;
      if ((columns[n] == Column::expires || next) && !found.span.present)
        credential.expires = found.span.end;
    }
  }
  return true;
}

}  // namespace medtech::resume
