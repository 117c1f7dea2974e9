// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/market.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace medtech::career {

namespace {

bool is_there(const std::vector<std::string>& codes, const std::string& code) {
  return std::ranges::find(codes, code) != codes.end();
}

bool lies_in(const Opening& opening, const Area& area) {
  switch (area.level) {
    case Level::state:
      return is_there(opening.states, area.code);
    case Level::metro:
      return is_there(opening.metros, area.code);
    default:
      return true;
  }
}

std::vector<Wages> of_area(const std::vector<Wages>& rows, const Area& area) {
  std::vector<Wages> found;
  std::ranges::copy_if(rows, std::back_inserter(found), [&](const Wages& row) {
    return row.level == area.level && row.area == area.code;
  });
  return found;
}

// The newest row of each industry; those with employment first, the largest before the others,
// those without it by pay.
std::vector<Wages> industries_of(const std::vector<Wages>& rows) {
  std::map<std::string, std::vector<Wages>> by_industry;
  for (const Wages& row : rows) {
    if (row.level == Level::sector || row.level == Level::industry)
      by_industry[row.naics].push_back(row);
  }
  std::vector<Wages> industries;
  for (const auto& [naics, same] : by_industry) industries.push_back(newest(same).front());
  std::ranges::stable_sort(industries, std::ranges::greater(), [](const Wages& row) {
    return std::pair(row.employment.value_or(0), yearly(row).typical().value_or(0));
  });
  return industries;
}

std::vector<SettingReport> settings_of(const std::vector<Opening>& openings) {
  std::map<std::string, std::vector<const Opening*>> by_setting;
  for (const Opening& opening : openings) {
    if (!opening.setting.empty()) by_setting[opening.setting].push_back(&opening);
  }
  std::vector<SettingReport> settings;
  for (const auto& [setting, same] : by_setting) settings.push_back({setting, observe(same)});
  std::ranges::stable_sort(settings, std::ranges::greater(),
                           [](const SettingReport& report) { return report.observed.openings; });
  return settings;
}

Comparison compare(double pay, const AreaReport& report, const PriceLevel* home) {
  Comparison comparison;
  for (const Wages& row : report.wages) {
    const Spread spread = yearly(row);
    if (!comparison.among_wages) comparison.among_wages = place_among(pay, spread);
    if (!comparison.versus_mean && spread.mean && !spread.median)
      comparison.versus_mean = (pay / *spread.mean - 1) * 100;
  }
  if (report.prices != nullptr) {
    comparison.at_average_prices = at_average_prices(pay, *report.prices);
    if (home != nullptr) {
      comparison.same_buying_power = same_buying_power(pay, *home, *report.prices);
      comparison.worth_at_home = same_buying_power(pay, *report.prices, *home);
    }
  }
  if (report.observed.quantiles) comparison.reached = report.observed.reached_by(pay);
  return comparison;
}

AreaReport area_report(const MarketData& data, const RoleWages& wages,
                       const MarketQuestion& question, const Area& area) {
  AreaReport report;
  report.area = area;
  report.wages = newest(of_area(wages.rows, area));
  report.prices = prices_of(data, area);
  std::vector<const Opening*> there;
  for (const Opening& opening : data.openings) {
    if (lies_in(opening, area)) there.push_back(&opening);
  }
  report.observed = observe(there);
  const PriceLevel* home = question.home ? prices_of(data, *question.home) : nullptr;
  if (question.annual_pay) report.comparison = compare(*question.annual_pay, report, home);
  return report;
}

}  // namespace

const PriceLevel* prices_of(const MarketData& data, const Area& area) {
  if (area.level == Level::state) return data.prices.find_state(area.code);
  if (area.level == Level::metro) return data.prices.find_metro(area.code);
  const auto& levels = data.prices.levels();
  const auto nation = std::ranges::find(levels, "nation", &PriceLevel::level);
  return nation == levels.end() ? nullptr : &*nation;
}

RoleWages wages_of(const MarketData& data, const ontology::Role& role) {
  RoleWages wages;
  wages.occupation = data.facts.find_occupation(role.wage_code);
  // A code that is published by itself one day is nearer than the occupation that includes it.
  std::vector<std::string> codes{role.wage_code};
  if (wages.occupation != nullptr && wages.occupation->code != role.wage_code)
    codes.push_back(wages.occupation->code);
  for (const std::string& code : codes) {
    wages.rows = merged(find_wages(data.wages, code), find_wages(data.imported, code));
    if (!wages.rows.empty()) break;
  }
  return wages;
}

MarketReport report_on(const MarketData& data, const MarketQuestion& question) {
  MarketReport report;
  report.question = question;
  const RoleWages wages = wages_of(data, question.role);
  report.occupation = wages.occupation;
  if (const auto note = data.facts.role_notes.find(question.role.id);
      note != data.facts.role_notes.end())
    report.note = note->second;
  std::vector<Area> areas{{Level::nation, "US", "United States"}};
  areas.insert(areas.end(), question.areas.begin(), question.areas.end());
  for (const Area& area : areas) report.areas.push_back(area_report(data, wages, question, area));
  report.industries = industries_of(wages.rows);
  report.settings = settings_of(data.openings);
  for (const Federal& federal : data.facts.federal) {
    if (is_there(federal.roles, question.role.id)) report.federal = &federal;
  }
  for (const SurveyFigure& figure : data.facts.surveys) {
    if (is_there(figure.roles, question.role.id)) report.surveys.push_back(&figure);
  }
  std::ranges::stable_sort(report.surveys, std::ranges::greater(), &SurveyFigure::year);
  const PriceLevel* home = question.home ? prices_of(data, *question.home) : nullptr;
  if (question.annual_pay && home != nullptr) {
    report.adjusted_pay = at_average_prices(*question.annual_pay, *home);
    for (const Wages& row : report.areas.front().wages) {
      if (!report.adjusted_placement)
        report.adjusted_placement = place_among(*report.adjusted_pay, yearly(row));
    }
  }
  return report;
}

std::vector<RoleReport> overview(const MarketData& data, const std::vector<ontology::Role>& roles,
                                 const Area& area) {
  std::map<std::string, std::vector<const Opening*>> by_role;
  for (const Opening& opening : data.openings) {
    if (lies_in(opening, area)) by_role[opening.role].push_back(&opening);
  }
  // Many roles share an occupation.
  std::map<std::string, RoleReport> by_code;
  std::vector<RoleReport> reports;
  for (const ontology::Role& role : roles) {
    const auto [found, fresh] = by_code.try_emplace(role.wage_code);
    if (fresh) {
      const RoleWages wages = wages_of(data, role);
      found->second = {nullptr, wages.occupation, newest(of_area(wages.rows, area)), {}};
    }
    reports.push_back(found->second);
    reports.back().role = &role;
    reports.back().observed = observe(by_role[role.id]);
  }
  return reports;
}

}  // namespace medtech::career
