// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/wages.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace medtech::career {

namespace {

constexpr std::string_view wages_heading =
    "occupation\tlevel\tarea\tname\tnaics\tindustry\tas_of\temployment\tper_1000\tquotient\t"
    "h_mean\th_p10\th_p25\th_median\th_p75\th_p90\ta_mean\ta_p10\ta_p25\ta_median\ta_p75\ta_p90\t"
    "source";
constexpr std::size_t columns = 23;
constexpr std::array<std::string_view, 5> level_words{"nation", "sector", "industry", "state",
                                                      "metro"};
constexpr std::string_view capped_cell = "#";

using Figure = std::optional<double> Spread::*;
constexpr std::array<Figure, 6> figures{&Spread::mean,   &Spread::p10, &Spread::p25,
                                        &Spread::median, &Spread::p75, &Spread::p90};

using Row = std::array<std::string_view, columns>;

// The cells of a line; absent where it has not as many as it should.
std::optional<Row> cells_of(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  Row row;
  for (std::size_t i = 0; i < columns; ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == columns)) return std::nullopt;
    row.at(i) = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  return row;
}

bool read_figure(std::string_view cell, std::optional<double>& figure) {
  if (cell.empty()) return true;
  figure = number_of<double>(cell);
  // Also keeps out infinities and what is no number at all.
  return figure && *figure >= 0 && *figure < 1e10;
}

bool read_spread(const Row& row, std::size_t first, Spread& spread) {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (row.at(first + i) == capped_cell) {
      spread.capped = true;
    } else if (!read_figure(row.at(first + i), spread.*figures.at(i))) {
      return false;
    }
  }
  return true;
}

std::optional<Wages> read_line(std::string_view line) {
  const auto row = cells_of(line);
  if (!row) return std::nullopt;
  const auto* const level = std::ranges::find(level_words, (*row)[1]);
  if (level == level_words.end() || (*row)[0].empty() || (*row)[2].empty()) return std::nullopt;
  Wages wages;
  wages.occupation = (*row)[0];
  wages.level = static_cast<Level>(level - level_words.begin());
  wages.area = (*row)[2];
  wages.name = (*row)[3];
  wages.naics = (*row)[4];
  wages.industry = (*row)[5];
  wages.as_of = (*row)[6];
  const bool read = read_figure((*row)[7], wages.employment) &&
                    read_figure((*row)[8], wages.per_1000) &&
                    read_figure((*row)[9], wages.quotient) && read_spread(*row, 10, wages.hourly) &&
                    read_spread(*row, 16, wages.annual);
  wages.source = (*row)[22];
  return read ? std::optional(std::move(wages)) : std::nullopt;
}

// A cell that holds neither tab nor line break.
std::string plain_cell(std::string_view text) { return text::printable_line(text); }

std::string figure_cell(const std::optional<double>& figure) {
  return figure ? fmt::format("{}", *figure) : std::string();
}

void append_spread(std::string& line, const Spread& spread) {
  // BLS caps from the top downwards: what is absent below a figure is not published.
  std::size_t lowest_capped = figures.size();
  while (spread.capped && lowest_capped > 1 && !(spread.*figures.at(lowest_capped - 1)))
    --lowest_capped;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const bool above = i >= lowest_capped || (i == 0 && spread.capped && !spread.mean);
    line += '\t';
    line += above ? std::string(capped_cell) : figure_cell(spread.*figures.at(i));
  }
}

std::string to_line(const Wages& wages) {
  std::string line = plain_cell(wages.occupation);
  const std::array<std::string, 9> rest{
      to_string(wages.level),        plain_cell(wages.area),      plain_cell(wages.name),
      plain_cell(wages.naics),       plain_cell(wages.industry),  plain_cell(wages.as_of),
      figure_cell(wages.employment), figure_cell(wages.per_1000), figure_cell(wages.quotient)};
  for (const std::string& cell : rest) line += "\t" + cell;
  append_spread(line, wages.hourly);
  append_spread(line, wages.annual);
  return line + "\t" + plain_cell(wages.source) + "\n";
}

