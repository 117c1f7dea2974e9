// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of applications that people kept in spreadsheets.
#include "core/base/text.hpp"
#include "core/format/csv.hpp"
#include "core/format/toml.hpp"
#include "core/listing/dates.hpp"
#include "core/tracker/exchange.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace medtech::tracker {

namespace {

using Columns = std::map<std::string, std::size_t, std::less<>>;  // by field

std::string heading_of(std::string_view cell) {
  std::string folded = text::fold(cell);
  std::ranges::replace_if(folded, [](char c) { return c == '_' || c == '-'; }, ' ');
  return folded;
}

bool is_heading_of(const std::string& heading, const std::string& field,
                   const std::vector<std::string>& aliases) {
  return heading == heading_of(field) ||
         std::ranges::any_of(aliases, [&](const auto& each) { return heading == each; });
}

// Which column holds which field: as mapped, else by its heading.
Columns columns_of(const csv::Record& header, const std::string& file, const ColumnNames& names,
                   const std::map<std::string, std::string>& mapping,
                   std::vector<std::string>& unused) {
  Columns columns;
  for (const auto& [field, column] : mapping) {
    const auto found = std::ranges::find_if(header.cells, [&](const std::string& cell) {
      return heading_of(cell) == heading_of(column);
    });
    if (found == header.cells.end()) {
      throw Error(ErrorKind::input,
                  fmt::format("there is no column \"{}\"", text::printable_line(column)),
                  text::did_you_mean(column, header.cells), {file, header.line, 0});
    }
    columns[field] = static_cast<std::size_t>(found - header.cells.begin());
  }
  for (std::size_t at = 0; at < header.cells.size(); ++at) {
    const std::string heading = heading_of(header.cells[at]);
    const auto known = std::ranges::find_if(
        names, [&](const auto& each) { return is_heading_of(heading, each.first, each.second); });
    const bool used =
        std::ranges::any_of(columns, [&](const auto& each) { return each.second == at; });
    if (known != names.end()) {
      columns.try_emplace(known->first, at);
    } else if (!used) {
      unused.push_back(header.cells[at]);
    }
  }
  return columns;
}

class RowReader {
 public:
  RowReader(const Columns& columns, const std::vector<StatusWords>& statuses, Date today)
      : columns_(columns), statuses_(statuses), today_(today) {}

  // Throws Error{input} with what is wrong.
  [[nodiscard]] Draft read(const csv::Record& record) const {
    Draft draft;
    const std::string title = cell(record, "title");
    if (title.empty()) throw Error(ErrorKind::input, "title: it is empty");
    const std::optional<Date> applied = date(record, "applied");
    const std::optional<Date> found = date(record, "found");
    std::string status = cell(record, "status");
    if (status.empty()) status = applied ? "applied" : "saved";
    draft.found = found.value_or(applied.value_or(today_));
    Fields& fields = draft.fields;
    fields.set("title", title);
    fields.set_filled("employer", cell(record, "employer"));
    fields.set("status", to_string(status_named(statuses_, status)));
    if (applied) fields.set("applied", medtech::to_string(*applied));
    for (const char* name : {"source", "url", "place", "requisition", "setting"})
      fields.set_filled(name, cell(record, name));
    draft.note = cell(record, "note");
    draft.contact = cell(record, "contact");
    return draft;
  }

 private:
  [[nodiscard]] std::string cell(const csv::Record& record, std::string_view field) const {
    const auto column = columns_.find(field);
    if (column == columns_.end() || column->second >= record.cells.size()) return {};
    std::string text = text::printable(text::trim(record.cells[column->second]));
    // What csv::line put in front of a text that a spreadsheet would take for a formula.
    if (text.size() > 1 && text[0] == '\'' && std::string_view("=+-@").contains(text[1]))
      text.erase(0, 1);
    return text;
  }

  [[nodiscard]] std::optional<Date> date(const csv::Record& record, std::string_view field) const {
    const std::string text = cell(record, field);
    if (text.empty()) return std::nullopt;
    if (const auto date = listing::parse_date(text, today_)) return date;
    throw Error(ErrorKind::input,
                fmt::format("{}: \"{}\" is no date", field, text::printable_line(text)),
                "dates are YYYY-MM-DD or MM/DD/YYYY");
  }

  const Columns& columns_;
  const std::vector<StatusWords>& statuses_;
  Date today_;
};

}  // namespace

ColumnNames parse_columns(std::string_view text, const std::string& name) {
  toml::Document document = value_or_throw(toml::Document::parse(text, name));
  toml::Table root = document.root();
  ColumnNames names;
  for (const std::string& key : root.keys()) {
    // `source` is a field too: a list of names, where the file's own origin is a text.
    if (key == "as_of" || key == "confidence" || key == "origin") {
      root.know(key);
      continue;
    }
    names[key] = root.strings(key);
  }
  if (!document.diagnostics().empty()) throw toml::to_error(document.diagnostics(), name);
  return names;
}

CsvReading read_csv(std::string_view bytes, const std::string& file, const ColumnNames& names,
                    const std::map<std::string, std::string>& mapping,
                    const std::vector<StatusWords>& statuses, Date today) {
  const std::string text = text::valid_utf8(bytes);
  csv::Table table = csv::read(text, file);
  CsvReading reading;
  reading.bad = std::move(table.bad);
  if (table.records.empty())
    throw Error(ErrorKind::input, "it has no header line",
                "columns are title,employer,status,applied,source,url,note", {file});
  const Columns columns = columns_of(table.records.front(), file, names, mapping, reading.unused);
  if (!columns.contains("title")) {
    throw Error(ErrorKind::input, "no column is known to hold titles",
                "name it: --map title=COLUMN", {file, table.records.front().line, 0});
  }
  const RowReader reader(columns, statuses, today);
  for (std::size_t i = 1; i < table.records.size(); ++i) {
    const csv::Record& record = table.records[i];
    try {
      reading.drafts.push_back(reader.read(record));
    } catch (const Error& problem) {
      reading.bad.emplace_back(ErrorKind::input, problem.message, problem.hint,
                               Place{file, record.line, 0});
    }
  }
  return reading;
}

}  // namespace medtech::tracker
