// SPDX-License-Identifier: GPL-3.0-or-later
// What all forms of `market`'s output share: sums, times, sources, charts.
#include "cmd/view_market.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace medtech::cmd {

using career::Level;
using career::RankBasis;
using career::RankBy;
using career::Ranking;
using render::Chart;
using render::ChartRow;

namespace {

// Of so many areas and more BLS's table is at hand as a whole, but for what it does not publish.
constexpr std::size_t nearly_all_states = 45;
constexpr std::size_t nearly_all_metros = 250;

ChartRow row_of_spread(const std::string& label, const career::Spread& spread, PayScale scale) {
  ChartRow row;
  row.label = label;
  row.low = spread.p10;
  row.first = spread.p25;
  row.middle = spread.median ? spread.median : spread.mean;
  row.third = spread.p75;
  row.high = spread.p90;
  if (spread.typical())
    row.note = (spread.median ? "median " : "mean ") + money(*spread.typical(), scale);
  return row;
}

ChartRow row_of_quantiles(const std::string& label, const career::Observed& observed,
                          PayScale scale) {
  const career::Quantiles& quantiles = *observed.quantiles;
  ChartRow row;
  row.label = label;
  row.low = quantiles.p10;
  row.first = quantiles.p25;
  row.middle = quantiles.median;
  row.third = quantiles.p75;
  row.high = quantiles.p90;
  row.note = fmt::format("median {} of {}", money(quantiles.median, scale), observed.pay.size());
  return row;
}

}  // namespace

std::string short_area(const career::Area& area) {
  if (area.level == Level::nation) return "US";
  const std::size_t dash = area.name.find('-');
  const std::size_t comma = area.name.rfind(',');
  if (area.level != Level::metro || dash == std::string::npos || comma == std::string::npos ||
      dash > comma)
    return area.name;
  return area.name.substr(0, dash) + area.name.substr(comma);
}

std::string short_time(std::string_view as_of) {
  return as_of.empty() ? "no year" : std::string(as_of.substr(0, 4));
}

namespace {

std::string axis_money(double annual, PayScale scale) {
  const double number = scale == PayScale::hour ? annual : annual / 1000;
  // Steps of 2.5 have halves.
  const bool whole = std::abs(number - std::round(number)) < 0.01;
  return fmt::format("${:.{}f}{}", number, whole ? 0 : 1, scale == PayScale::hour ? "" : "k");
}

// The chart's axis has round steps only by the unit that it is read in.
void rescale(Chart& chart, PayScale scale) {
  if (scale == PayScale::hour) {
    const auto by_hour = [](std::optional<double>& value) {
      if (value) *value /= career::hours_a_year;
    };
    for (ChartRow& row : chart.rows) {
      for (auto* value : {&row.low, &row.first, &row.middle, &row.third, &row.high, &row.bar})
        by_hour(*value);
    }
    if (chart.mark) chart.mark->at /= career::hours_a_year;
  }
  chart.tick = [scale](double value) { return axis_money(value, scale); };
}

}  // namespace

std::string SourceNotes::mark(std::string_view id) {
  if (id.empty()) return {};
  auto found = std::ranges::find(ids_, id);
  if (found == ids_.end()) {
    ids_.emplace_back(id);
    found = ids_.end() - 1;
  }
  return fmt::format("[{}]", found - ids_.begin() + 1);
}

std::vector<career::Source> SourceNotes::named() const {
  std::vector<career::Source> sources;
  for (const std::string& id : ids_) {
    if (const career::Source* known = facts_.find_source(id)) {
      sources.push_back(*known);
    } else if (id == listings_id) {
      sources.push_back(
          {id,
           fmt::format("openings stored on this computer and not gone, {}; pay is the "
                       "middle of each range, a year has 2,080 hours",
                       to_string(today_)),
           "", "high"});
    } else if (id.starts_with(import_prefix)) {
      sources.push_back({id,
                         "US Bureau of Labor Statistics, Occupational Employment and Wage "
                         "Statistics, imported from " +
                             id.substr(import_prefix.size()),
                         "https://www.bls.gov/oes/tables.htm", "high"});
    } else {
      sources.push_back({id, id, "", ""});
    }
  }
  return sources;
}

PayScale scale_of(const MarketRequest& request) {
  if (request.pay)
    return request.pay->per == profile::PayUnit::hour ? PayScale::hour : PayScale::year;
  const bool salaried = request.role != nullptr &&
                        (request.role->level == "manager" || request.role->level == "director");
  return salaried ? PayScale::year : PayScale::hour;
}

std::string money(double annual, PayScale scale) {
  if (scale == PayScale::hour) return fmt::format("${:.2f}", annual / career::hours_a_year);
  return "$" + text::grouped(std::llround(annual));
}

career::Spread shown_wages(const career::Wages& wages, PayScale scale) {
  if (scale == PayScale::year) return yearly(wages);
  return career::times(by_the_hour(wages), career::hours_a_year);
}

