// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/offer_value.hpp"

#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace medtech::tracker {

namespace {

constexpr double calendar_weeks = 52;  // of a year, as pay is reckoned
constexpr double months = 12;

// "$1,400.50", "$38"
std::string money(double value) {
  const double cents = std::round(value * 100) / 100;
  const auto whole = static_cast<long long>(std::floor(cents));
  const auto rest = std::lround((cents - std::floor(cents)) * 100);
  return "$" + text::grouped(whole) + (rest == 0 ? "" : fmt::format(".{:02}", rest));
}

std::string plural(double number, std::string_view one, std::string_view many) {
  return fmt::format("{:g} {}", number, number == 1 ? one : many);
}

/// Adds up one offer.
class Reckoning {
 public:
  Reckoning(const OfferTerms& terms, const OfferFacts& facts) : terms_(terms), facts_(facts) {}

  OfferValue value(const std::optional<PriceLevelThere>& prices) {
    set_time();
    add_base();
    add_by_the_hour();
    add_lump_sums();
    add_contract();
    add_benefits();
    sum();
    if (prices) adjust(*prices);
    add_remarks();
    return std::move(value_);
  }

 private:
  double assume(std::string_view id) {
    const Assumption& assumption = facts_.assumed(id);
    if (std::ranges::find(value_.assumed, assumption.text) == value_.assumed.end())
      value_.assumed.push_back(assumption.text);
    return assumption.value;
  }

  // Hours a week and weeks a year that are worked and paid.
  void set_time() {
    hours_ = terms_.hours ? *terms_.hours : assume("hours-per-week");
    if (!terms_.contract_weeks) {
      weeks_ = assume("weeks-per-year");
      return;
    }
    const double gap = terms_.gap_weeks.value_or(0);
    const double length = std::max(*terms_.contract_weeks, 1.0);
    weeks_ = calendar_weeks * length / (length + gap);
    if (!terms_.gap_weeks)
      value_.assumed.push_back(
          "one contract follows the other without a gap; --gap says otherwise");
    weeks_text_ = fmt::format("{:.4g} contract weeks", weeks_);
  }

  [[nodiscard]] std::string weeks_text() const {
    return weeks_text_.empty() ? plural(weeks_, "week", "weeks") : weeks_text_;
  }

  // A rate over a year of this work.
  double yearly(const Rate& rate, std::string& how) {
    how = fmt::format("{}/{}", money(rate.amount), rate.per);
    if (rate.per == "hour") {
      how += fmt::format(" × {:g} h × {}", hours_, weeks_text());
      return rate.amount * hours_ * weeks_;
    }
    if (rate.per == "day") {
      const double days = assume("days-per-week");
      how += fmt::format(" × {:g} days × {}", days, weeks_text());
      return rate.amount * days * weeks_;
    }
    if (rate.per == "week") {
      how += " × " + weeks_text();
      return rate.amount * weeks_;
    }
    if (rate.per == "month") {
      const double share = months * weeks_ / calendar_weeks;
      how += fmt::format(" × {:.4g} months", share);
      return rate.amount * share;
    }
    return rate.amount;
  }

  void add(std::string_view term, double year, std::string how) {
    value_.lines.push_back({std::string(term), year, std::move(how)});
  }

  void add_rate(std::string_view term, const std::optional<Rate>& rate, double sign = 1) {
    if (!rate) return;
    std::string how;
    const double year = yearly(*rate, how);
    add(term, sign * year, how);
  }

  void add_base() {
    if (!terms_.base) return;
    std::string how;
    base_year_ = yearly(*terms_.base, how);
    hourly_ = hours_ * weeks_ > 0 ? *base_year_ / (hours_ * weeks_) : 0;
    add("base", *base_year_, how);
  }

