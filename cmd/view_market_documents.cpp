// SPDX-License-Identifier: GPL-3.0-or-later
// `market` as CSV, as a drawing, and as a page.
#include "cmd/market_sheet.hpp"
#include "core/base/text.hpp"
#include "core/format/csv.hpp"
#include "core/render/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::cmd {

using career::Level;
using career::Wages;

namespace {

constexpr std::size_t bars_drawn = 30;

std::string plain_number(double value) { return fmt::format("{}", value); }

/// Lines of figures: what of, which, how much, of when and from where.
class FigureLines {
 public:
  FigureLines() {
    out_ =
        csv::line({"area", "name", "subject", "measure", "value", "unit", "n", "as_of", "source"});
  }

  void about(const career::Area& area, const std::string& subject) {
    area_ = {area.level, text::printable_line(area.code), text::printable_line(area.name)};
    subject_ = text::printable_line(subject);
  }
  void add(std::string_view measure, const std::optional<double>& value, std::string_view unit,
           std::string_view as_of, std::string_view source, const std::string& n = "") {
    if (!value) return;
    out_ += csv::line({area_.code, area_.name, subject_, std::string(measure), plain_number(*value),
                       std::string(unit), n, std::string(as_of), text::printable_line(source)});
  }
  std::string take() { return std::move(out_); }

