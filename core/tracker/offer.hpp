// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/tracker/event.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The terms of an offer, as people write them down.
namespace medtech::tracker {

/// In what form a term is written.
enum class TermForm {
  rate,          ///< 38/hour, 70000/year
  hours,         ///< 36, 36h
  differential,  ///< night=4/hour, weekend=10%, night=4/hour:24h
  timed_rate,    ///< 4/hour:20h
  per_diem,      ///< 60/day, 60/day:5d
  sign_on,       ///< 10000:24mo
  amount,        ///< 5000
  weeks,         ///< 13w
  minutes,       ///< 35min, each way
  percent,       ///< 4%
  count_rate,    ///< 8/month
  date,          ///< 2026-12-01
  text
};

/// A term: also the name of its option, of its key in a file, and of its field in JSON.
struct TermKind {
  std::string_view name;
  TermForm form = TermForm::text;
  std::string_view help;
  std::string_view example;
};
std::span<const TermKind> term_kinds();
const TermKind* find_term(std::string_view name);

/// A term in its one form: "$38/hr" gives "38/hour". The error says what would be right.
Result<std::string> canonical_term(const TermKind& kind, std::string_view typed);

/// So much per hour, day, week, month or year.
struct Rate {
  double amount = 0;
  std::string per;

  bool operator==(const Rate&) const = default;
};
/// "38/hour" as its parts; absent for another form.
std::optional<Rate> parse_rate(std::string_view text);

/// An extra for certain hours.
struct DifferentialTerm {
  std::string name;
  double per_hour = 0;          ///< dollars, or
  double percent = 0;           ///< of the base rate
  std::optional<double> hours;  ///< a week; absent: all

  bool operator==(const DifferentialTerm&) const = default;
};

/// So much per hour, for some hours a week.
struct TimedRate {
  double per_hour = 0;
  double hours = 0;

  bool operator==(const TimedRate&) const = default;
};

/// The terms of an offer; what it does not say is absent.
struct OfferTerms {
  std::optional<Rate> base;
  std::optional<double> hours;  ///< a week
  std::vector<DifferentialTerm> differentials;
  std::optional<double> overtime;  ///< hours a week
  std::optional<TimedRate> on_call;
  std::optional<TimedRate> call_back;
  std::optional<Rate> bonus;
  std::optional<double> sign_on;
  std::optional<double> sign_on_months;  ///< within which it is to be paid back
  std::optional<double> relocation;
  std::optional<Rate> stipend;
  std::optional<double> per_diem;       ///< a day
  std::optional<double> per_diem_days;  ///< a week
  std::optional<double> contract_weeks;
  std::optional<double> gap_weeks;   ///< between contracts
  std::optional<double> guaranteed;  ///< hours a week that are paid whatever happens
  std::optional<double> pto;         ///< hours a year
  std::optional<Rate> premium;       ///< what insurance costs
  std::optional<double> match;       ///< percent of base pay
  std::optional<Rate> nights_away;
  std::optional<double> commute;  ///< minutes each way
  std::optional<Rate> car;        ///< an allowance
  std::optional<Rate> training;
  std::optional<Rate> certification;
  std::optional<Rate> tuition;
  std::string place;
  std::string setting;
  std::string answer_by;
  /// The mean of what the person saw at the interview, 1 to 5; from outside the offer.
  std::optional<double> impression;

  bool operator==(const OfferTerms&) const = default;
};

/// Reads terms in their canonical form; what is none is left out.
OfferTerms terms_of(const Fields& fields);

}  // namespace medtech::tracker
