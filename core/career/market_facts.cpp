// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/market_facts.hpp"

#include "core/format/toml.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::career {

namespace {

const std::array<std::string, 3> confidences{"high", "medium", "low"};
const std::array<std::string, 2> units{"usd-year", "percent"};

std::string needed(toml::Table& table, std::string_view key) {
  std::string value = table.string(key).value_or("");
  if (value.empty()) table.complain(key, "`" + std::string(key) + "` is missing");
  return value;
}

double needed_number(toml::Table& table, std::string_view key) {
  const auto value = table.number(key);
  if (!value) table.complain(key, "`" + std::string(key) + "` is missing");
  return value.value_or(0);
}

// What the head of a file of facts has to say.
void read_head(toml::Table& root) {
  root.integer("schema");
  for (const std::string_view key : {"source", "confidence"}) needed(root, key);
  if (!root.date("as_of")) root.complain("as_of", "the file names no day that its facts speak for");
}

Source read_source(toml::Table& table) {
  Source source{needed(table, "id"), needed(table, "title"), needed(table, "address"), ""};
  source.confidence = table.choice("confidence", confidences).value_or("");
  table.finish();
  return source;
}

Projection read_projection(toml::Table& table) {
  Projection projection;
  projection.jobs = needed_number(table, "jobs");
  projection.growth_percent = needed_number(table, "growth_percent");
  projection.openings_per_year = needed_number(table, "openings_per_year");
  projection.years = needed(table, "years");
  projection.source = needed(table, "source");
  table.finish();
  return projection;
}

Occupation read_occupation(toml::Table& table) {
  Occupation occupation;
  occupation.code = needed(table, "code");
  occupation.title = needed(table, "title");
  occupation.includes = table.strings("includes");
  occupation.note = table.string("note").value_or("");
  if (auto projection = table.table("projection"))
    occupation.projection = read_projection(*projection);
  table.finish();
  return occupation;
}

std::map<std::string, int> read_years(toml::Table& table, std::string_view key) {
  std::map<std::string, int> years;
  auto counts = table.table(key);
  if (!counts) return years;
  for (const std::string& year : counts->keys())
    years[year] = static_cast<int>(counts->integer(year).value_or(0));
  counts->finish();
  return years;
}

Federal read_federal(toml::Table& table) {
  Federal federal;
  federal.series = needed(table, "series");
  federal.title = needed(table, "title");
  federal.roles = table.strings("roles");
  federal.announcements = read_years(table, "announcements");
  federal.veterans_affairs = read_years(table, "veterans_affairs");
  federal.source = needed(table, "source");
  federal.note = table.string("note").value_or("");
  table.finish();
  return federal;
}

SurveyFigure read_figure(toml::Table& table) {
  SurveyFigure figure;
  figure.source = needed(table, "source");
  figure.year = static_cast<int>(table.integer("year").value_or(0));
  if (figure.year == 0) table.complain("year", "`year` is missing");
  figure.group = needed(table, "group");
  figure.roles = table.strings("roles");
  figure.measure = needed(table, "measure");
  figure.value = needed_number(table, "value");
  figure.unit = table.choice("unit", units).value_or("");
  table.finish();
  return figure;
}

void read_role_notes(toml::Table& root, std::map<std::string, std::string>& notes) {
  for (toml::Table& table : root.tables("role")) {
    const std::string note = needed(table, "note");
    for (const std::string& id : table.strings("ids")) notes[id] = note;
    table.finish();
  }
}

// Reads one file with `read`; the error tells all that is wrong with it.
template <typename Read>
std::optional<Error> read_document(std::string_view text, const std::string& file, Read&& read) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::move(document.error());
  toml::Table root = document->root();
  read(root);
  root.finish();
  if (document->diagnostics().empty()) return std::nullopt;
  return toml::to_error(document->diagnostics(), "facts of the market");
}

}  // namespace

const Occupation* MarketFacts::find_occupation(std::string_view code) const {
  const auto own = std::ranges::find(occupations, code, &Occupation::code);
  if (own != occupations.end()) return &*own;
  const auto wider = std::ranges::find_if(occupations, [&](const Occupation& occupation) {
    return std::ranges::find(occupation.includes, code) != occupation.includes.end();
  });
  return wider == occupations.end() ? nullptr : &*wider;
}

const Source* MarketFacts::find_source(std::string_view id) const {
  const auto found = std::ranges::find(sources, id, &Source::id);
  return found == sources.end() ? nullptr : &*found;
}

Result<MarketFacts> parse_market_facts(std::string_view sources, std::string_view occupations,
                                       std::string_view surveys) {
  MarketFacts facts;
  auto error = read_document(sources, "market/sources.toml", [&](toml::Table& root) {
    root.integer("schema");
    for (toml::Table& table : root.tables("source")) facts.sources.push_back(read_source(table));
  });
  if (error) return std::unexpected(*std::move(error));
  error = read_document(occupations, "market/occupations.toml", [&](toml::Table& root) {
    read_head(root);
    for (toml::Table& table : root.tables("occupation"))
      facts.occupations.push_back(read_occupation(table));
    read_role_notes(root, facts.role_notes);
    for (toml::Table& table : root.tables("federal")) facts.federal.push_back(read_federal(table));
  });
  if (error) return std::unexpected(*std::move(error));
  error = read_document(surveys, "market/surveys.toml", [&](toml::Table& root) {
    read_head(root);
    for (toml::Table& table : root.tables("figure")) facts.surveys.push_back(read_figure(table));
  });
  if (error) return std::unexpected(*std::move(error));
  return facts;
}

}  // namespace medtech::career
