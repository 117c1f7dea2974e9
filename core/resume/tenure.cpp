// SPDX-License-Identifier: GPL-3.0-or-later
// Time in jobs, in whole months: what is printed without a month begins and ends with its year.
#include "core/resume/history.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace medtech::resume {

namespace {

/// Months since year 0; `last` is one behind.
struct MonthRange {
  int first = 0;
  int last = 0;
  std::size_t job = 0;
};

int month_number(const PartialDate& date, int where_unknown) {
  return date.year * 12 + (date.month > 0 ? date.month : where_unknown) - 1;
}

std::optional<MonthRange> range_of(const Span& span, std::size_t job, int now) {
  if (!span.start) return std::nullopt;
  MonthRange range{month_number(*span.start, 1), now + 1, job};
  if (span.end) {
    // "2015 – 2019" without months is four years, not five.
    const bool years_alone = span.end->month == 0 && span.start->month == 0;
    range.last = month_number(*span.end, years_alone ? 1 : 12) + (years_alone ? 0 : 1);
    if (years_alone && range.last <= range.first) range.last = range.first + 12;
  }
  range.last = std::min(range.last, now + 1);
  if (range.last <= range.first) return std::nullopt;
  return range;
}

}  // namespace

void reckon_time(Resume& resume, Date today) {
  const std::chrono::year_month_day day(today);
  const int now =
      static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
  std::vector<MonthRange> ranges;
  for (std::size_t i = 0; i < resume.jobs.size(); ++i) {
    if (const auto range = range_of(resume.jobs[i].span, i, now)) ranges.push_back(*range);
  }
  if (ranges.empty()) return;
  std::ranges::stable_sort(ranges, {}, &MonthRange::first);
  int months = 0, reached = ranges.front().first;
  std::size_t latest = ranges.front().job;
  for (const MonthRange& range : ranges) {
    months += std::max(0, range.last - std::max(range.first, reached));
    if (range.first > reached) resume.gaps.push_back({latest, range.job, range.first - reached});
    const int common = std::min(reached, range.last) - range.first;
    // A month in common is a change of jobs within it.
    if (common > 1 && range.job != latest) resume.overlaps.push_back({latest, range.job, common});
    if (range.last > reached) {
      reached = range.last;
      latest = range.job;
    }
  }
  resume.years_experience = std::round(months / 12.0 * 10) / 10;
}

}  // namespace medtech::resume