 private:
  career::Area area_;
  std::string subject_;
  std::string out_;
};

void add_wages_lines(FigureLines& lines, const Wages& wages) {
  const auto spread = [&](const career::Spread& figures, std::string_view unit) {
    lines.add("mean", figures.mean, unit, wages.as_of, wages.source);
    lines.add("p10", figures.p10, unit, wages.as_of, wages.source);
    lines.add("p25", figures.p25, unit, wages.as_of, wages.source);
    lines.add("median", figures.median, unit, wages.as_of, wages.source);
    lines.add("p75", figures.p75, unit, wages.as_of, wages.source);
    lines.add("p90", figures.p90, unit, wages.as_of, wages.source);
  };
  lines.add("employment", wages.employment, "people", wages.as_of, wages.source);
  lines.add("location_quotient", wages.quotient, "ratio", wages.as_of, wages.source);
  spread(wages.hourly, "usd-hour");
  spread(wages.annual, "usd-year");
}

void add_observed_lines(FigureLines& lines, const career::Observed& observed,
                        const std::string& today) {
  const std::string n = std::to_string(observed.pay.size());
  const auto source = SourceNotes::listings_id;
  lines.add("openings", static_cast<double>(observed.openings), "openings", today, source);
  if (observed.quantiles) {
    const career::Quantiles& stated = *observed.quantiles;
    lines.add("p10", stated.p10, "usd-year", today, source, n);
    lines.add("p25", stated.p25, "usd-year", today, source, n);
    lines.add("median", stated.median, "usd-year", today, source, n);
    lines.add("p75", stated.p75, "usd-year", today, source, n);
    lines.add("p90", stated.p90, "usd-year", today, source, n);
  }
  for (const career::Count& credential : observed.credentials)
    lines.add("credential " + credential.id, static_cast<double>(credential.number), "openings",
              today, source);
}

void add_comparison_lines(FigureLines& lines, const career::AreaReport& area,
                          const career::Prices& prices) {
  if (!area.comparison) return;
  const career::Comparison& comparison = *area.comparison;
  const Wages* wages = area.wages.empty() ? nullptr : &area.wages.front();
  if (comparison.among_wages && wages != nullptr)
    lines.add("percentile", comparison.among_wages->percentile, "percent", wages->as_of,
              wages->source);
  const std::string& as_of = prices.as_of();
  const std::string& source = prices.source();
  lines.add("at_average_prices", comparison.at_average_prices, "usd-year", as_of, source);
  lines.add("same_buying_power", comparison.same_buying_power, "usd-year", as_of, source);
  lines.add("worth_at_home", comparison.worth_at_home, "usd-year", as_of, source);
}

void add_report_lines(FigureLines& lines, const career::MarketReport& report,
                      const MarketAnswer& answer) {
  const career::Prices& prices = answer.data.prices;
  for (const career::AreaReport& area : report.areas) {
    lines.about(area.area, "wages");
    for (const Wages& row : area.wages) add_wages_lines(lines, row);
    if (area.prices != nullptr) {
      lines.about(area.area, "prices");
      lines.add("all", area.prices->all, "us=100", prices.as_of(), prices.source());
      lines.add("housing", area.prices->housing, "us=100", prices.as_of(), prices.source());
    }
    lines.about(area.area, "stored openings");
    add_observed_lines(lines, area.observed, to_string(answer.today));
    lines.about(area.area, "compared pay");
    add_comparison_lines(lines, area, prices);
  }
  const career::Area nation = report.areas.front().area;
  for (const Wages& row : report.industries) {
    lines.about(nation, row.industry);
    add_wages_lines(lines, row);
  }
  if (report.occupation != nullptr && report.occupation->projection) {
    const career::Projection& projection = *report.occupation->projection;
    lines.about(nation, "projection " + projection.years);
    lines.add("jobs", projection.jobs, "people", projection.years.substr(0, 4), projection.source);
    lines.add("growth", projection.growth_percent, "percent", projection.years, projection.source);
    lines.add("openings_per_year", projection.openings_per_year, "openings", projection.years,
              projection.source);
  }
  for (const career::SurveyFigure* figure : report.surveys) {
    lines.about(nation, figure->group);
    lines.add(figure->measure, figure->value, figure->unit, std::to_string(figure->year),
              figure->source);
  }
}

void add_ranking_lines(FigureLines& lines, const MarketAnswer& answer) {
  const career::Ranking& ranking = *answer.ranking;
  const bool dollars = ranking.by == career::RankBy::pay || ranking.by == career::RankBy::adjusted;
  const std::string unit = dollars                                  ? "usd-year"
                           : ranking.by == career::RankBy::openings ? "openings"
                                                                    : "people";
  const bool stored = ranking.basis == career::RankBasis::listings;
  std::size_t place = 0;
  for (const career::RankRow& row : ranking.rows) {
    if (place++ == answer.request.limit.value_or(ranking.rows.size())) break;
    lines.about(row.area, "rank " + std::to_string(place));
    lines.add(ranking_subject(ranking), row.value, unit,
              stored ? to_string(answer.today) : ranking.as_of,
              stored ? SourceNotes::listings_id : std::string_view(row.source),
              stored && dollars ? std::to_string(row.stating_pay) : "");
  }
}

void add_overview_lines(FigureLines& lines, const MarketAnswer& answer) {
  career::Area area{Level::nation, "US", "United States"};
  if (!answer.request.areas.empty()) area = answer.request.areas.front();
  for (const career::RoleReport& each : answer.roles) {
    lines.about(area, each.role->id);
    for (const Wages& row : each.wages) add_wages_lines(lines, row);
    if (each.observed.openings > 0)
      add_observed_lines(lines, each.observed, to_string(answer.today));
  }
}

PayScale chart_scale(const MarketAnswer& answer) { return scale_of(answer.request); }

// The roles that have a median, as bars: what an overview draws.
render::Chart overview_chart(const MarketAnswer& answer) {
  career::Ranking ranking;
  ranking.by = career::RankBy::pay;
  for (const career::RoleReport& each : answer.roles) {
    const auto typical = each.wages.empty() ? std::nullopt : yearly(each.wages.front()).typical();
    if (!typical) continue;
    career::RankRow row;
    row.area.name = each.role->name;
    row.value = *typical;
    ranking.rows.push_back(row);
  }
  std::ranges::stable_sort(ranking.rows, std::ranges::greater(), &career::RankRow::value);
  render::Chart chart = ranking_chart(ranking, PayScale::hour, ranking.rows.size());
  chart.id = "roles";
  chart.title = "Roles by the pay of their occupation, dollars an hour";
  return chart;
}

render::Chart chart_of(const MarketAnswer& answer) {
  if (answer.ranking) return ranking_chart(*answer.ranking, chart_scale(answer), bars_drawn);
  if (answer.report) return pay_chart(*answer.report, chart_scale(answer));
  return overview_chart(answer);
}

// What a drawing's figures come from, each source once: what it is of, and its id.
std::vector<std::pair<std::string, std::string>> drawn_sources(const MarketAnswer& answer) {
  std::vector<std::pair<std::string, std::string>> drawn;
  const auto add = [&](const std::string& what, std::string_view id) {
    if (std::ranges::find(drawn, id, &std::pair<std::string, std::string>::second) == drawn.end())
      drawn.emplace_back(what, id);
  };
  const auto add_wages = [&](const std::string& what, const Wages& row) {
    add(fmt::format("{}{}: ", what, row.as_of.empty() ? "" : ", " + spoken_time(row.as_of)),
        row.source);
  };
  if (answer.report) {
    for (const career::AreaReport& area : answer.report->areas) {
      for (const Wages& row : area.wages) add_wages(short_area(area.area), row);
      if (area.observed.quantiles) add("Stored: ", SourceNotes::listings_id);
    }
  } else if (answer.ranking) {
    const career::Ranking& ranking = *answer.ranking;
    for (const career::RankRow& row : ranking.rows) {
      const bool stored = row.source.empty();
      add(stored ? "" : spoken_time(ranking.as_of) + ": ",
          stored ? SourceNotes::listings_id : std::string_view(row.source));
    }
    if (ranking.by == career::RankBy::adjusted) add("Prices: ", answer.data.prices.source());
  } else {
    for (const career::RoleReport& each : answer.roles) {
      if (!each.wages.empty()) add_wages(each.wages.front().name, each.wages.front());
    }
  }
  return drawn;
}

std::string title_of(const MarketAnswer& answer) {
  if (answer.report) return "Market: " + answer.report->question.role.name;
  if (!answer.ranking) return "Market: the roles of both families";
  return fmt::format("{} by {}: {}",
                     answer.ranking->level == Level::state ? "States" : "Metropolitan areas",
                     ranking_subject(*answer.ranking),
                     answer.request.role == nullptr ? "all roles" : answer.request.role->name);
}

}  // namespace

std::string market_csv(const MarketAnswer& answer) {
  FigureLines lines;
  if (answer.ranking) {
    add_ranking_lines(lines, answer);
  } else if (answer.report) {
    add_report_lines(lines, *answer.report, answer);
  } else {
    add_overview_lines(lines, answer);
  }
  return lines.take();
}

std::string market_svg(const MarketAnswer& answer) {
  render::Chart chart = chart_of(answer);
  SourceNotes sources(answer.data.facts, answer.today);
  for (const auto& [label, source] : drawn_sources(answer)) {
    static_cast<void>(sources.mark(source));
    const career::Source named = sources.named().back();
    chart.footnotes.push_back(fmt::format("{}{}{}{}", label, named.title,
                                          named.address.empty() ? "" : ", ", named.address));
  }
  return render::svg(chart, true);
}

std::string market_page(const MarketAnswer& answer) {
  std::string body;
  // A report has its chart where it speaks of pay.
  if (!answer.report) body = "<figure>\n" + render::svg(chart_of(answer), false) + "</figure>\n";
  return render::page(title_of(answer), "as of " + to_string(answer.today),
                      body + MarketSheet(answer).take().for_page());
}

}  // namespace medtech::cmd
