// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/oews_file.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/format/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace medtech::career {

namespace {

constexpr std::size_t problems_told = 100;
// Of a text longer than this only the lines that name an occupation of ours are read as CSV.
constexpr std::size_t read_whole_bytes = 1'000'000;

/// A column of BLS's tables and where its figure goes.
struct SpreadColumn {
  std::string_view hourly;
  std::string_view annual;
  std::optional<double> Spread::* figure;
};

constexpr std::array<SpreadColumn, 6> spread_columns{{
    {"H_MEAN", "A_MEAN", &Spread::mean},
    {"H_PCT10", "A_PCT10", &Spread::p10},
    {"H_PCT25", "A_PCT25", &Spread::p25},
    {"H_MEDIAN", "A_MEDIAN", &Spread::median},
    {"H_PCT75", "A_PCT75", &Spread::p75},
    {"H_PCT90", "A_PCT90", &Spread::p90},
}};

constexpr std::array<std::string_view, 4> needed_columns{"AREA_TITLE", "OCC_CODE", "TOT_EMP",
                                                         "A_MEAN"};

std::string upper(std::string_view text) {
  std::string out(text::trim(text));
  std::ranges::transform(out, out.begin(), text::to_upper);
  return out;
}

/// A row by the names of its columns.
class OewsRow {
 public:
  OewsRow(const std::map<std::string, std::size_t>& columns, const csv::Record& record)
      : columns_(columns), record_(record) {}

  [[nodiscard]] std::size_t line() const { return record_.line; }
  [[nodiscard]] std::string_view cell(std::string_view column) const {
    const auto found = columns_.find(std::string(column));
    if (found == columns_.end() || found->second >= record_.cells.size()) return {};
    return text::trim(record_.cells[found->second]);
  }

 private:
  const std::map<std::string, std::size_t>& columns_;
  const csv::Record& record_;
};

// A figure of BLS's: "1,234.5", "$30", or a mark that it is not published.
struct OewsFigure {
  std::optional<double> value;
  bool capped = false;
  bool wrong = false;
};

OewsFigure read_oews_figure(std::string_view cell) {
  OewsFigure figure;
  if (cell.empty() || cell == "*" || cell == "**" || cell == "~" || cell == "-") return figure;
  if (cell == "#") {
    figure.capped = true;
    return figure;
  }
  std::string digits;
  for (const char c : cell) {
    if (c != ',' && c != '$' && c != ' ') digits += c;
  }
  figure.value = number_of<double>(digits);
  figure.wrong = !figure.value || !(*figure.value >= 0) || *figure.value > 1e9;
  if (figure.wrong) figure.value.reset();
  return figure;
}

class OewsReader {
 public:
  OewsReader(const OewsCircumstances& circumstances, const Prices& prices)
      : circumstances_(circumstances), prices_(prices) {}

  void read_row(const OewsRow& row) {
    const std::string_view code = row.cell("OCC_CODE");
    const auto& kept = circumstances_.occupations;
    if (std::ranges::find(kept, code) == kept.end()) {
      const bool like_a_code = code.size() >= 7 && code.size() <= 10 && code[2] == '-';
      if (!like_a_code) complain(row.line(), "OCC_CODE", code, "a SOC code such as 49-9062");
      return;
    }
    Wages wages;
    wages.occupation = code;
    wages.source = circumstances_.source;
    if (!place(row, wages) || !when(row, wages) || !read_figures(row, wages)) return;
    if (wages.hourly.is_empty() && wages.annual.is_empty() && !wages.employment) return;
    keep(std::move(wages));
  }

  void bad_row(const Error& error) { complain({error.place, "", error.message, ""}); }

  OewsReading take() { return std::move(reading_); }

 private:
  void complain(Diagnostic diagnostic) {
    ++reading_.bad;
    if (reading_.problems.size() < problems_told)
      reading_.problems.push_back(std::move(diagnostic));
  }

  void complain(std::size_t line, std::string_view column, std::string_view cell,
                const std::string& right) {
    complain({{circumstances_.file, line, 0},
              std::string(column),
              fmt::format("\"{}\" is not {}", text::elide(text::printable_line(cell), 40), right),
              ""});
  }