  void add_by_the_hour() {
    for (const DifferentialTerm& term : terms_.differentials) {
      const double hours = term.hours.value_or(hours_);
      if (!term.hours)
        value_.assumed.push_back(fmt::format(
            "the {0} differential is for all hours; --differential {0}=…:24h says how many",
            term.name));
      const double per_hour = term.percent > 0 ? hourly_ * term.percent / 100 : term.per_hour;
      add("differential", per_hour * hours * weeks_,
          fmt::format("{} {}/hour × {:g} h × {}", term.name, money(per_hour), hours, weeks_text()));
    }
    if (terms_.overtime && base_year_) {
      const double rate = hourly_ * assume("overtime-factor");
      add("overtime", rate * *terms_.overtime * weeks_,
          fmt::format("{}/hour × {:g} h × {}", money(rate), *terms_.overtime, weeks_text()));
    }
    const std::pair<const char*, const std::optional<TimedRate>*> timed[] = {
        {"on-call", &terms_.on_call}, {"call-back", &terms_.call_back}};
    for (const auto& [name, term] : timed) {
      if (!*term) continue;
      add(name, (*term)->per_hour * (*term)->hours * weeks_,
          fmt::format("{}/hour × {:g} h × {}", money((*term)->per_hour), (*term)->hours,
                      weeks_text()));
    }
  }

  // Paid once: spread over the time within which it is to be paid back, a year at least.
  void add_lump_sums() {
    if (terms_.sign_on) {
      const double span = std::max(terms_.sign_on_months.value_or(months), months);
      add("sign-on", *terms_.sign_on * months / span,
          fmt::format("{} once, spread over {:g} months", money(*terms_.sign_on), span));
      if (terms_.sign_on_months) {
        value_.remarks.push_back(fmt::format(
            "who leaves within {:g} months may have to pay back the {} for signing; ask whether "
            "all of it or a share",
            *terms_.sign_on_months, money(*terms_.sign_on)));
      }
    }
    if (terms_.relocation)
      add("relocation", 0,
          fmt::format("{} once, toward what moving costs: not counted", money(*terms_.relocation)));
    add_rate("bonus", terms_.bonus);
  }

  void add_contract() {
    add_rate("stipend", terms_.stipend);
    if (!terms_.per_diem) return;
    const double days = terms_.per_diem_days ? *terms_.per_diem_days : assume("per-diem-days");
    add("per-diem", *terms_.per_diem * days * weeks_,
        fmt::format("{}/day × {:g} days × {}", money(*terms_.per_diem), days, weeks_text()));
  }

  void add_benefits() {
    add_rate("premium", terms_.premium, -1);
    if (terms_.match && base_year_) {
      add("match", *base_year_ * *terms_.match / 100,
          fmt::format("{:g}% of base pay", *terms_.match));
      value_.assumed.push_back("you save enough to be given the whole match");
    }
    add_rate("car", terms_.car);
    add_rate("training", terms_.training);
    add_rate("certification", terms_.certification);
    add_rate("tuition", terms_.tuition);
  }

  void sum() {
    const double worked = hours_ * weeks_ + terms_.overtime.value_or(0) * weeks_ +
                          (terms_.call_back ? terms_.call_back->hours * weeks_ : 0) -
                          terms_.pto.value_or(0);
    value_.hours_worked = std::max(worked, 0.0);
    if (base_year_ || terms_.stipend) {
      double year = 0;
      for (const ValueLine& line : value_.lines) year += line.year;
      value_.year = year;
      if (*value_.hours_worked > 0) value_.hour = year / *value_.hours_worked;
    }
    if (terms_.nights_away) {
      std::string how;
      value_.nights_away = yearly(*terms_.nights_away, how);
    }
    if (terms_.commute) {
      const double days = assume("days-per-week");
      const double leave = hours_ > 0 ? terms_.pto.value_or(0) / hours_ : 0;
      value_.commute_hours = 2 * *terms_.commute / 60 * days * std::max(weeks_ - leave, 0.0);
    }
    if (terms_.on_call) value_.on_call_hours = terms_.on_call->hours;
  }

  void adjust(const PriceLevelThere& prices) {
    if (value_.year) value_.year_at_prices = *value_.year * 100 / prices.level;
    if (value_.hour) value_.hour_at_prices = *value_.hour * 100 / prices.level;
    value_.remarks.push_back(fmt::format("prices in {} are {:.1f} where the US average is 100 ({})",
                                         prices.area, prices.level, prices.source));
  }

