// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/demand_table.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <utility>

namespace medtech::listing {

using ontology::Mention;

namespace {

// The words of a cell, as tokens; from `first` on.
std::pair<std::size_t, std::size_t> words_of_cell(const Outline& outline, const Cell& cell,
                                                  std::size_t first) {
  const auto tokens = outline.tokens();
  while (first < tokens.size() && tokens[first].begin < cell.begin) ++first;
  std::size_t last = first;
  while (last < tokens.size() && tokens[last].begin < cell.end) ++last;
  return {first, last};
}

// What a cell says that is nothing but words of demand.
std::optional<Demand> demand_of_head(const Outline& outline, const ontology::Terms& cues,
                                     const Cell& cell) {
  bool required = false;
  bool preferred = false;
  const std::string_view name = outline.text().substr(cell.begin, cell.end - cell.begin);
  for (const ontology::ConceptRow row : cues.find_named(name)) {
    const std::string_view id = cues.id(row);
    required = required || id == "required" || id == "needed" || id == "heading-required";
    preferred = preferred || id == "preferred" || id == "heading-preferred";
  }
  if (required == preferred) return std::nullopt;
  return preferred ? Demand::preferred : Demand::required;
}

}  // namespace

std::vector<Cell> cells_of_line(std::string_view text, std::size_t begin) {
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  std::string_view line = text::trim(text.substr(begin, end - begin));
  const bool bars = line.find('|') != std::string_view::npos;
  if (!bars && line.find("  ") == std::string_view::npos &&
      line.find('\t') == std::string_view::npos)
    return {};
  if (bars && line.starts_with('|')) line.remove_prefix(1);
  if (bars && line.ends_with('|')) line.remove_suffix(1);
  std::vector<Cell> cells;
  const auto add = [&](std::string_view cell) {
    const std::string_view kept = text::trim(cell);
    const auto first = static_cast<std::size_t>(kept.data() - text.data());
    if (bars || !kept.empty()) cells.push_back({first, first + kept.size()});
  };
  while (true) {
    const std::size_t mark = bars ? line.find('|') : std::min(line.find("  "), line.find('\t'));
    add(line.substr(0, mark));
    if (mark == std::string_view::npos) break;
    line.remove_prefix(mark + 1);
  }
  return cells.size() > 1 ? cells : std::vector<Cell>();
}

std::optional<Demand> DemandTable::demand_of(std::size_t cell, std::size_t cells,
                                             bool begins_with_topic) const {
  const bool whole = cells == columns.size() + 1;
  const bool topic = whole || has_topics || begins_with_topic;
  if (topic && cell == 0) return std::nullopt;
  if (topic && !whole) return Demand::preferred;
  const std::size_t column = topic ? cell - 1 : cell;
  return column < columns.size() ? std::optional(columns[column]) : std::nullopt;
}

std::optional<DemandTable> table_headed_by(const Outline& outline, const ontology::Terms& cues,
                                           const std::vector<Cell>& cells) {
  constexpr std::size_t longest = 40;  // bytes
  DemandTable table;
  for (const Cell& cell : cells) {
    if (cell.end - cell.begin > longest) return std::nullopt;
    if (const auto demand = demand_of_head(outline, cues, cell)) {
      table.columns.push_back(*demand);
    } else if (&cell == &cells.front()) {
      table.has_topics = true;
    } else {
      return std::nullopt;
    }
  }
  // "Requirement | Required | Preferred": the first says what a row is of.
  constexpr std::size_t with_topic = 3;
  if (table.columns.size() >= with_topic && table.columns[0] == table.columns[1]) {
    table.columns.erase(table.columns.begin());
    table.has_topics = true;
  }
  const auto has = [&](Demand demand) {
    return std::ranges::find(table.columns, demand) != table.columns.end();
  };
  if (!has(Demand::required) || !has(Demand::preferred)) return std::nullopt;
  return table;
}

bool is_topic(const Outline& outline, const Cell& cell, std::size_t first) {
  const auto [begin, end] = words_of_cell(outline, cell, first);
  const auto cues = outline.cues_in(begin, end);
  return !cues.empty() && outline.kind_of(cues.front()) == CueKind::heading &&
         cues.front().first == begin && cues.front().last == end;
}

}  // namespace medtech::listing