  // Where the row speaks of. False where that can't be told, or is of no use here.
  bool place(const OewsRow& row, Wages& wages) {
    wages.name = text::printable_line(row.cell("AREA_TITLE"));
    std::string_view naics = row.cell("NAICS");
    const bool all_industries =
        naics.empty() || naics.find_first_not_of('0') == std::string_view::npos;
    const std::string_view type = row.cell("AREA_TYPE");
    const bool nation = type == "1" || wages.name == "U.S." || wages.name == "United States";
    if (!nation && !all_industries) return false;  // industries are kept for the nation alone
    if (nation) {
      wages.area = "US";
      wages.name = "United States";
      wages.level = Level::nation;
      if (!all_industries) set_industry(row, naics, wages);
      return true;
    }
    const std::string state = upper(row.cell("PRIM_STATE"));
    if (type == "2" || type == "3" || (type.empty() && row.cell("AREA").size() <= 2)) {
      wages.level = Level::state;
      wages.area = state.size() == 2 ? state : state_by_name(wages.name);
      if (wages.area.size() == 2) return true;
      complain(row.line(), "PRIM_STATE", state, "the two letters of a state");
      return false;
    }
    return place_metro(row, wages);
  }

  bool place_metro(const OewsRow& row, Wages& wages) {
    wages.level = Level::metro;
    std::string_view code = row.cell("AREA");
    while (code.starts_with('0')) code.remove_prefix(1);
    const bool digits =
        !code.empty() && code.size() <= 7 && std::ranges::all_of(code, text::is_digit);
    if (!digits) {
      complain(row.line(), "AREA", code, "an area code of BLS");
      return false;
    }
    wages.area = code;
    if (prices_.find_metro(code) != nullptr) return true;
    // Delineations differ: the area is the one that we know by its first city.
    if (const PriceLevel* known = prices_.metro_like(wages.name)) wages.area = known->area;
    return true;
  }

  void set_industry(const OewsRow& row, std::string_view naics, Wages& wages) const {
    const std::string group = text::lower(row.cell("I_GROUP"));
    const bool sector =
        group == "sector" || (group.empty() && naics.size() <= 5 &&
                              (naics.find('-') != std::string_view::npos || naics.size() == 2));
    wages.level = sector ? Level::sector : Level::industry;
    wages.naics = naics;
    wages.industry = text::printable_line(row.cell("NAICS_TITLE"));
    if (wages.industry.empty()) wages.industry = "NAICS " + wages.naics;
  }

  [[nodiscard]] std::string state_by_name(std::string_view name) const {
    for (const PriceLevel& level : prices_.levels()) {
      if (level.level == "state" && text::equal_ignoring_case(level.name, name)) return level.area;
    }
    return {};
  }

  bool when(const OewsRow& row, Wages& wages) {
    wages.as_of = circumstances_.as_of;
    const std::string_view year = row.cell("YEAR");
    if (year.empty()) return true;
    const auto number = whole_number(year.substr(0, 4));
    if (!number || *number < 1997 || *number > 2200) {
      complain(row.line(), "YEAR", year, "a year");
      return false;
    }
    wages.as_of = fmt::format("{}-05", *number);
    return true;
  }

  bool read_figures(const OewsRow& row, Wages& wages) {
    bool right =
        read_one(row, "TOT_EMP", wages.employment) && read_one(row, "JOBS_1000", wages.per_1000);
    const bool quotient = !row.cell("LOC_QUOTIENT").empty();
    right = right && read_one(row, quotient ? "LOC_QUOTIENT" : "LOC QUOTIENT", wages.quotient);
    for (const SpreadColumn& column : spread_columns) {
      right = right && read_one(row, column.hourly, wages.hourly.*column.figure, &wages.hourly) &&
              read_one(row, column.annual, wages.annual.*column.figure, &wages.annual);
    }
    return right && in_order(row, wages.hourly, "H_PCT10") &&
           in_order(row, wages.annual, "A_PCT10");
  }

  bool read_one(const OewsRow& row, std::string_view column, std::optional<double>& target,
                Spread* spread = nullptr) {
    const std::string_view cell = row.cell(column);
    const OewsFigure figure = read_oews_figure(cell);
    if (figure.wrong) {
      complain(row.line(), column, cell, "a number, \"*\", \"**\" or \"#\"");
      return false;
    }
    target = figure.value;
    if (spread != nullptr) spread->capped = spread->capped || figure.capped;
    return true;
  }

  // Percentiles that fall are no percentiles: columns were mixed up.
  bool in_order(const OewsRow& row, const Spread& spread, std::string_view column) {
    double before = 0;
    for (const auto& figure : {spread.p10, spread.p25, spread.median, spread.p75, spread.p90}) {
      if (!figure) continue;
      if (*figure < before) {
        complain({{circumstances_.file, row.line(), 0},
                  std::string(column),
                  "the percentiles do not rise",
                  ""});
        return false;
      }
      before = *figure;
    }
    return true;
  }