  void add_remarks() {
    if (terms_.contract_weeks && !terms_.guaranteed) {
      value_.remarks.emplace_back("no hours are guaranteed: a cut shift is not paid");
    } else if (terms_.guaranteed && *terms_.guaranteed < hours_ && base_year_) {
      value_.remarks.push_back(fmt::format("{:g} of {:g} hours are guaranteed: {} a week at least",
                                           *terms_.guaranteed, hours_,
                                           money(hourly_ * *terms_.guaranteed)));
    }
    if (terms_.stipend || terms_.per_diem)
      value_.remarks.emplace_back(
          "stipends are counted as they are paid; what tax is due on them is not reckoned here");
    if (!terms_.base && !terms_.stipend)
      value_.remarks.emplace_back("no base pay is named: --base 38/hour");
  }

  const OfferTerms& terms_;
  const OfferFacts& facts_;
  OfferValue value_;
  double hours_ = 0;
  double weeks_ = 0;
  std::string weeks_text_;
  std::optional<double> base_year_;
  double hourly_ = 0;
};

using Known = std::optional<double>;

constexpr std::array<Criterion, 10> all_criteria{{
    {"pay", "value of a year at average prices", true,
     [](const OfferTerms&, const OfferValue& v) -> Known {
       return v.year_at_prices ? v.year_at_prices : v.year;
     }},
    {"hour", "value of an hour at average prices", true,
     [](const OfferTerms&, const OfferValue& v) -> Known {
       return v.hour_at_prices ? v.hour_at_prices : v.hour;
     }},
    {"pto", "hours of paid leave a year", true,
     [](const OfferTerms& t, const OfferValue&) -> Known { return t.pto; }},
    {"nights-away", "nights away a year", false,
     [](const OfferTerms&, const OfferValue& v) -> Known { return v.nights_away; }},
    {"commute", "hours on the way to work a year", false,
     [](const OfferTerms&, const OfferValue& v) -> Known { return v.commute_hours; }},
    {"on-call", "hours on call a week", false,
     [](const OfferTerms&, const OfferValue& v) -> Known { return v.on_call_hours; }},
    {"guaranteed", "guaranteed hours a week", true,
     [](const OfferTerms& t, const OfferValue&) -> Known { return t.guaranteed; }},
    {"match", "percent added to savings", true,
     [](const OfferTerms& t, const OfferValue&) -> Known { return t.match; }},
    {"hours", "hours worked a year", false,
     [](const OfferTerms&, const OfferValue& v) -> Known { return v.hours_worked; }},
    {"impression", "what you saw at the interview", true,
     [](const OfferTerms& t, const OfferValue&) -> Known { return t.impression; }},
}};

}  // namespace

OfferValue value_of(const OfferTerms& terms, const OfferFacts& facts,
                    const std::optional<PriceLevelThere>& prices) {
  return Reckoning(terms, facts).value(prices);
}

std::span<const Criterion> criteria() { return all_criteria; }

std::vector<std::optional<double>> scores_of(
    const std::vector<std::pair<OfferTerms, OfferValue>>& offers,
    const std::map<std::string, double, std::less<>>& weights) {
  std::vector<double> points(offers.size(), 0);
  std::vector<double> weighed(offers.size(), 0);
  for (const Criterion& criterion : all_criteria) {
    const auto weight = weights.find(criterion.id);
    if (weight == weights.end() || weight->second <= 0) continue;
    std::vector<Known> values;
    for (const auto& [terms, value] : offers) values.push_back(criterion.of(terms, value));
    double least = 0;
    double greatest = 0;
    bool any = false;
    for (const Known& value : values) {
      if (!value) continue;
      least = any ? std::min(least, *value) : *value;
      greatest = any ? std::max(greatest, *value) : *value;
      any = true;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!values[i]) continue;
      const double share = greatest == least ? 1 : (*values[i] - least) / (greatest - least);
      points[i] +=
          weight->second * (criterion.more_is_better || greatest == least ? share : 1 - share);
      weighed[i] += weight->second;
    }
  }
  std::vector<std::optional<double>> scores;
  for (std::size_t i = 0; i < offers.size(); ++i)
    scores.push_back(weighed[i] > 0 ? std::optional(100 * points[i] / weighed[i]) : std::nullopt);
  return scores;
}

}  // namespace medtech::tracker
