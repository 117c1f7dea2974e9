// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/prospect.hpp"

#include "core/base/text.hpp"
#include "core/credential/experience.hpp"
#include "core/credential/weighing.hpp"

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

// The school whose evaluation alone is lacking; null where something else is.
const profile::Education* to_evaluate(const Condition& condition, const Credential& credential,
                                      const Bench& bench) {
  if (condition.asks != Asks::degree) return nullptr;
  for (std::size_t i = 0; i < bench.person.education.size(); ++i) {
    if (!lacks_evaluation(bench.person.education[i])) continue;
    Person person = bench.person;
    person.education[i].evaluated = true;
    Bench evaluated{bench.knowledge, person, bench.today, bench.study_hours};
    if (weigh(condition, credential, evaluated, bench.today).by_value == Met::yes)
      return &bench.person.education[i];
  }
  return nullptr;
}

Prospect evaluation_of(const profile::Education& school, const Condition& condition,
                       const Bench& bench) {
  Prospect prospect;
  prospect.ready = bench.today;
  prospect.work = {0, 0, 1, doubt::unanswered};
  prospect.drafts.push_back(draft(
      "confirm", "Have your " + school_text(school) + " evaluated", bench.today, bench.today,
      std::nullopt,
      "a degree from abroad counts once an agency that the body accepts finds it equal to one of "
      "the United States, with hours by subject: ask the body which agencies; price and length are "
      "not known, and no time is reckoned for it",
      condition));
  return prospect;
}

// What only an answer is lacking for: taken as met, in doubt.
Prospect to_confirm(const Condition& condition, const Verdict& verdict, const Bench& bench) {
  Prospect prospect;
  prospect.ready = bench.today;
  prospect.work.risk = doubt::unanswered;
  prospect.drafts.push_back(draft("confirm", "Confirm: " + verdict.text, bench.today, bench.today,
                                  0.0, condition.asks == Asks::answer ? "" : verdict.shown,
                                  condition));
  return prospect;
}

void set_deadline(Prospect& prospect, std::optional<Date> day, const Condition& condition,
                  const Bench& bench) {
  prospect.deadline = day;
  if (day) prospect.closes = text_of(condition, bench.knowledge);
}

