// SPDX-License-Identifier: GPL-3.0-or-later
// `market` for people: the report on a role.
#include "cmd/market_sheet.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace medtech::cmd {

using career::AreaReport;
using career::Level;
using career::MarketReport;
using career::Wages;
using render::SheetTable;
using render::Style;

namespace {

constexpr std::size_t industries_shown = 6;  // of each kind
constexpr std::size_t credentials_shown = 6;
constexpr std::size_t surveys_shown = 6;
constexpr std::size_t areas_shown = 5;
constexpr std::size_t settings_shown = 6;
constexpr double noticeable_percent = 0.5;

std::string ordinal(int number) {
  const bool teen = number % 100 >= 11 && number % 100 <= 13;
  const int last = teen ? 0 : number % 10;
  const char* ending = last == 1 ? "st" : (last == 2 ? "nd" : (last == 3 ? "rd" : "th"));
  return fmt::format("{}{}", number, ending);
}

std::string spoken_placement(const career::Placement& placement) {
  if (placement.percentile) {
    return fmt::format("about the {} percentile",
                       ordinal(static_cast<int>(std::lround(*placement.percentile))));
  }
  if (placement.above) return fmt::format("above the {} percentile", ordinal(*placement.above));
  return fmt::format("below the {} percentile", ordinal(placement.below.value_or(10)));
}

std::string off_the_mean(double percent) {
  if (std::abs(percent) < noticeable_percent) return "at the mean";
  return fmt::format("{:.0f} % {} the mean", std::abs(percent), percent > 0 ? "above" : "below");
}

std::string capitalised(std::string text) {
  if (!text.empty()) text.front() = text::to_upper(text.front());
  return text;
}

std::string count_of(double number) { return text::grouped(std::llround(number)); }

}  // namespace

void MarketSheet::add_report(const MarketReport& report) {
  sheet_.title(report.question.role.name);
  if (report.occupation != nullptr) {
    sheet_.paragraph(
        report.occupation->note.empty()
            ? fmt::format("BLS {}, {}.", report.occupation->code, report.occupation->title)
            : fmt::format("BLS {}, {}: {}.", report.occupation->code, report.occupation->title,
                          report.occupation->note));
  }
  if (!report.note.empty()) sheet_.paragraph(capitalised(report.note) + ".");
  add_comparison(report);
  add_pay(report);
  add_industries(report);
  add_settings(report);
  add_prices(report);
  add_demand(report);
  add_stored(report);
  add_surveys(report);
}

void MarketSheet::add_comparison(const MarketReport& report) {
  if (!report.question.annual_pay) return;
  const double pay = *report.question.annual_pay;
  sheet_.heading(
      fmt::format("{} an hour, {} a year", money(pay, PayScale::hour), money(pay, PayScale::year)));
  for (const AreaReport& area : report.areas) add_standing(area, pay);
  add_worth(report);
}

void MarketSheet::add_standing(const AreaReport& area, double pay) {
  std::vector<std::string> facts;
  for (const Wages& row : area.wages) {
    const career::Spread spread = shown_wages(row, scale_);
    std::string fact;
    if (const auto placement = career::place_among(pay, spread)) {
      fact = spoken_placement(*placement);
    } else if (const auto typical = spread.typical(); typical && spread.median) {
      fact = fmt::format("{} the median", pay >= *typical ? "at or above" : "below");
    } else if (typical) {
      fact = off_the_mean((pay / *typical - 1) * 100);
    } else {
      continue;
    }
    facts.push_back(fmt::format("{} of the wages of {} {}", fact, spoken_time(row.as_of),
                                sources_.mark(row.source)));
  }
  const career::Observed& observed = area.observed;
  if (observed.quantiles) {
    facts.push_back(fmt::format("reaches {} of {} stored openings that state pay {}",
                                observed.reached_by(pay), observed.pay.size(),
                                sources_.mark_listings()));
  }
  if (!facts.empty()) sheet_.fact(area.area.name, text::join(facts, "; "));
}

