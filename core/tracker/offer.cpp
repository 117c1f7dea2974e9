// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/offer.hpp"

#include "core/base/date.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::tracker {

namespace {

constexpr std::array<TermKind, 27> kinds{{
    {"base", TermForm::rate, "Base pay", "38/hour"},
    {"hours", TermForm::hours, "Hours a week", "36h"},
    {"differential", TermForm::differential, "Extra for certain hours; may be given again",
     "night=4/hour:24h"},
    {"overtime", TermForm::hours, "Overtime hours a week that are usual", "5h"},
    {"on-call", TermForm::timed_rate, "Pay for being on call, and hours a week", "4/hour:20h"},
    {"call-back", TermForm::timed_rate, "Pay when called in, and hours a week", "57/hour:2h"},
    {"bonus", TermForm::rate, "Bonus that is usual", "3000/year"},
    {"sign-on", TermForm::sign_on, "Sign-on bonus, and the months within which it is paid back",
     "10000:24mo"},
    {"relocation", TermForm::amount, "Paid once for moving", "5000"},
    {"stipend", TermForm::rate, "Housing and meals, as a travel contract pays them", "1400/week"},
    {"per-diem", TermForm::per_diem, "Paid for each day away, and days a week", "68/day:5d"},
    {"contract", TermForm::weeks, "Length of the contract", "13w"},
    {"gap", TermForm::weeks, "Weeks without pay between contracts", "2w"},
    {"guaranteed", TermForm::hours, "Hours a week that are paid in any case", "36h"},
    {"pto", TermForm::hours, "Paid time off a year", "160h"},
    {"premium", TermForm::rate, "What insurance costs you", "180/month"},
    {"match", TermForm::percent, "What the employer adds to retirement savings", "4%"},
    {"nights-away", TermForm::count_rate, "Nights away from home", "8/month"},
    {"commute", TermForm::minutes, "Minutes to work, one way", "35min"},
    {"car", TermForm::rate, "Car allowance", "600/month"},
    {"training", TermForm::rate, "Training that is paid", "2000/year"},
    {"certification", TermForm::rate, "Fees of certification that are paid", "400/year"},
    {"tuition", TermForm::rate, "Tuition that is paid", "3000/year"},
    {"location", TermForm::text, "Where one lives with it", "Cincinnati, OH"},
    {"kind", TermForm::text, "Kind of work, as --setting of `track add`", "field-service"},
    {"answer-by", TermForm::date, "The day by which to answer", "2026-12-01"},
    {"given", TermForm::text, "How it was given: spoken, letter, contract", "letter"},
}};

constexpr double most = 10'000'000;  // a greater number is a slip of the keyboard

Error not_a_term(const TermKind& kind, std::string_view typed) {
  return {ErrorKind::usage,
          fmt::format("--{}: \"{}\" can't be read", kind.name, text::printable_line(typed)),
          fmt::format("write it as {}", kind.example)};
}

// "$1,400.50" → 1400.5
std::optional<double> money_of(std::string_view text) {
  text = text::trim(text);
  if (text.starts_with('$')) text.remove_prefix(1);
  std::string digits(text);
  std::erase(digits, ',');
  double factor = 1;
  if (digits.ends_with('k') || digits.ends_with('K')) {
    digits.pop_back();
    factor = 1000;
  }
  const auto value = number_of<double>(digits);
  if (!value || !(*value >= 0) || *value * factor > most) return std::nullopt;
  return *value * factor;
}

// A number with one of these units (blanks between), or none: "36h", "24 months".
std::optional<double> measure_of(std::string_view text, std::string_view units) {
  std::string folded = text::lower(text::trim(text));
  for (const std::string_view unit : text::split(units, ' ')) {
    if (!folded.ends_with(unit)) continue;
    folded.resize(folded.size() - unit.size());
    break;
  }
  return money_of(folded);
}

std::optional<std::string> unit_of(std::string_view word) {
  const std::string folded = text::lower(text::trim(word));
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> words{{{"hour", "hour"},
                                                                                 {"hr", "hour"},
                                                                                 {"h", "hour"},
                                                                                 {"day", "day"},
                                                                                 {"d", "day"},
                                                                                 {"week", "week"},
                                                                                 {"wk", "week"},
                                                                                 {"w", "week"},
                                                                                 {"month", "month"},
                                                                                 {"mo", "month"},
                                                                                 {"year", "year"},
                                                                                 {"yr", "year"},
                                                                                 {"y", "year"}}};
  const auto found = std::ranges::find(words, folded, &decltype(words)::value_type::first);
  if (found == words.end()) return std::nullopt;
  return std::string(found->second);
}

std::string rate_text(const Rate& rate) { return fmt::format("{}/{}", rate.amount, rate.per); }

constexpr std::string_view hour_units = "hours hour hrs h";

std::optional<TimedRate> timed_rate_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto rate = parse_rate(text.substr(0, colon));
  const auto hours = measure_of(text.substr(colon + 1), hour_units);
  if (!rate || rate->per != "hour" || !hours || *hours > 168) return std::nullopt;
  return TimedRate{rate->amount, *hours};
}

