// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/sitting.hpp"

#include <algorithm>

namespace medtech::credential {

namespace {

constexpr int days_of_a_week = 7;

std::optional<int> known_days(const Credential& credential) {
  if (!credential.is_license()) return credential.exam.sit_within_days;
  if (!credential.processing_weeks) return std::nullopt;
  return days_of_a_week * credential.processing_weeks->second;
}

int days_before(const Exam& exam, Application application) {
  return application == Application::late ? exam.late_days_before.value_or(exam.apply_days_before)
                                          : exam.apply_days_before;
}

std::optional<Sitting> sitting_in(const Exam& exam, const Window& window, int year,
                                  Application application) {
  const auto first = make_date(year, window.month, window.first);
  const auto last = make_date(year, window.month, window.last);
  if (!first || !last) return std::nullopt;
  return Sitting{*first - std::chrono::days(days_before(exam, application)), *first, *last};
}

int year_of(Date date) { return static_cast<int>(std::chrono::year_month_day(date).year()); }

}  // namespace

LeadTimes longest_lead_times(const Knowledge& knowledge) {
  LeadTimes longest;
  for (const Credential& each : knowledge.credentials) {
    int& days = each.is_license() ? longest.form_days : longest.exam_days;
    days = std::max(days, known_days(each).value_or(0));
  }
  return longest;
}

bool is_length_known(const Credential& credential) {
  return !credential.exam.windows.empty() || known_days(credential).has_value();
}

int lead_days(const Credential& credential, const LeadTimes& longest) {
  return known_days(credential)
      .value_or(credential.is_license() ? longest.form_days : longest.exam_days);
}

Sitting next_sitting(const Credential& credential, Date applied, Application application,
                     const LeadTimes& longest) {
  const Exam& exam = credential.exam;
  std::optional<Sitting> next;
  for (const int year : {year_of(applied), year_of(applied) + 1}) {
    for (const Window& window : exam.windows) {
      const auto one = sitting_in(exam, window, year, application);
      if (!one || one->apply_by < applied || (next && next->first <= one->first)) continue;
      next = one;
    }
  }
  const Date last = applied + std::chrono::days(lead_days(credential, longest));
  return next.value_or(Sitting{applied, credential.is_license() ? last : applied, last});
}

Date earliest_end(const Credential& credential, const Sitting& sitting) {
  return credential.exam.windows.empty() ? sitting.last : sitting.first;
}

std::optional<Sitting> last_sitting(const Credential& credential, Date by,
                                    Application application) {
  std::optional<Sitting> last;
  for (const int year : {year_of(by) - 1, year_of(by)}) {
    for (const Window& window : credential.exam.windows) {
      const auto one = sitting_in(credential.exam, window, year, application);
      if (one && one->first <= by && (!last || one->first > last->first)) last = one;
    }
  }
  return last;
}

}  // namespace medtech::credential