  // Of one area or industry the file may hold several rows (by ownership): the largest counts.
  void keep(Wages wages) {
    std::string key = fmt::format("{}|{}|{}|{}|{}", wages.occupation, to_string(wages.level),
                                  wages.area, wages.naics, wages.as_of);
    const auto [found, fresh] = at_.try_emplace(std::move(key), reading_.wages.size());
    if (fresh) {
      reading_.wages.push_back(std::move(wages));
      return;
    }
    Wages& kept = reading_.wages[found->second];
    if (wages.employment.value_or(0) > kept.employment.value_or(0)) kept = std::move(wages);
  }

  const OewsCircumstances& circumstances_;
  const Prices& prices_;
  OewsReading reading_;
  std::map<std::string, std::size_t> at_;
};

bool names_one_of(std::string_view line, const std::vector<std::string>& codes) {
  for (std::size_t dash = line.find('-'); dash != std::string_view::npos;
       dash = line.find('-', dash + 1)) {
    if (dash < 2) continue;
    if (std::ranges::find(codes, line.substr(dash - 2, 7)) != codes.end()) return true;
  }
  return false;
}

// The text with the lines of other occupations left empty, so that lines keep their numbers.
std::string without_others(std::string_view text, const std::vector<std::string>& codes) {
  std::string out;
  bool heading = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (std::exchange(heading, false) || names_one_of(line, codes)) out += line;
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Where each column stands; the error tells which are missing.
Result<std::map<std::string, std::size_t>> columns_of(const csv::Record& heading,
                                                      const std::string& file) {
  std::map<std::string, std::size_t> columns;
  for (std::size_t i = 0; i < heading.cells.size(); ++i)
    columns.try_emplace(upper(heading.cells[i]), i);
  std::vector<std::string> missing;
  for (const std::string_view needed : needed_columns) {
    if (!columns.contains(std::string(needed))) missing.emplace_back(needed);
  }
  if (missing.empty()) return columns;
  return std::unexpected(
      Error(ErrorKind::input,
            "these are not the columns of BLS's wages: " + text::join(missing, ", ") +
                (missing.size() == 1 ? " is missing" : " are missing"),
            "save a table of https://www.bls.gov/oes/tables.htm as CSV, its first line being the "
            "names of the columns",
            {file, heading.line, 0}));
}

}  // namespace

std::string as_of_by_name(std::string_view file_name) {
  const std::string name = text::lower(file_name);
  // The two digits behind "oesm", or four that are a year.
  const std::size_t short_form = name.find("oesm");
  if (short_form != std::string::npos && short_form + 6 <= name.size()) {
    if (const auto year = whole_number(name.substr(short_form + 4, 2)))
      return fmt::format("{}-05", 2000 + *year);
  }
  for (std::size_t at = 0; at + 4 <= name.size(); ++at) {
    const bool begins = at == 0 || !text::is_digit(name[at - 1]);
    const bool ends = at + 4 == name.size() || !text::is_digit(name[at + 4]);
    const auto year = begins && ends ? whole_number(name.substr(at, 4)) : std::nullopt;
    if (year && *year >= 1997 && *year <= 2099) return fmt::format("{}-05", *year);
  }
  return {};
}

Result<OewsReading> read_oews(std::string_view text, const OewsCircumstances& circumstances,
                              const Prices& prices) {
  if (text.starts_with("PK\x03\x04")) {
    return std::unexpected(Error(ErrorKind::input, "this is a workbook or an archive",
                                 "open it in a spreadsheet and save the table as CSV",
                                 {circumstances.file, 0, 0}));
  }
  const bool large = text.size() > read_whole_bytes;
  const csv::Table table =
      large ? csv::read(without_others(text, circumstances.occupations), circumstances.file)
            : csv::read(text, circumstances.file);
  if (table.records.empty()) {
    return std::unexpected(Error(ErrorKind::input, "the file is empty",
                                 "save a table of https://www.bls.gov/oes/tables.htm as CSV",
                                 {circumstances.file, 0, 0}));
  }
  const auto columns = columns_of(table.records.front(), circumstances.file);
  if (!columns) return std::unexpected(columns.error());
  OewsReader reader(circumstances, prices);
  for (std::size_t i = 1; i < table.records.size(); ++i)
    reader.read_row(OewsRow(*columns, table.records[i]));
  for (const Error& bad : table.bad) reader.bad_row(bad);
  return reader.take();
}

}  // namespace medtech::career
