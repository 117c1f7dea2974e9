// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/offer_facts.hpp"

#include "core/base/error.hpp"
#include "core/base/number.hpp"
#include "core/base/result.hpp"
#include "core/base/text.hpp"
#include "core/format/csv.hpp"
#include "core/format/toml.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::tracker {

namespace {

void know_fact(toml::Table& table) {
  for (const char* key : {"source", "as_of", "confidence"}) table.know(key);
}

SettingFacts read_setting(toml::Table& entry) {
  SettingFacts setting;
  setting.id = entry.string("id").value_or("");
  setting.gives = entry.strings("gives");
  setting.takes = entry.strings("takes");
  setting.ask = entry.strings("ask");
  setting.source = entry.string("source").value_or("");
  know_fact(entry);
  entry.finish();
  return setting;
}

// "October 1" → 10
int month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> months{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  const auto found = std::ranges::find(months, text::lower(word.substr(0, word.find(' '))));
  return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

// Seasons run from the first of a month to the last of another, also across the year's end.
bool is_in_season(const std::vector<std::string>& cells, int month) {
  const int begin = month_named(cells[3]);
  const int end = month_named(cells[4]);
  if (begin == 0 || end == 0) return true;
  return begin <= end ? month >= begin && month <= end : month >= begin || month <= end;
}

// "Boston / Cambridge" has Boston.
bool names_city(const std::string& destinations, std::string_view city) {
  for (const std::string_view part : text::split(destinations, '/')) {
    if (text::fold(part) == text::fold(city)) return true;
  }
  return false;
}

}  // namespace

const Assumption& OfferFacts::assumed(std::string_view id) const {
  const auto found = assumptions.find(id);
  if (found == assumptions.end())
    throw Error(ErrorKind::defect, "offers.toml assumes no " + std::string(id));
  return found->second;
}

const SettingFacts* OfferFacts::find_setting(std::string_view id) const {
  const auto found = std::ranges::find(settings, id, &SettingFacts::id);
  return found == settings.end() ? nullptr : &*found;
}

OfferFacts parse_offer_facts(std::string_view bytes, const std::string& name) {
  toml::Document document = value_or_throw(toml::Document::parse(bytes, name));
  toml::Table root = document.root();
  know_fact(root);
  OfferFacts facts;
  for (toml::Table& entry : root.tables("assumption")) {
    Assumption& assumption = facts.assumptions[entry.string("id").value_or("")];
    assumption.value = entry.number("value").value_or(0);
    assumption.text = entry.string("text").value_or("");
    assumption.source = entry.string("source").value_or("");
    know_fact(entry);
    entry.finish();
  }
  for (toml::Table& entry : root.tables("weight")) {
    facts.weights[entry.string("criterion").value_or("")] = entry.number("weight").value_or(0);
    entry.finish();
  }
  for (toml::Table& entry : root.tables("setting")) facts.settings.push_back(read_setting(entry));
  root.finish();
  if (!document.diagnostics().empty()) throw toml::to_error(document.diagnostics(), name);
  return facts;
}

std::optional<PerDiem> find_per_diem(std::string_view table, std::string_view place, int month) {
  const std::size_t comma = place.rfind(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const std::string_view city = text::trim(place.substr(0, comma));
  std::string_view state = text::trim(place.substr(comma + 1));
  state = state.substr(0, state.find(' '));  // "OH 45202", "OH +2"
  if (state.size() != 2 || state == "AK" || state == "HI" || state == "PR") return std::nullopt;
  std::optional<PerDiem> standard;
  for (const csv::Record& record : csv::read(table).records) {
    const std::vector<std::string>& cells = record.cells;
    if (cells.size() < 7 || cells[0].starts_with('#')) continue;
    const auto lodging = number_of<double>(cells[5]);
    const auto meals = number_of<double>(cells[6]);
    if (!lodging || !meals) continue;
    const PerDiem rate{cells[0], cells[1], *lodging, *meals};
    if (cells[0] == "*") standard = rate;
    if (cells[0] == state && names_city(cells[1], city) && is_in_season(cells, month)) return rate;
  }
  return standard;
}

}  // namespace medtech::tracker