void MarketSheet::add_worth(const MarketReport& report) {
  if (!report.question.home || !report.adjusted_pay) return;
  const career::Area& home = *report.question.home;
  const double pay = *report.question.annual_pay;
  std::string worth =
      fmt::format("{} earned there buys what {} buys at average US prices {}", sum(pay),
                  sum(*report.adjusted_pay), sources_.mark(answer_.data.prices.source()));
  if (report.adjusted_placement) {
    worth += fmt::format("; that is {} of the nation's wages",
                         spoken_placement(*report.adjusted_placement));
  }
  sheet_.fact("Prices of " + home.name, worth);
  for (const AreaReport& area : report.areas) {
    const career::Comparison& comparison = *area.comparison;
    if (area.area == home || area.area.level == Level::nation || !comparison.same_buying_power)
      continue;
    sheet_.fact(
        area.area.name,
        fmt::format("it takes {} {} there to buy the same; {} paid there buys what {} buys in {}",
                    sum(comparison.same_buying_power), per(), sum(pay),
                    sum(comparison.worth_at_home), home.name));
  }
}

void MarketSheet::add_pay(const MarketReport& report) {
  sheet_.heading("Pay " + per());
  sheet_.chart(pay_chart(report, scale_), "├ 10 %, ━ middle half, ● median (else mean), 90 % ┤",
               "Lines reach from the 10th to the 90th percentile, boxes hold the middle half; the "
               "thick stroke is the median, or the mean where no median is published.");
  add_spreads(report);
  say_what_is_missing(report);
}

void MarketSheet::add_spreads(const MarketReport& report) {
  SheetTable spreads({{.heading = "area", .least = 16, .may_shrink = true},
                      {.heading = "10 %", .right = true},
                      {.heading = "25 %", .right = true},
                      {.heading = "median", .right = true, .style = Style::bold},
                      {.heading = "75 %", .right = true},
                      {.heading = "90 %", .right = true},
                      {.heading = "mean", .right = true},
                      {.heading = "of"}});
  for (const AreaReport& area : report.areas) {
    for (const Wages& row : area.wages) {
      const career::Spread spread = shown_wages(row, scale_);
      if (spread.is_empty()) continue;
      const std::string top = spread.capped ? "above cap" : "–";
      const auto high = [&](const std::optional<double>& value) {
        return value ? sum(value) : top;
      };
      spreads.add({short_area(area.area), sum(spread.p10), sum(spread.p25), sum(spread.median),
                   high(spread.p75), high(spread.p90), sum(spread.mean),
                   short_time(row.as_of) + " " + sources_.mark(row.source)});
    }
    if (!area.observed.quantiles) continue;
    const career::Quantiles& stated = *area.observed.quantiles;
    spreads.add({short_area(area.area) + ", stored", sum(stated.p10), sum(stated.p25),
                 sum(stated.median), sum(stated.p75), sum(stated.p90), "–",
                 fmt::format("n={} {}", area.observed.pay.size(), sources_.mark_listings())});
  }
  sheet_.table(std::move(spreads));
}

void MarketSheet::say_what_is_missing(const MarketReport& report) {
  const bool published =
      std::ranges::any_of(report.areas, [](const AreaReport& area) { return !area.wages.empty(); });
  if (!published)
    sheet_.paragraph("No wages of this role's occupation (SOC " + report.question.role.wage_code +
                     ") are at hand.");
  std::vector<std::string> without;
  for (const AreaReport& area : report.areas) {
    if (area.wages.empty() && area.area.level != Level::nation) without.push_back(area.area.name);
  }
  if (!without.empty() && published) {
    sheet_.paragraph(
        fmt::format("No BLS wages at hand for {}: save BLS's state or metropolitan table as "
                    "CSV, then `medtech market import FILE`.",
                    text::join(without, "; ")));
  }
}

