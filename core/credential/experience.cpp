// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/experience.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace medtech::credential {

namespace {

constexpr double days_of_a_week = 7;

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool shares(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::ranges::any_of(left, [&](const std::string& each) { return contains(right, each); });
}

/// A job inside the window, as a stretch of days with its hours.
struct Stretch {
  Date from, to;  // the day behind the last
  double hours_per_week;
};

// Full-time years, or hours, of stretches that may overlap.
double total(const std::vector<Stretch>& stretches, double full_time_hours, bool in_hours) {
  std::set<Date> cuts;
  for (const Stretch& each : stretches) cuts.insert({each.from, each.to});
  double sum = 0;
  for (auto cut = cuts.begin(); cut != cuts.end() && std::next(cut) != cuts.end(); ++cut) {
    const Date from = *cut;
    const double days = static_cast<double>((*std::next(cut) - from).count());
    double hours = 0;
    for (const Stretch& each : stretches) {
      if (each.from <= from && from < each.to) hours += each.hours_per_week;
    }
    sum += in_hours ? days / days_of_a_week * hours
                    : days / days_of_a_year * std::min(1.0, hours / full_time_hours);
  }
  return sum;
}

std::optional<Stretch> stretch_of(const Job& job, std::optional<Date> window, Date until,
                                  double hours) {
  const Date end = job.end ? std::min(*job.end + std::chrono::days(1), until) : until;
  Date from = job.start.value_or(window.value_or(until - std::chrono::days(365 * 60)));
  if (window) from = std::max(from, *window);
  if (from >= end) return std::nullopt;
  return Stretch{from, end, hours};
}

bool says_enough(const Job& job) { return job.start && job.hours_per_week; }

std::string question_about(const Job& job, const Condition& condition) {
  std::vector<std::string> lacking;
  if (!job.start) lacking.emplace_back("when it began");
  if (!job.hours_per_week) lacking.emplace_back("how many hours a week");
  if (job.disciplines.empty() || fit_of(job, condition) == Fit::maybe)
    lacking.emplace_back("which disciplines");
  std::string list;
  for (std::size_t i = 0; i < lacking.size(); ++i)
    list += (i == 0 ? "" : i + 1 == lacking.size() ? " and " : ", ") + lacking[i];
  return fmt::format("of the work as {}: {}?", job.title, list);
}

std::vector<std::string> lacking(const std::vector<std::string>& asked,
                                 const std::set<std::string>& covered) {
  std::vector<std::string> missing;
  std::ranges::copy_if(asked, std::back_inserter(missing),
                       [&](const std::string& each) { return !covered.contains(each); });
  return missing;
}

}  // namespace

Fit fit_of(const Job& job, const Condition& condition) {
  if (job.disciplines.empty()) return Fit::maybe;
  const bool generalist = contains(job.disciplines, "generalist");
  const bool of_kind = shares(job.disciplines, condition.disciplines);
  if (!of_kind) {
    // Several benches: which ones is to be asked; for a rotation the time itself is sure.
    if (!generalist || condition.disciplines.empty()) return Fit::no;
    static const std::set<std::string, std::less<>> benches{
        "blood-bank", "chemistry",  "hematology", "microbiology",
        "immunology", "urinalysis", "coagulation"};
    const bool of_benches = std::ranges::any_of(
        condition.disciplines, [](const std::string& each) { return benches.contains(each); });
    if (!of_benches) return Fit::no;
    return condition.every ? Fit::yes : Fit::maybe;
  }
  if (condition.also.empty() || shares(job.disciplines, condition.also)) return Fit::yes;
  // "management" alone does not say of what.
  return job.disciplines.size() == 1 ? Fit::maybe : Fit::no;
}

double asked_amount(const Condition& condition) {
  return condition.work_hours ? *condition.work_hours : condition.years.value_or(0);
}

double least_amount(const Condition& condition) {
  constexpr double two_days = 2 / days_of_a_year;
  constexpr double two_shifts = 16;
  return asked_amount(condition) - (condition.work_hours ? two_shifts : two_days);
}

bool is_enough(double amount, const Condition& condition) {
  return amount >= least_amount(condition);
}

Worked worked(const std::vector<Job>& jobs, const Condition& condition, Date until,
              double full_time_hours, bool in_window) {
  std::optional<Date> window;
  if (in_window && condition.within_years) window = add_years(until, -*condition.within_years);
  Worked result;
  std::vector<Stretch> sure;
  std::vector<Stretch> possible;
  std::set<std::string> covered;
  std::set<std::string> possibly_covered;
  for (const Job& job : jobs) {
    const Fit fit = fit_of(job, condition);
    if (fit == Fit::no) continue;
    const auto stretch =
        stretch_of(job, window, until, job.hours_per_week.value_or(full_time_hours));
    if (!stretch) continue;
    possible.push_back(*stretch);
    possibly_covered.insert(job.disciplines.begin(), job.disciplines.end());
    if (job.disciplines.empty() || contains(job.disciplines, "generalist"))
      possibly_covered.insert(condition.disciplines.begin(), condition.disciplines.end());
    if (fit == Fit::yes && says_enough(job)) {
      sure.push_back(*stretch);
      covered.insert(job.disciplines.begin(), job.disciplines.end());
    } else {
      result.questions.push_back(question_about(job, condition));
    }
  }
  const bool in_hours = condition.work_hours.has_value();
  result.sure = total(sure, full_time_hours, in_hours);
  result.possible = total(possible, full_time_hours, in_hours);
  if (condition.every) {
    result.uncovered = lacking(condition.disciplines, covered);
    result.possibly_uncovered = lacking(condition.disciplines, possibly_covered);
  }
  return result;
}

}  // namespace medtech::credential
