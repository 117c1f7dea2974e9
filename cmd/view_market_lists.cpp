// SPDX-License-Identifier: GPL-3.0-or-later
// `market` for people: rankings, the overview, and what all of them end with.
#include "cmd/market_sheet.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace medtech::cmd {

using career::Level;
using career::RankBasis;
using career::RankBy;
using render::SheetTable;
using render::Style;

MarketSheet::MarketSheet(const MarketAnswer& answer)
    : answer_(answer),
      scale_(scale_of(answer.request)),
      sources_(answer.data.facts, answer.today) {}

render::Sheet MarketSheet::take() {
  if (answer_.ranking) {
    add_ranking(*answer_.ranking);
  } else if (answer_.report) {
    add_report(*answer_.report);
  } else {
    add_overview();
  }
  add_sources();
  return std::move(sheet_);
}

std::string MarketSheet::sum(const std::optional<double>& annual) const {
  return annual ? money(*annual, scale_) : "–";
}

std::string MarketSheet::per() const { return scale_ == PayScale::hour ? "an hour" : "a year"; }

void MarketSheet::add_ranking(const career::Ranking& ranking) {
  const std::string areas = ranking.level == Level::state ? "States" : "Metropolitan areas";
  const bool dollars = ranking.by == RankBy::pay || ranking.by == RankBy::adjusted;
  const std::string whose =
      answer_.request.role == nullptr ? "all roles" : answer_.request.role->name;
  sheet_.title(fmt::format("{} by {}: {}", areas, ranking_subject(ranking, " " + per()), whose));
  for (const std::string& note : ranking_notes(ranking, answer_)) sheet_.paragraph(note);
  if (ranking.rows.empty()) {
    sheet_.paragraph(
        ranking.by == RankBy::openings
            ? "No stored opening is known to lie in one. `medtech search` asks your sources."
            : "Nothing is at hand to rank them by: save BLS's table as CSV, then `medtech "
              "market import FILE`.");
    return;
  }
  SheetTable rows(
      {{.heading = "#", .right = true},
       {.heading = areas, .least = 14, .may_shrink = true},
       {.heading = dollars ? "pay" : (ranking.by == RankBy::openings ? "openings" : "people"),
        .right = true,
        .style = Style::bold},
       {.heading = "prices", .right = true},
       {.heading = "stored", .right = true},
       {.heading = "stated median", .right = true},
       {.heading = "source"}});
  const std::size_t most = answer_.request.limit.value_or(ranking.rows.size());
  std::size_t place = 0;
  for (const career::RankRow& row : ranking.rows) {
    if (place++ == most) break;
    const std::string source =
        ranking.basis == RankBasis::listings ? sources_.mark_listings() : sources_.mark(row.source);
    if (row.prices != nullptr) static_cast<void>(sources_.mark(answer_.data.prices.source()));
    rows.add(
        {std::to_string(place), row.area.name, ranking_value(ranking, row.value, scale_),
         row.prices == nullptr ? "–" : fmt::format("{:.1f}", row.prices->all),
         ranking.by == RankBy::openings || row.openings == 0 ? "" : std::to_string(row.openings),
         row.median_stated ? sum(row.median_stated) : "", source});
  }
  sheet_.table(std::move(rows));
  if (most < ranking.rows.size()) {
    sheet_.paragraph(fmt::format("{} more; `--limit {}` shows all", ranking.rows.size() - most,
                                 ranking.rows.size()));
  }
}

void MarketSheet::add_overview() {
  const career::Area nation{Level::nation, "US", "United States"};
  const career::Area area = answer_.request.areas.empty() ? nation : answer_.request.areas.front();
  sheet_.title("The roles of both families, " + area.name);
  sheet_.paragraph(
      "Pay is what BLS publishes for the whole occupation, an hour; many roles share one. "
      "`medtech market --role ROLE` tells more of one.");
  for (const std::string_view track : {"lab", "equipment"}) add_overview_of(track);
}

void MarketSheet::add_overview_of(std::string_view track) {
  sheet_.heading(track == "lab" ? "Laboratory" : "Equipment");
  SheetTable rows({{.heading = "role", .least = 14, .may_shrink = true},
                   {.heading = "BLS", .right = true},
                   {.heading = "pay", .right = true, .style = Style::bold},
                   {.heading = "growth", .right = true},
                   {.heading = "openings/y", .right = true},
                   {.heading = "stored", .right = true},
                   {.heading = "stated median", .right = true},
                   {.heading = "of"}});
  for (const career::RoleReport& each : answer_.roles) {
    if (each.role->track != track) continue;
    const auto typical = each.wages.empty() ? std::nullopt : yearly(each.wages.front()).typical();
    const career::Projection* projection = each.occupation != nullptr && each.occupation->projection
                                               ? &*each.occupation->projection
                                               : nullptr;
    std::string marks;
    if (typical) {
      const career::Wages& wages = each.wages.front();
      marks = fmt::format("{}{} {}", yearly(wages).median ? "" : "mean, ", spoken_time(wages.as_of),
                          sources_.mark(wages.source));
    }
    if (projection != nullptr) marks += " " + sources_.mark(projection->source);
    const career::Observed& observed = each.observed;
    if (observed.openings > 0) marks += " " + sources_.mark_listings();
    rows.add(
        {each.role->id, each.occupation == nullptr ? "–" : each.occupation->code,
         typical ? money(*typical, PayScale::hour) : "–",
         projection == nullptr ? "–" : fmt::format("{:+g} %", projection->growth_percent),
         projection == nullptr ? "–" : text::grouped(std::llround(projection->openings_per_year)),
         observed.openings == 0 ? "" : std::to_string(observed.openings),
         observed.quantiles ? money(observed.quantiles->median, PayScale::hour) : "",
         std::string(text::trim(marks))});
  }
  sheet_.table(std::move(rows));
}

void MarketSheet::add_sources() {
  const std::vector<career::Source> sources = sources_.named();
  if (sources.empty()) return;
  sheet_.heading("Sources");
  std::size_t number = 0;
  for (const career::Source& source : sources) {
    std::string line = source.title;
    if (!source.address.empty()) line += ", " + source.address;
    if (!source.confidence.empty() && source.confidence != "high")
      line += ", confidence " + source.confidence;
    sheet_.fact(fmt::format("[{}]", ++number), line);
  }
}

std::string market_text(const MarketAnswer& answer, std::size_t width,
                        const render::Styler& styler) {
  return MarketSheet(answer).take().for_terminal(width, styler);
}

}  // namespace medtech::cmd
