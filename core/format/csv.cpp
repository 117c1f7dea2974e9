// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv.hpp"

#include "core/base/limits.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace medtech::csv {

namespace {

// What the first line has most of, outside of quotes; the comma where it has none.
char find_separator(std::string_view text) {
  constexpr std::array separators = {',', ';', '\t'};
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    const auto found = std::ranges::find(separators, c);
    if (found != separators.end()) ++counts[static_cast<std::size_t>(found - separators.begin())];
  }
  const auto most = std::ranges::max_element(counts);
  return separators[static_cast<std::size_t>(most - counts.begin())];
}

// So many bad rows make a file no CSV; each may cost a search through the rest of it.
constexpr std::size_t most_bad = 100;

class Reader {
 public:
  Reader(std::string_view text, const std::string& file)
      : text_(text), separator_(find_separator(text)), file_(file) {}

  Table table() && {
    Table table;
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const std::size_t line = line_;
      auto record = read_record();
      if (!record) {
        table.bad.push_back(std::move(record.error()));
        if (table.bad.size() == most_bad) break;
        // What a quote without end has swallowed is read again as the rows that it was.
        at_ = std::min(text_.find('\n', begin), text_.size() - 1) + 1;
        line_ = line + 1;
        continue;
      }
      const bool blank = record->cells.size() == 1 && record->cells.front().empty();
      if (blank) continue;
      if (table.records.size() == limits::items_per_document) {
        table.bad.push_back(failure(record->line, "there are too many records"));
        break;
      }
      table.records.push_back(*std::move(record));
    }
    return table;
  }

 private:
  Result<Record> read_record() {
    Record record{line_, {}};
    do {
      auto cell = read_cell();
      if (!cell) return std::unexpected(std::move(cell.error()));
      record.cells.push_back(std::move(*cell));
      if (record.cells.size() > limits::csv_cells) {
        return std::unexpected(failure(record.line, "a record has too many cells"));
      }
    } while (take(separator_));
    take('\r');
    if (take('\n')) ++line_;
    return record;
  }

  Result<std::string> read_cell() {
    std::string cell;
    if (take('"')) {
      if (auto error = read_quoted(cell)) return std::unexpected(std::move(*error));
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end()) ++at_;
    cell += text_.substr(begin, at_ - begin);
    if (cell.size() > limits::csv_cell_bytes)
      return std::unexpected(failure(line_, "a cell is too long"));
    return cell;
  }

  // Reads up to the closing quote.
  std::optional<Error> read_quoted(std::string& cell) {
    const std::size_t line = line_;
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      at_ = std::min(text_.find('"', begin), text_.size());
      const std::string_view part = text_.substr(begin, at_ - begin);
      cell += part;
      line_ += static_cast<std::size_t>(std::ranges::count(part, '\n'));
      if (cell.size() > limits::csv_cell_bytes) return failure(line, "a cell is too long");
      if (!take('"')) break;
      if (!take('"')) return {};
      cell += '"';
    }
    return failure(line, "a quoted cell that begins here does not end");
  }

  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  [[nodiscard]] bool at_line_end() const {
    return text_[at_] == '\n' || text_.substr(at_).starts_with("\r\n");
  }

  [[nodiscard]] Error failure(std::size_t line, std::string what) const {
    return {ErrorKind::input, std::move(what), {}, {file_, line, 0}};
  }

  std::string_view text_;
  char separator_;
  const std::string& file_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

Table read(std::string_view text, const std::string& file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return Reader(text, file).table();
}

Result<std::vector<Record>> parse(std::string_view text, const std::string& file) {
  Table table = read(text, file);
  if (!table.bad.empty()) return std::unexpected(std::move(table.bad.front()));
  return std::move(table.records);
}

std::string line(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) out += ',';
    const bool formula = !cell.empty() && std::string_view("=+-@\t\r").contains(cell.front());
    const std::string text = formula ? "'" + cell : cell;
    if (text.find_first_of(",;\t\"\r\n") == std::string::npos) {
      out += text;
      continue;
    }
    out += '"';
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    out += '"';
  }
  return out + "\r\n";
}

}  // namespace medtech::csv
