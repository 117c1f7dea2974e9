// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/fact.hpp"

#include <cmath>

namespace medtech::credential {

namespace {

using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

}  // namespace

std::string to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::high:
      return "high";
    case Confidence::medium:
      return "medium";
    case Confidence::low:
      break;
  }
  return "low";
}

int fresh_months(Subject subject) {
  switch (subject) {
    case Subject::fee:
      return 12;
    case Subject::rule:
      return 24;
    case Subject::title:
      break;
  }
  return 60;
}

bool is_old(const Provenance& provenance, Subject subject, Date today) {
  return provenance.as_of && add_months(*provenance.as_of, fresh_months(subject)) < today;
}

int months_between(Date from, Date to) {
  if (to <= from) return 0;
  const year_month_day begin(from);
  const year_month_day end(to);
  const auto months = year_month(end.year(), end.month()) - year_month(begin.year(), begin.month());
  return static_cast<int>(months.count()) - (end.day() < begin.day() ? 1 : 0);
}

Date add_months(Date date, int months) {
  const year_month_day day(date);
  const year_month month = year_month(day.year(), day.month()) + std::chrono::months(months);
  const year_month_day same(month.year(), month.month(), day.day());
  if (same.ok()) return Date(same);
  return Date(year_month_day_last(month.year(), month.month() / std::chrono::last));
}

Date last_of_month(Date date) {
  const year_month_day day(date);
  return Date(year_month_day_last(day.year(), day.month() / std::chrono::last));
}

Date add_years(Date date, double years) {
  constexpr double months_of_a_year = 12;
  return add_months(date, static_cast<int>(std::lround(years * months_of_a_year)));
}

}  // namespace medtech::credential