std::optional<DifferentialTerm> differential_of(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) return std::nullopt;
  DifferentialTerm term;
  term.name = text::lower(text::trim(text.substr(0, equals)));
  std::string_view rest = text.substr(equals + 1);
  if (const std::size_t colon = rest.find(':'); colon != std::string_view::npos) {
    term.hours = measure_of(rest.substr(colon + 1), hour_units);
    if (!term.hours || *term.hours > 168) return std::nullopt;
    rest = rest.substr(0, colon);
  }
  if (text::trim(rest).ends_with('%')) {
    const auto percent = measure_of(rest, "%");
    if (!percent || *percent > 300) return std::nullopt;
    term.percent = *percent;
    return term;
  }
  const auto rate = parse_rate(rest);
  if (!rate || rate->per != "hour") return std::nullopt;
  term.per_hour = rate->amount;
  return term;
}

std::string differential_text(const DifferentialTerm& term) {
  const std::string hours = term.hours ? fmt::format(":{}h", *term.hours) : "";
  return term.percent > 0 ? fmt::format("{}={}%{}", term.name, term.percent, hours)
                          : fmt::format("{}={}/hour{}", term.name, term.per_hour, hours);
}

// Several are kept in one field, "; " between.
std::vector<DifferentialTerm> differentials_of(std::string_view text) {
  std::vector<DifferentialTerm> all;
  for (const std::string_view part : text::split(text, ';')) {
    const auto term = differential_of(part);
    if (!term) return {};
    all.push_back(*term);
  }
  return all;
}

std::optional<std::string> canonical_pair(const TermKind& kind, std::string_view typed) {
  const std::size_t colon = typed.find(':');
  const std::string_view behind =
      colon == std::string_view::npos ? std::string_view() : typed.substr(colon + 1);
  if (kind.form == TermForm::sign_on) {
    const auto amount = money_of(typed.substr(0, colon));
    if (!amount) return std::nullopt;
    if (behind.empty()) return fmt::format("{}", *amount);
    const bool years = text::lower(behind).ends_with('y');
    const auto months = measure_of(behind, "months month mo m years year yr y");
    if (!months) return std::nullopt;
    return fmt::format("{}:{}mo", *amount, *months * (years ? 12 : 1));
  }
  const auto rate = parse_rate(typed.substr(0, colon));
  if (!rate || rate->per != "day") return std::nullopt;
  if (behind.empty()) return rate_text(*rate);
  const auto days = measure_of(behind, "days day d");
  if (!days || *days > 7) return std::nullopt;
  return fmt::format("{}:{}d", rate_text(*rate), *days);
}

std::optional<std::string> with_unit(std::optional<double> value, std::string_view unit) {
  if (!value) return std::nullopt;
  return fmt::format("{}{}", *value, unit);
}