void MarketSheet::add_industries(const MarketReport& report) {
  SheetTable industries({{.heading = "industry", .least = 20, .may_shrink = true},
                         {.heading = "median", .right = true, .style = Style::bold},
                         {.heading = "25–75 %", .right = true},
                         {.heading = "employed", .right = true},
                         {.heading = "of"}});
  // The finer industries first: a person knows them better than sectors.
  for (const Level level : {Level::industry, Level::sector}) {
    std::size_t shown = 0;
    for (const Wages& row : report.industries) {
      const career::Spread spread = shown_wages(row, scale_);
      if (row.level != level || !spread.typical() || shown == industries_shown) continue;
      ++shown;
      const std::string middle =
          spread.p25 && spread.p75 ? sum(spread.p25) + "–" + sum(spread.p75) : "–";
      industries.add({row.industry + (spread.median ? "" : " (mean)"), sum(spread.typical()),
                      middle, row.employment ? count_of(*row.employment) : "–",
                      short_time(row.as_of) + " " + sources_.mark(row.source)});
    }
  }
  if (industries.empty()) return;
  sheet_.heading(fmt::format("Pay {} by industry, United States", per()));
  sheet_.table(std::move(industries));
}

void MarketSheet::add_settings(const MarketReport& report) {
  SheetTable settings({{.heading = "setting", .least = 12},
                       {.heading = "openings", .right = true},
                       {.heading = "state pay", .right = true},
                       {.heading = "median", .right = true, .style = Style::bold}});
  std::size_t shown = 0;
  for (const career::SettingReport& each : report.settings) {
    if (shown++ == settings_shown) break;
    const career::Observed& observed = each.observed;
    const bool travel = observed.travel > 0;
    settings.add({each.setting, std::to_string(observed.openings),
                  travel ? "weekly sums" : std::to_string(observed.pay.size()),
                  observed.quantiles ? sum(observed.quantiles->median)
                                     : (travel ? "not counted" : "too few")});
  }
  if (settings.empty()) return;
  sheet_.heading("Stored openings by setting " + sources_.mark_listings());
  sheet_.table(std::move(settings));
}

void MarketSheet::add_prices(const MarketReport& report) {
  SheetTable prices({{.heading = "area", .least = 16, .may_shrink = true},
                     {.heading = "all", .right = true, .style = Style::bold},
                     {.heading = "housing", .right = true},
                     {.heading = "goods", .right = true},
                     {.heading = "utilities", .right = true},
                     {.heading = "typical pay at US prices", .right = true}});
  for (const AreaReport& area : report.areas) {
    if (area.area.level == Level::nation || area.prices == nullptr) continue;
    const auto typical = area.wages.empty() ? std::nullopt : yearly(area.wages.front()).typical();
    prices.add({short_area(area.area), fmt::format("{:.1f}", area.prices->all),
                fmt::format("{:.1f}", area.prices->housing),
                fmt::format("{:.1f}", area.prices->goods),
                fmt::format("{:.1f}", area.prices->utilities),
                typical ? sum(career::at_average_prices(*typical, *area.prices)) : ""});
  }
  if (prices.empty()) return;
  sheet_.heading(fmt::format("Prices, {} (US = 100) {}", answer_.data.prices.as_of(),
                             sources_.mark(answer_.data.prices.source())));
  sheet_.table(std::move(prices));
}

void MarketSheet::add_demand(const MarketReport& report) {
  sheet_.heading("Demand");
  bool known = false;
  for (const AreaReport& area : report.areas) {
    if (area.wages.empty() || !area.wages.front().employment) continue;
    const Wages& row = area.wages.front();
    std::string facts = fmt::format("{} employed, {} {}", count_of(*row.employment),
                                    spoken_time(row.as_of), sources_.mark(row.source));
    if (row.quotient)
      facts += fmt::format("; {:.2f} times the nation's share of all jobs", *row.quotient);
    sheet_.fact(area.area.name, facts);
    known = true;
  }
  if (report.occupation != nullptr && report.occupation->projection) {
    const career::Projection& projection = *report.occupation->projection;
    sheet_.fact(
        "Projected",
        fmt::format("{:+g} % in {}; {} openings a year, those who leave included {}",
                    projection.growth_percent, projection.years,
                    count_of(projection.openings_per_year), sources_.mark(projection.source)));
    known = true;
  } else if (report.occupation != nullptr) {
    sheet_.fact("Projected", "no projection of this occupation is at hand");
  }
  if (report.federal != nullptr) add_federal(*report.federal);
  if (!known && report.federal == nullptr) sheet_.paragraph("Nothing published is at hand.");
}

