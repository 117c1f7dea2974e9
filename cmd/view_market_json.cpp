// SPDX-License-Identifier: GPL-3.0-or-later
// `market` for programs: JSON.
#include "cmd/view_market.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"

#include <array>
#include <utility>

namespace medtech::cmd {

using career::Level;
using json::Writer;

namespace {

std::optional<std::string> unless_unknown(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

class MarketJson {
 public:
  explicit MarketJson(const MarketAnswer& answer)
      : answer_(answer), sources_(answer.data.facts, answer.today) {}

  std::string take() {
    writer_.begin_object().member("schema", "medtech.market/1");
    add_query();
    const career::MarketReport none;
    const career::MarketReport& report = answer_.report ? *answer_.report : none;
    add_occupation(report.occupation);
    writer_.member("note", unless_unknown(report.note));
    writer_.key("areas").begin_array();
    for (const career::AreaReport& area : report.areas) add_area(area);
    writer_.end_array().key("industries").begin_array();
    for (const career::Wages& row : report.industries) add_wages(row);
    writer_.end_array();
    add_settings(report);
    add_projection(report.occupation);
    add_federal(report.federal);
    add_surveys(report);
    add_adjusted(report);
    add_ranking();
    add_roles();
    add_sources();
    writer_.end_object();
    return writer_.take() + "\n";
  }

 private:
  // Each figure names its source by id; those named are listed at the end.
  void source(std::string_view id) {
    static_cast<void>(sources_.mark(id));
    writer_.member("source", unless_unknown(std::string(id)));
  }

  void area_members(const career::Area& area) {
    writer_.member("level", to_string(area.level)).member("code", area.code);
    writer_.member("name", area.name);
  }

  void add_query() {
    const MarketRequest& request = answer_.request;
    writer_.key("query").begin_object();
    writer_.member("role",
                   request.role == nullptr ? std::nullopt : std::optional(request.role->id));
    writer_.member("role_name",
                   request.role == nullptr ? std::nullopt : std::optional(request.role->name));
    for (const auto& [name, level] :
         {std::pair("states", Level::state), std::pair("metros", Level::metro)}) {
      writer_.key(name).begin_array();
      for (const career::Area& area : request.areas) {
        if (area.level == level) writer_.string(area.code);
      }
      writer_.end_array();
    }
    writer_.key("home");
    if (request.home) {
      writer_.begin_object();
      area_members(*request.home);
      writer_.end_object();
    } else {
      writer_.null();
    }
    writer_.member("compare",
                   request.pay ? std::optional(profile::to_string(*request.pay)) : std::nullopt);
    writer_.member("compare_annual", request.annual_pay);
    writer_.member("rank", request.rank ? std::optional(to_string(*request.rank)) : std::nullopt);
    writer_.member("by", request.rank ? std::optional(std::string(
                                            rank_measures.at(static_cast<std::size_t>(request.by))))
                                      : std::nullopt);
    writer_.end_object();
  }

  void add_occupation(const career::Occupation* occupation) {
    writer_.key("occupation");
    if (occupation == nullptr) {
      writer_.null();
      return;
    }
    writer_.begin_object().member("code", occupation->code).member("title", occupation->title);
    writer_.member("role_code", answer_.request.role == nullptr
                                    ? std::nullopt
                                    : std::optional(answer_.request.role->wage_code));
    writer_.member("note", unless_unknown(occupation->note)).end_object();
  }

  void add_spread(std::string_view name, const career::Spread& spread) {
    writer_.key(name).begin_object().member("mean", spread.mean).member("p10", spread.p10);
    writer_.member("p25", spread.p25).member("median", spread.median);
    writer_.member("p75", spread.p75).member("p90", spread.p90);
    writer_.member("capped", spread.capped).end_object();
  }

  void add_wages(const career::Wages& wages) {
    writer_.begin_object().member("as_of", unless_unknown(wages.as_of));
    writer_.member("naics", unless_unknown(wages.naics));
    writer_.member("industry", unless_unknown(wages.industry));
    writer_.member("employment", wages.employment).member("jobs_per_1000", wages.per_1000);
    writer_.member("location_quotient", wages.quotient);
    add_spread("hourly", wages.hourly);
    add_spread("annual", wages.annual);
    source(wages.source);
    writer_.end_object();
  }

  void add_observed(const career::Observed& observed) {
    writer_.key("observed").begin_object().member("openings", observed.openings);
    writer_.member("stating_pay", observed.pay.size()).member("travel", observed.travel);
    writer_.member("least_sample", career::least_sample);
    const auto& known = observed.quantiles;
    const auto quantile = [&](std::string_view name, double career::Quantiles::* which) {
      writer_.member(name, known ? std::optional(*known.*which) : std::nullopt);
    };
    quantile("p10", &career::Quantiles::p10);
    quantile("p25", &career::Quantiles::p25);
    quantile("median", &career::Quantiles::median);
    quantile("p75", &career::Quantiles::p75);
    quantile("p90", &career::Quantiles::p90);
    writer_.key("credentials").begin_array();
    for (const career::Count& credential : observed.credentials) {
      writer_.begin_object().member("id", credential.id).member("openings", credential.number);
      writer_.end_object();
    }
    writer_.end_array();
    if (observed.openings > 0) {
      source(SourceNotes::listings_id);
    } else {
      writer_.null_member("source");
    }
    writer_.end_object();
  }

  void add_area(const career::AreaReport& area) {
    writer_.begin_object();
    area_members(area.area);
    writer_.key("wages").begin_array();
    for (const career::Wages& row : area.wages) add_wages(row);
    writer_.end_array();
    add_prices(area.prices);
    add_observed(area.observed);
    add_comparison(area.comparison);
    writer_.end_object();
  }

  void add_prices(const career::PriceLevel* prices) {
    writer_.key("prices");
    if (prices == nullptr) {
      writer_.null();
      return;
    }
    writer_.begin_object().member("all", prices->all).member("goods", prices->goods);
    writer_.member("housing", prices->housing).member("utilities", prices->utilities);
    writer_.member("other", prices->other).member("as_of", answer_.data.prices.as_of());
    source(answer_.data.prices.source());
    writer_.end_object();
  }

  void add_placement(std::string_view name, const std::optional<career::Placement>& placement) {
    writer_.key(name);
    if (!placement) {
      writer_.null();
      return;
    }
    writer_.begin_object().member("percentile", placement->percentile);
    writer_.member("at_least", placement->above).member("below", placement->below).end_object();
  }

  void add_comparison(const std::optional<career::Comparison>& comparison) {
    writer_.key("comparison");
    if (!comparison) {
      writer_.null();
      return;
    }
    writer_.begin_object();
    add_placement("among_wages", comparison->among_wages);
    writer_.member("percent_above_mean", comparison->versus_mean);
    writer_.member("at_average_prices", comparison->at_average_prices);
    writer_.member("same_buying_power", comparison->same_buying_power);
    writer_.member("worth_at_home", comparison->worth_at_home);
    writer_.member("listings_reached", comparison->reached).end_object();
  }

  void add_settings(const career::MarketReport& report) {
    writer_.key("settings").begin_array();
    for (const career::SettingReport& setting : report.settings) {
      writer_.begin_object().member("setting", setting.setting);
      add_observed(setting.observed);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void add_projection(const career::Occupation* occupation) {
    writer_.key("projection");
    if (occupation == nullptr || !occupation->projection) {
      writer_.null();
      return;
    }
    const career::Projection& projection = *occupation->projection;
    writer_.begin_object().member("years", projection.years).member("jobs", projection.jobs);
    writer_.member("growth_percent", projection.growth_percent);
    writer_.member("openings_per_year", projection.openings_per_year);
    source(projection.source);
    writer_.end_object();
  }

  void add_federal(const career::Federal* federal) {
    writer_.key("federal");
    if (federal == nullptr) {
      writer_.null();
      return;
    }
    writer_.begin_object().member("series", federal->series).member("title", federal->title);
    writer_.key("years").begin_array();
    for (const auto& [year, number] : federal->announcements) {
      const auto veterans = federal->veterans_affairs.find(year);
      writer_.begin_object().member("year", year).member("announcements", number);
      writer_.member("veterans_affairs", veterans == federal->veterans_affairs.end()
                                             ? std::nullopt
                                             : std::optional(veterans->second));
      writer_.end_object();
    }
    writer_.end_array().member("note", unless_unknown(federal->note));
    source(federal->source);
    writer_.end_object();
  }

  void add_surveys(const career::MarketReport& report) {
    writer_.key("surveys").begin_array();
    for (const career::SurveyFigure* figure : report.surveys) {
      writer_.begin_object().member("year", figure->year).member("group", figure->group);
      writer_.member("measure", figure->measure).member("value", figure->value);
      writer_.member("unit", figure->unit);
      source(figure->source);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void add_adjusted(const career::MarketReport& report) {
    writer_.key("adjusted");
    if (!report.adjusted_pay) {
      writer_.null();
      return;
    }
    writer_.begin_object().member("annual", report.adjusted_pay);
    add_placement("among_national_wages", report.adjusted_placement);
    source(answer_.data.prices.source());
    writer_.end_object();
  }

  void add_ranking() {
    writer_.key("ranking");
    if (!answer_.ranking) {
      writer_.null();
      return;
    }
    constexpr std::array<std::string_view, 2> bases{"wages", "listings"};
    const career::Ranking& ranking = *answer_.ranking;
    writer_.begin_object().member("level", to_string(ranking.level));
    writer_.member("by", rank_measures.at(static_cast<std::size_t>(ranking.by)));
    writer_.member("basis", bases.at(static_cast<std::size_t>(ranking.basis)));
    writer_.member("subject", ranking_subject(ranking));
    writer_.member("as_of", unless_unknown(ranking.as_of));
    writer_.member("total", ranking.rows.size()).key("rows").begin_array();
    std::size_t place = 0;
    for (const career::RankRow& row : ranking.rows) {
      if (place++ == answer_.request.limit.value_or(ranking.rows.size())) break;
      writer_.begin_object().member("rank", place).member("code", row.area.code);
      writer_.member("name", row.area.name).member("value", row.value);
      writer_.member("price_level",
                     row.prices == nullptr ? std::nullopt : std::optional(row.prices->all));
      writer_.member("location_quotient", row.quotient).member("openings", row.openings);
      writer_.member("stating_pay", row.stating_pay);
      writer_.member("stated_median", row.median_stated);
      source(row.source.empty() ? SourceNotes::listings_id : std::string_view(row.source));
      writer_.end_object();
    }
    writer_.end_array().end_object();
  }

  void add_roles() {
    writer_.key("roles").begin_array();
    for (const career::RoleReport& each : answer_.roles) {
      writer_.begin_object().member("id", each.role->id).member("name", each.role->name);
      writer_.member("track", each.role->track);
      add_occupation_of(each);
      writer_.key("wages").begin_array();
      for (const career::Wages& row : each.wages) add_wages(row);
      writer_.end_array();
      add_projection(each.occupation);
      add_observed(each.observed);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void add_occupation_of(const career::RoleReport& each) {
    writer_.member("role_code", each.role->wage_code);
    writer_.member("occupation_code", each.occupation == nullptr
                                          ? std::nullopt
                                          : std::optional(each.occupation->code));
  }

  void add_sources() {
    writer_.key("sources").begin_array();
    for (const career::Source& source : sources_.named()) {
      writer_.begin_object().member("id", source.id).member("title", source.title);
      writer_.member("address", unless_unknown(source.address));
      writer_.member("confidence", unless_unknown(source.confidence)).end_object();
    }
    writer_.end_array();
  }

  const MarketAnswer& answer_;
  SourceNotes sources_;
  Writer writer_;
};

}  // namespace

std::string market_json(const MarketAnswer& answer) { return MarketJson(answer).take(); }

}  // namespace medtech::cmd
