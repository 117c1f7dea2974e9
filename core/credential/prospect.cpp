// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/prospect.hpp"

#include "core/base/text.hpp"
#include "core/credential/experience.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace medtech::credential {

namespace {

using profile::EducationLevel;

constexpr int far_years = 40;  // what takes longer is out of reach

std::optional<Date> end_of(const profile::Education& school) {
  return school.completed ? school.completed : school.expected;
}

Draft draft(std::string kind, std::string title, Date start, Date finish,
            std::optional<double> cost, std::string why, const Condition& condition) {
  return {std::move(kind), std::move(title),    start, finish, cost,
          std::move(why),  condition.provenance};
}

Prospect impossible(std::string obstacle) {
  Prospect prospect;
  prospect.possible = false;
  prospect.obstacle = std::move(obstacle);
  return prospect;
}

// What only an answer is lacking for: taken as met, in doubt.
Prospect to_confirm(const Condition& condition, const Verdict& verdict, const Bench& bench) {
  Prospect prospect;
  prospect.ready = bench.today;
  prospect.price.risk = doubt::unanswered;
  prospect.drafts.push_back(draft("confirm", "Confirm: " + verdict.text, bench.today, bench.today,
                                  0.0, verdict.shown, condition));
  return prospect;
}

Prospect study(const std::string& title, const Condition& condition, Date begin,
               std::optional<int> months) {
  if (!months) return impossible("how long this takes is not known: " + title);
  Prospect prospect;
  prospect.ready = add_months(begin, *months);
  prospect.price = {0, 0, 1, doubt::estimated};
  prospect.drafts.push_back(draft(
      "study", title, begin, prospect.ready, std::nullopt,
      fmt::format("nominal full-time length of {} months; yours may differ", *months), condition));
  return prospect;
}

// The first day at which something in progress meets the condition, of those the profile tells.
std::optional<Date> expected_day(const Condition& condition, const Credential& credential,
                                 const Bench& bench) {
  std::set<Date> days;
  for (const profile::Education& school : bench.person.education) {
    const auto day = end_of(school);
    if (day && *day > bench.today) days.insert(*day);
  }
  for (const Date day : days) {
    if (weigh(condition, credential, bench, day).by_value == Met::yes) return day;
  }
  return std::nullopt;
}

// The highest level below one that is held, and the day from which on it is.
std::pair<std::optional<EducationLevel>, Date> level_below(EducationLevel level,
                                                           const Bench& bench) {
  std::optional<EducationLevel> held;
  Date from = bench.today;
  for (const profile::Education& school : bench.person.education) {
    const auto day = end_of(school);
    if (!school.level || !day || rank(*school.level) >= rank(level)) continue;
    if (held && rank(*school.level) <= rank(*held)) continue;
    held = school.level;
    from = std::max(bench.today, *day);
  }
  // Whoever has a degree at all has a high school diploma.
  if (!held && !bench.person.education.empty() && rank(level) > 1)
    held = EducationLevel::high_school;
  return {held, from};
}

Prospect degree_prospect(const Condition& condition, const Bench& bench) {
  const auto [held, from] = level_below(condition.level, bench);
  return study(text_of(condition, bench.knowledge), condition, from,
               bench.knowledge.vocabulary.degree_months(held, condition.level));
}

Prospect hours_prospect(const Condition& condition, const Bench& bench) {
  double told = 0;
  for (const std::string& subject : condition.subjects) {
    for (const std::string& id : bench.knowledge.vocabulary.with_parts(subject)) {
      const auto found = bench.person.hours.find(id);
      if (found != bench.person.hours.end()) told += found->second;
    }
  }
  constexpr double one_course = 4;
  const double lacking =
      condition.asks == Asks::hours ? std::max(one_course, condition.least - told) : one_course;
  return study(
      fmt::format("Take {:g} semester hours: {}", lacking, text_of(condition, bench.knowledge)),
      condition, bench.today, bench.knowledge.vocabulary.credit_months(lacking));
}

Prospect programme_prospect(const Condition& condition, const Bench& bench) {
  std::optional<int> months;
  for (const std::string& id : condition.programmes) {
    const auto one = bench.knowledge.vocabulary.programme_months(id);
    if (one && (!months || *one < *months)) months = one;
  }
  Prospect prospect = study(text_of(condition, bench.knowledge), condition, bench.today, months);
  if (prospect.possible && condition.within_years)
    prospect.deadline = add_years(prospect.ready, *condition.within_years);
  return prospect;
}

bool goes_on(const Job& job, Date today) { return !job.end || *job.end > today; }

// The first day on which jobs are enough; absent where they never are.
std::optional<Date> first_day_enough(const std::vector<Job>& jobs, const Condition& condition,
                                     double full_time_hours, Date today) {
  double hours_a_day = 0;
  for (const Job& job : jobs) {
    if (goes_on(job, today) && fit_of(job, condition) == Fit::yes)
      hours_a_day += job.hours_per_week.value_or(0) / 7;
  }
  if (hours_a_day <= 0) return std::nullopt;
  const Date horizon = add_years(today, far_years);
  Date day = today;
  while (day < horizon) {
    const double amount = worked(jobs, condition, day, full_time_hours).sure;
    if (is_enough(amount, condition)) return day;
    // Work goes no faster than this, so no day that is enough is passed over.
    const double lacking = least_amount(condition) - amount;
    const double rate = condition.work_hours
                            ? hours_a_day
                            : std::min(1.0, hours_a_day * 7 / full_time_hours) / days_of_a_year;
    day += std::chrono::days(std::max(1, static_cast<int>(lacking / rate)));
  }
  return std::nullopt;
}

// The last day on which ended work is still enough inside its window.
std::optional<Date> last_day_enough(const std::vector<Job>& jobs, const Condition& condition,
                                    double full_time_hours, Date from) {
  if (!condition.within_years) return std::nullopt;
  const bool any_goes_on = std::ranges::any_of(jobs, [&](const Job& job) {
    return goes_on(job, from) && fit_of(job, condition) == Fit::yes;
  });
  if (any_goes_on) return std::nullopt;
  Date still = from;
  Date no_more = add_years(from, *condition.within_years + 1);
  while (no_more - still > std::chrono::days(1)) {
    const Date middle = still + (no_more - still) / 2;
    const bool enough = is_enough(worked(jobs, condition, middle, full_time_hours).sure, condition);
    (enough ? still : no_more) = middle;
  }
  return still;
}

Job assumed_job(const Condition& condition, double full_time_hours, Date today) {
  Job job;
  job.title = "new work";
  job.start = today;
  job.hours_per_week = full_time_hours;
  job.disciplines = condition.disciplines;
  job.disciplines.insert(job.disciplines.end(), condition.also.begin(), condition.also.end());
  return job;
}

Prospect experience_prospect(const Condition& condition, const Credential& credential,
                             const Bench& bench) {
  const double full_time = credential.full_time_hours;
  std::vector<Job> jobs = bench.person.jobs;
  auto day = first_day_enough(jobs, condition, full_time, bench.today);
  const Worked now = worked(jobs, condition, bench.today, full_time);
  const bool enough_now = is_enough(now.sure, condition);
  std::string why;
  Prospect prospect;
  if (enough_now) {
    day = bench.today;
  } else if (day) {
    why = "by your present work, if it goes on as it is";
  } else {
    jobs.push_back(assumed_job(condition, full_time, bench.today));
    day = first_day_enough(jobs, condition, full_time, bench.today);
    why = "if such work began today, full time";
    prospect.price.risk += doubt::estimated;
  }
  if (!day) return impossible("the work asked for can't be had in time");
  if (!now.uncovered.empty())
    day = std::max(*day, add_months(bench.today, bench.knowledge.vocabulary.rotation_months()));
  prospect.ready = *day;
  prospect.deadline = last_day_enough(jobs, condition, full_time, *day);
  if (!now.uncovered.empty()) {
    prospect.price.risk += doubt::estimated;
    why += (why.empty() ? "" : "; ") + std::string("the benches that are still lacking: ") +
           text::join(now.uncovered, ", ");
  }
  if (!enough_now || !now.uncovered.empty())
    prospect.drafts.push_back(draft("experience", text_of(condition, bench.knowledge), bench.today,
                                    *day, 0.0, why, condition));
  return prospect;
}

// A programme, degree or course inside a window: until when it counts.
std::optional<Date> window_end(const Condition& condition, const Credential& credential,
                               const Bench& bench, Date from) {
  if (!condition.within_years) return std::nullopt;
  if (condition.asks == Asks::experience)
    return last_day_enough(bench.person.jobs, condition, credential.full_time_hours, from);
  Date still = from;
  Date no_more = add_years(from, *condition.within_years + 1);
  while (no_more - still > std::chrono::days(1)) {
    const Date middle = still + (no_more - still) / 2;
    const bool holds = weigh(condition, credential, bench, middle).by_value == Met::yes;
    (holds ? still : no_more) = middle;
  }
  return still;
}

Prospect unmet_prospect(const Condition& condition, const Credential& credential,
                        const Bench& bench, const Verdict& verdict) {
  if (const auto day = expected_day(condition, credential, bench);
      day && condition.asks != Asks::experience) {
    Prospect prospect;
    prospect.ready = *day;
    prospect.deadline = window_end(condition, credential, bench, *day);
    prospect.drafts.push_back(draft("study", text_of(condition, bench.knowledge), bench.today, *day,
                                    0.0, "as your profile expects it", condition));
    return prospect;
  }
  switch (condition.asks) {
    case Asks::degree:
      return degree_prospect(condition, bench);
    case Asks::hours:
    case Asks::course:
      return hours_prospect(condition, bench);
    case Asks::programme:
      return programme_prospect(condition, bench);
    case Asks::experience:
      return experience_prospect(condition, credential, bench);
    case Asks::military:
    case Asks::licensed_elsewhere:
    case Asks::holds:
    case Asks::answer:
    case Asks::any:
      break;
  }
  return impossible(verdict.text + ": " + verdict.shown);
}

}  // namespace

Prospect prospect_of(const Condition& condition, const Credential& credential, const Bench& bench) {
  const Verdict verdict = weigh(condition, credential, bench, bench.today);
  Prospect prospect;
  if (verdict.by_value == Met::yes) {
    prospect.ready = bench.today;
    prospect.deadline = window_end(condition, credential, bench, bench.today);
  } else if (verdict.by_value == Met::unknown) {
    prospect = to_confirm(condition, verdict, bench);
  } else {
    prospect = unmet_prospect(condition, credential, bench, verdict);
  }
  if (condition.provenance.confidence == Confidence::low) {
    ++prospect.price.weak;
    prospect.price.risk += doubt::unanswered;
  } else if (condition.provenance.unread) {
    prospect.price.risk += doubt::remembered;
  }
  return prospect;
}

}  // namespace medtech::credential