// What a row speaks of.
auto subject_of(const Wages& wages) {
  return std::tie(wages.occupation, wages.level, wages.area, wages.naics);
}

bool comes_before(const Wages& left, const Wages& right) {
  if (subject_of(left) != subject_of(right)) return subject_of(left) < subject_of(right);
  return is_newer(left.as_of, right.as_of);
}

// The spread by another unit, where it is not published by that one itself.
Spread completed(const Spread& own, const Spread& other, double factor) {
  Spread all = own;
  for (const Figure figure : figures) {
    if (!(all.*figure) && other.*figure) all.*figure = *(other.*figure) * factor;
  }
  all.capped = own.capped || other.capped;
  return all;
}

}  // namespace

bool Spread::is_empty() const {
  return std::ranges::none_of(figures,
                              [this](Figure figure) { return (this->*figure).has_value(); });
}

std::string to_string(Level level) {
  return std::string(level_words.at(static_cast<std::size_t>(level)));
}

Spread yearly(const Wages& wages) { return completed(wages.annual, wages.hourly, hours_a_year); }

Spread by_the_hour(const Wages& wages) {
  return completed(wages.hourly, wages.annual, 1 / hours_a_year);
}

Spread times(Spread spread, double factor) {
  for (const Figure figure : figures) {
    if (spread.*figure) *(spread.*figure) *= factor;
  }
  return spread;
}

bool is_newer(std::string_view as_of, std::string_view than) {
  if (as_of.empty() || than.empty()) return as_of.empty() && !than.empty();
  return as_of > than;
}

std::vector<Wages> find_wages(std::string_view text, std::string_view occupation) {
  std::vector<Wages> found;
  const std::string beginning = "\n" + std::string(occupation) + "\t";
  std::size_t at = text.find(beginning);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find('\n', at + 1), text.size());
    if (auto wages = read_line(text.substr(at + 1, end - at - 1)))
      found.push_back(*std::move(wages));
    // Rows of one occupation follow one another.
    at = text.substr(end).starts_with(beginning) ? end : std::string_view::npos;
  }
  return found;
}

Result<std::vector<Wages>> parse_wages(std::string_view text, const std::string& file) {
  std::vector<Wages> all;
  std::size_t number = 0;
  for (const std::string_view line : text::lines(text)) {
    ++number;
    if (line.empty() || line.starts_with('#') || line == wages_heading) continue;
    auto wages = read_line(line);
    if (!wages) {
      return std::unexpected(Error(ErrorKind::input, "this row of wages can't be read",
                                   "take the file away and import BLS's anew", {file, number, 0}));
    }
    all.push_back(*std::move(wages));
  }
  return all;
}

std::string wages_file(std::vector<Wages> wages) {
  std::ranges::sort(wages, comes_before);
  std::string text(wages_heading);
  text += '\n';
  for (const Wages& row : wages) text += to_line(row);
  return text;
}

std::vector<Wages> merged(std::vector<Wages> wages, std::vector<Wages> more) {
  for (Wages& row : more) wages.push_back(std::move(row));
  std::ranges::stable_sort(wages, comes_before);
  std::vector<Wages> rows;
  for (Wages& row : wages) {
    const bool again = !rows.empty() && subject_of(rows.back()) == subject_of(row) &&
                       rows.back().as_of == row.as_of;
    if (again) rows.pop_back();
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Wages> newest(const std::vector<Wages>& wages) {
  const Wages* first = nullptr;
  const Wages* with_median = nullptr;
  for (const Wages& row : wages) {
    if (first == nullptr || is_newer(row.as_of, first->as_of)) first = &row;
    if (!yearly(row).median) continue;
    if (with_median == nullptr || is_newer(row.as_of, with_median->as_of)) with_median = &row;
  }
  std::vector<Wages> shown;
  if (first != nullptr) shown.push_back(*first);
  if (with_median != nullptr && with_median != first && !yearly(*first).median)
    shown.push_back(*with_median);
  return shown;
}

}  // namespace medtech::career