std::string spoken_time(std::string_view as_of) {
  constexpr std::array<std::string_view, 12> months{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  if (as_of.empty()) return "year not stated";
  const auto month = as_of.size() == 7 ? whole_number(as_of.substr(5)) : std::nullopt;
  if (!month || *month < 1 || *month > 12) return std::string(as_of);
  return fmt::format("{} {}", months.at(static_cast<std::size_t>(*month) - 1), as_of.substr(0, 4));
}

std::string ranking_subject(const Ranking& ranking, std::string_view per) {
  if (ranking.by == RankBy::openings) return "openings stored here";
  if (ranking.by == RankBy::employment) return "people employed";
  std::string subject = ranking.is_mean ? "mean pay" : "median pay";
  subject += per;
  if (ranking.by == RankBy::adjusted) subject += " at average prices";
  return subject;
}

std::vector<std::string> ranking_notes(const Ranking& ranking, const MarketAnswer& answer) {
  const std::string areas = ranking.level == Level::state ? "states" : "metropolitan areas";
  std::vector<std::string> notes;
  if (ranking.by != RankBy::openings && ranking.basis == RankBasis::wages &&
      !ranking.rows.empty()) {
    const std::size_t known = ranking.rows.size();
    notes.push_back(
        fmt::format("Wages of {}, the newest time for which most areas are at hand: {}.",
                    spoken_time(ranking.as_of),
                    ranking.level == Level::state
                        ? text::count(known, "state", "states")
                        : text::count(known, "metropolitan area", "metropolitan areas")));
    if (known < (ranking.level == Level::state ? nearly_all_states : nearly_all_metros))
      notes.emplace_back(
          "`medtech market import FILE` takes BLS's table, which has the others too.");
  }
  if (ranking.basis == RankBasis::listings && ranking.by != RankBy::openings) {
    notes.push_back(
        fmt::format("No wages of enough {} are at hand: this is the median of what stored openings "
                    "state, where "
                    "at least {} do.",
                    areas, career::least_sample));
  }
  if (ranking.by == RankBy::adjusted)
    notes.push_back(
        fmt::format("Adjusted: divided by BEA's regional price parity of {} (US = 100).",
                    answer.data.prices.as_of()));
  const career::Occupation* occupation =
      answer.request.role == nullptr
          ? nullptr
          : answer.data.facts.find_occupation(answer.request.role->wage_code);
  const bool published = ranking.by != RankBy::openings && ranking.basis != RankBasis::listings;
  if (published && occupation != nullptr && !occupation->note.empty())
    notes.push_back("BLS: " + occupation->note + ".");
  return notes;
}

std::string ranking_value(const Ranking& ranking, double value, PayScale scale) {
  if (ranking.by == RankBy::openings || ranking.by == RankBy::employment)
    return text::grouped(std::llround(value));
  return money(value, scale);
}

Chart pay_chart(const career::MarketReport& report, PayScale scale) {
  Chart chart;
  chart.id = "pay";
  chart.title = fmt::format("Pay of the role \"{}\", dollars {}", report.question.role.name,
                            scale == PayScale::hour ? "an hour" : "a year");
  for (const career::AreaReport& area : report.areas) {
    for (const career::Wages& row : area.wages) {
      const career::Spread spread = shown_wages(row, scale);
      if (spread.is_empty()) continue;
      const std::string year = row.as_of.substr(0, 4);
      chart.rows.push_back(
          row_of_spread(fmt::format("{}, {}", short_area(area.area), year.empty() ? "BLS" : year),
                        spread, scale));
    }
    if (area.observed.quantiles)
      chart.rows.push_back(
          row_of_quantiles(short_area(area.area) + ", stored", area.observed, scale));
  }
  for (const ChartRow& row : chart.rows)
    chart.description +=
        fmt::format("{}{}: {}", chart.description.empty() ? "" : "; ", row.label, row.note);
  if (report.question.annual_pay)
    chart.mark = {*report.question.annual_pay,
                  "yours " + money(*report.question.annual_pay, scale)};
  rescale(chart, scale);
  return chart;
}

Chart ranking_chart(const Ranking& ranking, PayScale scale, std::size_t most) {
  Chart chart;
  chart.id = "ranking";
  chart.title =
      fmt::format("{} by {}", ranking.level == Level::state ? "States" : "Metropolitan areas",
                  ranking_subject(ranking));
  const bool dollars = ranking.by == RankBy::pay || ranking.by == RankBy::adjusted;
  for (const career::RankRow& row : ranking.rows) {
    if (chart.rows.size() == most) break;
    ChartRow bar;
    bar.label = fmt::format("{}. {}", chart.rows.size() + 1, row.area.name);
    bar.note = ranking_value(ranking, row.value, scale);
    bar.bar = row.value;
    chart.description +=
        fmt::format("{}{} {}", chart.description.empty() ? "" : "; ", row.area.name, bar.note);
    chart.rows.push_back(std::move(bar));
  }
  if (dollars) {
    rescale(chart, scale);
  } else {
    chart.tick = [](double value) {
      return value == std::floor(value) ? text::grouped(std::llround(value))
                                        : fmt::format("{:.2g}", value);
    };
  }
  return chart;
}

}  // namespace medtech::cmd