void MarketSheet::add_federal(const career::Federal& federal) {
  std::vector<std::string> years;
  for (const auto& [year, number] : federal.announcements) {
    const auto veterans = federal.veterans_affairs.find(year);
    years.push_back(veterans == federal.veterans_affairs.end()
                        ? fmt::format("{} in {}", text::grouped(number), year)
                        : fmt::format("{} in {} ({} of the VA)", text::grouped(number), year,
                                      text::grouped(veterans->second)));
  }
  sheet_.fact("Federal", fmt::format("series {}, {}: {} announcements, February to December {}{}",
                                     federal.series, text::lower(federal.title),
                                     text::join(years, ", "), sources_.mark(federal.source),
                                     federal.note.empty() ? "" : "; " + federal.note));
}

void MarketSheet::add_stored(const MarketReport& report) {
  const career::Observed& all = report.areas.front().observed;
  sheet_.heading("Stored openings of this role");
  if (all.openings == 0) {
    sheet_.paragraph(
        "None. `medtech search` asks your sources, and what they answer is counted here.");
    return;
  }
  for (const AreaReport& area : report.areas) {
    const career::Observed& observed = area.observed;
    std::string facts =
        fmt::format("{}, {} stating pay", text::count(observed.openings, "opening", "openings"),
                    observed.pay.size());
    if (observed.openings > 0 && !observed.quantiles)
      facts += fmt::format(", too few to say what is paid (fewer than {})", career::least_sample);
    if (observed.travel > 0)
      facts += fmt::format("; {} for travellers, whose weekly sums are not counted as pay",
                           observed.travel);
    sheet_.fact(area.area.name, facts + " " + sources_.mark_listings());
  }
  for (const Level level : {Level::state, Level::metro}) {
    std::vector<std::string> most;
    for (const career::RankRow& row : career::rank_by_openings(answer_.data, level).rows) {
      if (most.size() < areas_shown)
        most.push_back(fmt::format("{} {}", row.area.name, row.openings));
    }
    if (!most.empty())
      sheet_.fact(level == Level::state ? "Most in" : "Most around",
                  text::join(most, "; ") + " " + sources_.mark_listings());
  }
  std::vector<std::string> asked;
  for (const career::Count& credential : all.credentials) {
    if (asked.size() == credentials_shown) break;
    asked.push_back(fmt::format("{} in {}", credential.id, credential.number));
  }
  if (!asked.empty()) {
    sheet_.fact("Asked for most", fmt::format("{} (of {}) {}", text::join(asked, ", "),
                                              all.openings, sources_.mark_listings()));
  }
}

void MarketSheet::add_surveys(const MarketReport& report) {
  if (report.surveys.empty()) return;
  sheet_.heading("Wage surveys of the profession");
  std::size_t shown = 0;
  for (const career::SurveyFigure* figure : report.surveys) {
    if (shown++ == surveys_shown) break;
    const bool change = figure->measure.starts_with("change") && figure->value > 0;
    const std::string value =
        figure->unit == "percent"
            ? fmt::format("{:+g} %", figure->value)
            : (change ? "+$" : "$") + text::grouped(std::llround(figure->value)) + " a year";
    sheet_.fact(fmt::format("{}", figure->year),
                fmt::format("{}, {}: {} {}", figure->group, figure->measure, value,
                            sources_.mark(figure->source)));
  }
}

}  // namespace medtech::cmd
