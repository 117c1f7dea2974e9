// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/prices.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::career {

namespace {

constexpr std::string_view source_mark = "# source = ";
constexpr std::string_view as_of_mark = "# as_of = ";

// "Dallas-Fort Worth-Arlington, TX" as its cities and its states, folded.
struct MetroName {
  std::vector<std::string> cities;
  std::vector<std::string> states;
};

std::vector<std::string> folded_pieces(std::string_view text) {
  std::vector<std::string> pieces;
  for (const std::string_view piece : text::split(text, '-')) pieces.push_back(text::fold(piece));
  return pieces;
}

MetroName metro_name(std::string_view name) {
  const std::size_t comma = name.rfind(',');
  MetroName parts{folded_pieces(name.substr(0, comma)), {}};
  if (comma != std::string_view::npos) parts.states = folded_pieces(name.substr(comma + 1));
  return parts;
}

bool holds(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_metro(const PriceLevel& level) { return level.level == "metro" && level.area != "999"; }

std::optional<PriceLevel> read_price_line(std::string_view line) {
  std::array<std::string_view, 8> cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == cells.size())) return std::nullopt;
    cells.at(i) = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  PriceLevel level{std::string(cells[0]), std::string(cells[1]), std::string(cells[2])};
  const std::array<double*, 5> numbers{&level.all, &level.goods, &level.housing, &level.utilities,
                                       &level.other};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto value = number_of<double>(cells.at(i + 3));
    // Divided by: a price level is a positive number.
    if (!value || !(*value > 0) || *value > 1000) return std::nullopt;
    *numbers.at(i) = *value;
  }
  return level;
}

}  // namespace

Result<Prices> Prices::parse(std::string_view text, const std::string& file) {
  Prices prices;
  std::size_t number = 0;
  for (const std::string_view line : text::lines(text)) {
    ++number;
    if (line.starts_with(source_mark)) prices.source_ = text::trim(line.substr(source_mark.size()));
    if (line.starts_with(as_of_mark)) prices.as_of_ = text::trim(line.substr(as_of_mark.size()));
    if (line.empty() || line.starts_with('#') || line.starts_with("level\t")) continue;
    auto level = read_price_line(line);
    if (!level) {
      return std::unexpected(Error(ErrorKind::input, "this row of price levels can't be read",
                                   "level, area, name and five numbers, with tabs between",
                                   {file, number, 0}));
    }
    prices.levels_.push_back(*std::move(level));
  }
  if (prices.source_.empty() || prices.as_of_.empty()) {
    return std::unexpected(
        Error(ErrorKind::input, "the file does not say its source and year",
              "begin it with lines such as \"# source = ID\", \"# as_of = 2023\"", {file, 1, 0}));
  }
  return prices;
}

const PriceLevel* Prices::find_state(std::string_view state) const {
  const auto found = std::ranges::find_if(levels_, [&](const PriceLevel& level) {
    return level.level == "state" && level.area == state;
  });
  return found == levels_.end() ? nullptr : &*found;
}

const PriceLevel* Prices::find_metro(std::string_view code) const {
  const auto found = std::ranges::find_if(
      levels_, [&](const PriceLevel& level) { return is_metro(level) && level.area == code; });
  return found == levels_.end() ? nullptr : &*found;
}

std::vector<const PriceLevel*> Prices::metros_named(std::string_view typed) const {
  const std::string wanted = text::fold(typed);
  const MetroName asked = metro_name(typed);
  std::vector<const PriceLevel*> first;
  std::vector<const PriceLevel*> any;
  for (const PriceLevel& level : levels_) {
    if (!is_metro(level)) continue;
    const MetroName name = metro_name(level.name);
    if (text::fold(level.name) == wanted) return {&level};
    if (asked.cities.empty()) continue;
    const bool in_state = std::ranges::all_of(
        asked.states, [&](const std::string& state) { return holds(name.states, state); });
    const bool all_cities = std::ranges::all_of(
        asked.cities, [&](const std::string& city) { return holds(name.cities, city); });
    // "Winston-Salem" is one city and not two.
    const std::string whole = text::join(name.cities, "-");
    const std::string cities = text::join(asked.cities, "-");
    const bool begins = whole == cities || whole.starts_with(cities + "-");
    if (!in_state || !(all_cities || begins)) continue;
    (begins ? first : any).push_back(&level);
  }
  return first.empty() ? any : first;
}

const PriceLevel* Prices::metro_like(std::string_view name) const {
  const MetroName wanted = metro_name(name);
  if (wanted.cities.empty() || wanted.states.empty()) return nullptr;
  for (const PriceLevel& level : levels_) {
    if (!is_metro(level)) continue;
    const MetroName known = metro_name(level.name);
    if (known.cities.front() == wanted.cities.front() && !known.states.empty() &&
        known.states.front() == wanted.states.front())
      return &level;
  }
  return nullptr;
}

double at_average_prices(double amount, const PriceLevel& there) {
  return amount * 100 / there.all;
}

double same_buying_power(double amount, const PriceLevel& here, const PriceLevel& there) {
  return amount * there.all / here.all;
}

}  // namespace medtech::career