std::optional<std::string> canonical_of(const TermKind& kind, std::string_view typed) {
  switch (kind.form) {
    case TermForm::rate:
    case TermForm::count_rate: {
      const auto rate = parse_rate(typed);
      return rate ? std::optional(rate_text(*rate)) : std::nullopt;
    }
    case TermForm::hours:
      return with_unit(measure_of(typed, hour_units), "h");
    case TermForm::weeks:
      return with_unit(measure_of(typed, "weeks week wk w"), "w");
    case TermForm::minutes:
      return with_unit(measure_of(typed, "minutes min m"), "min");
    case TermForm::percent:
      return with_unit(measure_of(typed, "%"), "%");
    case TermForm::amount:
      return with_unit(money_of(typed), "");
    case TermForm::timed_rate: {
      const auto timed = timed_rate_of(typed);
      if (!timed) return std::nullopt;
      return fmt::format("{}/hour:{}h", timed->per_hour, timed->hours);
    }
    case TermForm::sign_on:
    case TermForm::per_diem:
      return canonical_pair(kind, typed);
    case TermForm::differential: {
      std::vector<std::string> parts;
      for (const DifferentialTerm& term : differentials_of(typed))
        parts.push_back(differential_text(term));
      if (parts.empty()) return std::nullopt;
      return text::join(parts, "; ");
    }
    case TermForm::date: {
      const auto date = parse_iso_date(text::trim(typed));
      return date ? std::optional(medtech::to_string(*date)) : std::nullopt;
    }
    case TermForm::text: {
      std::string line = text::printable_line(text::trim(typed));
      return line.empty() ? std::nullopt : std::optional(std::move(line));
    }
  }
  return std::nullopt;
}

void set_pairs(OfferTerms& terms, const Fields& fields) {
  const auto behind = [&](std::string_view name, std::string_view units) {
    const std::string_view text = fields.text(name);
    const std::size_t colon = text.find(':');
    return colon == std::string_view::npos ? std::nullopt
                                           : measure_of(text.substr(colon + 1), units);
  };
  const std::string_view sign_on = fields.text("sign-on");
  terms.sign_on = money_of(sign_on.substr(0, sign_on.find(':')));
  terms.sign_on_months = behind("sign-on", "mo");
  const std::string_view per_diem = fields.text("per-diem");
  if (const auto rate = parse_rate(per_diem.substr(0, per_diem.find(':'))))
    terms.per_diem = rate->amount;
  terms.per_diem_days = behind("per-diem", "d");
}

}  // namespace

std::span<const TermKind> term_kinds() { return kinds; }

const TermKind* find_term(std::string_view name) {
  const auto found = std::ranges::find(kinds, name, &TermKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

Result<std::string> canonical_term(const TermKind& kind, std::string_view typed) {
  if (auto canonical = canonical_of(kind, typed)) return *std::move(canonical);
  return std::unexpected(not_a_term(kind, typed));
}

std::optional<Rate> parse_rate(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto amount = money_of(text.substr(0, slash));
  const auto unit = unit_of(text.substr(slash + 1));
  if (!amount || !unit) return std::nullopt;
  return Rate{*amount, *unit};
}

OfferTerms terms_of(const Fields& fields) {
  OfferTerms terms;
  const std::pair<const char*, std::optional<Rate>*> rates[] = {
      {"base", &terms.base},         {"bonus", &terms.bonus},
      {"stipend", &terms.stipend},   {"premium", &terms.premium},
      {"car", &terms.car},           {"nights-away", &terms.nights_away},
      {"training", &terms.training}, {"certification", &terms.certification},
      {"tuition", &terms.tuition}};
  for (const auto& [name, target] : rates) *target = parse_rate(fields.text(name));
  const std::pair<const char*, std::optional<double>*> hours[] = {{"hours", &terms.hours},
                                                                  {"overtime", &terms.overtime},
                                                                  {"guaranteed", &terms.guaranteed},
                                                                  {"pto", &terms.pto}};
  for (const auto& [name, target] : hours) *target = measure_of(fields.text(name), hour_units);
  terms.contract_weeks = measure_of(fields.text("contract"), "w");
  terms.gap_weeks = measure_of(fields.text("gap"), "w");
  terms.commute = measure_of(fields.text("commute"), "min");
  terms.match = measure_of(fields.text("match"), "%");
  terms.relocation = money_of(fields.text("relocation"));
  terms.on_call = timed_rate_of(fields.text("on-call"));
  terms.call_back = timed_rate_of(fields.text("call-back"));
  terms.differentials = differentials_of(fields.text("differential"));
  set_pairs(terms, fields);
  terms.place = fields.text("location");
  terms.setting = fields.text("kind");
  terms.answer_by = fields.text("answer-by");
  return terms;
}

}  // namespace medtech::tracker