// Study of a nominal full-time length, or longer where there are fewer hours a week for it.
Prospect study(const std::string& title, const Condition& condition, Date begin,
               std::optional<int> months, const Bench& bench) {
  if (!months) return impossible("how long this takes is not known: " + title);
  Prospect prospect;
  int taken = *months;
  std::string why = fmt::format("nominal full-time length of {} months; yours may differ", taken);
  const double full_week = bench.knowledge.vocabulary.study_week;
  if (bench.study_hours && *bench.study_hours < full_week) {
    taken = static_cast<int>(std::ceil(taken * full_week / *bench.study_hours));
    why = fmt::format(
        "{} months full time, which is {:g} hours a week; at {:g} hours a week {} months, where "
        "the "
        "school lets one study part time",
        *months, full_week, *bench.study_hours, taken);
  }
  prospect.ready = add_months(begin, taken);
  prospect.work = {0, 0, 1, doubt::estimated};
  prospect.drafts.push_back(
      draft("study", title, begin, prospect.ready, std::nullopt, std::move(why), condition));
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

// A degree built on whichever that is held or under way lets it end first.
Prospect degree_prospect(const Condition& condition, const Bench& bench) {
  const Vocabulary& vocabulary = bench.knowledge.vocabulary;
  const std::string title = text_of(condition, bench.knowledge);
  // Whoever has a degree at all has a high school diploma.
  const bool any = !bench.person.education.empty() && rank(condition.level) > 1;
  const auto least = any ? std::optional(EducationLevel::high_school) : std::nullopt;
  Prospect best =
      study(title, condition, bench.today, vocabulary.degree_months(least, condition.level), bench);
  for (const profile::Education& school : bench.person.education) {
    const auto day = end_of(school);
    if (!school.level || !day || rank(*school.level) >= rank(condition.level)) continue;
    Prospect one = study(title, condition, std::max(bench.today, *day),
                         vocabulary.degree_months(school.level, condition.level), bench);
    if (!one.possible || (best.possible && best.ready <= one.ready)) continue;
    if (is_unconfirmed(school, bench.today)) {
      one.work.risk += doubt::unanswered;
      one.drafts.back().why += "; was your " + school_text(school) + " conferred?";
    }
    best = std::move(one);
  }
  return best;
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
  const Vocabulary& vocabulary = bench.knowledge.vocabulary;
  Prospect prospect = study(
      fmt::format("Take {:g} semester hours: {}", lacking, text_of(condition, bench.knowledge)),
      condition, bench.today, vocabulary.credit_months(lacking), bench);
  if (prospect.possible) prospect.drafts.back().hours = lacking * vocabulary.hours_of_credit;
  return prospect;
}

Prospect programme_prospect(const Condition& condition, const Bench& bench) {
  std::optional<int> months;
  for (const std::string& id : condition.programmes) {
    const auto one = bench.knowledge.vocabulary.programme_months(id);
    if (one && (!months || *one < *months)) months = one;
  }
  Prospect prospect =
      study(text_of(condition, bench.knowledge), condition, bench.today, months, bench);
  if (prospect.possible && condition.within_years)
    set_deadline(prospect, add_years(prospect.ready, *condition.within_years), condition, bench);
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

// Work that is enough from a day on, by the jobs given.
Prospect work_until(Date day, const std::vector<Job>& jobs, std::string why,
                    const Condition& condition, const Credential& credential, const Bench& bench) {
  const Worked now = worked(bench.person.jobs, condition, bench.today, credential.full_time_hours);
  Prospect prospect;
  if (!now.uncovered.empty()) {
    const int months = bench.knowledge.vocabulary.rotation_months();
    day = std::max(day, add_months(bench.today, months));
    prospect.work.risk += doubt::estimated;
    why += fmt::format(
        "{}the benches that are still lacking: {}, for all of which {} months are "
        "assumed: ask the employer how long",
        why.empty() ? "" : "; ", text::join(now.uncovered, ", "), months);
  }
  prospect.ready = day;
  set_deadline(prospect, last_day_enough(jobs, condition, credential.full_time_hours, day),
               condition, bench);
  if (!is_enough(now.sure, condition) || !now.uncovered.empty())
    prospect.drafts.push_back(draft("experience", text_of(condition, bench.knowledge), bench.today,
                                    day, 0.0, std::move(why), condition));
  return prospect;
}

// What new work is taken to be. Two full-time jobs go on at no time.
std::string in_place_of_present(const Bench& bench, double full_time_hours) {
  const auto present = std::ranges::find_if(bench.person.jobs, [&](const Job& job) {
    return goes_on(job, bench.today) && job.hours_per_week.value_or(0) >= full_time_hours;
  });
  if (present == bench.person.jobs.end()) return "if such work began today, full time";
  return "if such work began today, full time, in place of your present work" +
         (present->title.empty() ? std::string()
                                 : " (" + text::printable_line(present->title) + ")");
}

// By present work, and by new work full time where that is sooner even for one who has done none.
std::vector<Prospect> experience_prospects(const Condition& condition, const Credential& credential,
                                           const Bench& bench) {
  const double full_time = credential.full_time_hours;
  std::vector<Job> jobs = bench.person.jobs;
  std::vector<Prospect> prospects;
  std::optional<Date> day;
  if (is_enough(worked(jobs, condition, bench.today, full_time).sure, condition)) {
    day = bench.today;
    prospects.push_back(work_until(*day, jobs, "", condition, credential, bench));
  } else if (day = first_day_enough(jobs, condition, full_time, bench.today); day) {
    prospects.push_back(work_until(*day, jobs, "by your present work, if it goes on as it is",
                                   condition, credential, bench));
  }
  if (day == bench.today) return prospects;
  const Job new_work = assumed_job(condition, full_time, bench.today);
  const auto from_nothing = first_day_enough({new_work}, condition, full_time, bench.today);
  jobs.push_back(new_work);
  const auto by_new_work = first_day_enough(jobs, condition, full_time, bench.today);
  if (by_new_work && (!day || (from_nothing && *from_nothing < *day))) {
    std::string why = in_place_of_present(bench, full_time);
    if (day) why += "; your present work is enough from " + to_string(*day) + " on";
    prospects.push_back(
        work_until(*by_new_work, jobs, std::move(why), condition, credential, bench));
    prospects.back().work.risk += doubt::estimated;
    const bool lacks_benches =
        !worked(bench.person.jobs, condition, bench.today, full_time).uncovered.empty();
    prospects.back().new_work =
        NewWork{new_work, condition, full_time,
                lacks_benches ? bench.knowledge.vocabulary.rotation_months() : 0};
  }
  if (prospects.empty()) prospects.push_back(impossible("the work asked for can't be had in time"));
  return prospects;
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

// What is under way meets it on a day. Of a degree above the one that is asked, that one by itself
// may be had sooner.
std::vector<Prospect> expected_prospects(Date day, const Condition& condition,
                                         const Credential& credential, const Bench& bench) {
  Prospect expected;
  expected.ready = day;
  set_deadline(expected, window_end(condition, credential, bench, day), condition, bench);
  expected.drafts.push_back(draft("study", text_of(condition, bench.knowledge), bench.today, day,
                                  0.0, "as your profile expects it", condition));
  const bool is_above =
      condition.asks == Asks::degree &&
      std::ranges::none_of(bench.person.education, [&](const profile::Education& school) {
        return school.level == condition.level && end_of(school);
      });
  if (!is_above) return {expected};
  Prospect anew = degree_prospect(condition, bench);
  if (!anew.possible || anew.ready >= day) return {expected};
  return {expected, anew};
}

std::vector<Prospect> unmet_prospects(const Condition& condition, const Credential& credential,
                                      const Bench& bench, const Verdict& verdict) {
  if (const auto day = expected_day(condition, credential, bench);
      day && condition.asks != Asks::experience)
    return expected_prospects(*day, condition, credential, bench);
  switch (condition.asks) {
    case Asks::degree:
      return {degree_prospect(condition, bench)};
    case Asks::hours:
    case Asks::course:
      return {hours_prospect(condition, bench)};
    case Asks::programme:
      return {programme_prospect(condition, bench)};
    case Asks::experience:
      return experience_prospects(condition, credential, bench);
    case Asks::military:
    case Asks::licensed_elsewhere:
    case Asks::holds:
    case Asks::answer:
    case Asks::any:
      break;
  }
  return {impossible(verdict.text + ": " + verdict.shown)};
}

}  // namespace

std::vector<Prospect> prospects_of(const Condition& condition, const Credential& credential,
                                   const Bench& bench) {
  const Verdict verdict = weigh(condition, credential, bench, bench.today);
  std::vector<Prospect> prospects;
  if (verdict.by_value == Met::yes) {
    Prospect met;
    met.ready = bench.today;
    set_deadline(met, window_end(condition, credential, bench, bench.today), condition, bench);
    prospects.push_back(std::move(met));
  } else if (verdict.by_value == Met::unknown) {
    const profile::Education* school = to_evaluate(condition, credential, bench);
    prospects.push_back(school != nullptr ? evaluation_of(*school, condition, bench)
                                          : to_confirm(condition, verdict, bench));
  } else {
    prospects = unmet_prospects(condition, credential, bench, verdict);
  }
  for (Prospect& each : prospects) each.price += price_of_fact(condition.provenance);
  return prospects;
}

std::optional<Date> day_enough(const NewWork& work, const std::vector<Job>& jobs, Date begun) {
  std::vector<Job> all = jobs;
  all.push_back(work.job);
  all.back().start = begun;
  const auto day = first_day_enough(all, work.condition, work.full_time_hours, begun);
  return day ? std::optional(std::max(*day, add_months(begun, work.least_months))) : std::nullopt;
}

bool is_one_job(const NewWork& left, const NewWork& right) {
  return fit_of(left.job, right.condition) == Fit::yes ||
         fit_of(right.job, left.condition) == Fit::yes;
}

Price price_of_fact(const Provenance& provenance) {
  if (provenance.confidence == Confidence::low) return {1, 0, 0, doubt::unanswered};
  return {0, 0, 0, provenance.unread ? doubt::remembered : 0};
}

}  // namespace medtech::credential
