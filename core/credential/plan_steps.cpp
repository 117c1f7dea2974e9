// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/plan_steps.hpp"

#include "core/base/text.hpp"
#include "core/credential/plan_price.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace medtech::credential {

namespace {

std::string where_to_verify(const Knowledge& knowledge, const Provenance& provenance) {
  const Source* source = knowledge.source(provenance.source);
  if (source == nullptr) return "";
  std::string out = source->url ? *source->url : source->title;
  if (provenance.as_of) out += ", as of " + to_string(*provenance.as_of);
  if (provenance.is_unverified()) out += ", unverified";
  return out;
}

// What keeping a credential takes, once it is had.
std::string keeping_text(const Credential& credential, Date today) {
  const Validity& validity = credential.validity;
  if (validity.term == Term::lifetime) return "it does not expire";
  if (validity.term == Term::fixed)
    return fmt::format("good for {:g} years, never renewed", validity.years);
  if (validity.term != Term::cycle && validity.term != Term::annual) return "";
  std::string out = validity.years == 1
                        ? "to keep it, each year: "
                        : fmt::format("to keep it, every {:g} years: ", validity.years);
  const auto& ce = credential.ce_amount;
  const bool sure = ce && ce->provenance.confidence != Confidence::low;
  if (sure) out += fmt::format("{:g} {}, ", ce->amount, validity.ce_unit);
  std::vector<std::string> fees;
  for (const std::string_view kind : {"renewal", "annual"}) {
    const Fee* fee = credential.fee(kind, today);
    if (fee != nullptr && fee->provenance.confidence != Confidence::low)
      fees.push_back(fmt::format("{:g} USD{}", fee->usd, kind == "annual" ? " a year" : ""));
  }
  return out + (fees.empty() ? "a fee that is not known" : text::join(fees, " and "));
}

/// Turns what was taken into steps, those first on which others build.
class StepWriter {
 public:
  StepWriter(const PlanModel& model, const Solution& solution, const Bench& bench)
      : model_(model),
        solution_(solution),
        bench_(bench),
        ends_(model.problem.things.size()),
        written_(model.problem.things.size(), false) {}

  std::vector<Step> run() {
    for (const std::size_t goal : model_.problem.goals) write(goal);
    return std::move(steps_);
  }

 private:
  void write(std::size_t thing) {
    if (written_[thing]) return;
    written_[thing] = true;
    const Taken& taken = *solution_.taken[thing];
    const Way& way = model_.problem.things[thing].ways[taken.way];
    const WayMeaning& meaning = model_.meaning[thing][taken.way];
    std::vector<std::string> before;
    for (const std::size_t need : way.needs) {
      if (model_.meaning[need][solution_.taken[need]->way].kind == WayMeaning::Kind::work) {
        write_work(need, owner_of(thing), meaning);
      } else {
        write(need);
      }
      if (auto id = end_before(need, taken.begun); !id.empty()) before.push_back(std::move(id));
    }
    if (meaning.kind == WayMeaning::Kind::any_of) {
      for (const std::size_t need : way.needs)
        ends_[thing].insert(ends_[thing].end(), ends_[need].begin(), ends_[need].end());
      std::ranges::stable_sort(ends_[thing], {}, [](const auto& end) { return end.second; });
      return;
    }
    const Credential& credential = *model_.credentials[thing];
    const std::vector<std::string> own = write_drafts(credential.id, meaning.drafts);
    before.insert(before.end(), own.begin(), own.end());
    const std::size_t written = steps_.size();
    const std::string end = write_end(credential, taken, meaning, before);
    if (!end.empty()) ends_[thing].push_back({end, taken.finish});
    if (steps_.size() > written) tell_bounds(way, meaning, steps_.back());
    if (taken.renewals > 0) write_renewals(credential, way, thing);
  }

  // What a step is for: a credential, or a role.
  [[nodiscard]] const std::string& owner_of(std::size_t thing) const {
    return model_.credentials[thing] != nullptr ? model_.credentials[thing]->id
                                                : model_.problem.things[thing].id;
  }

  // What is to be done for a condition, written once for all that build on it.
  void write_work(std::size_t thing, const std::string& owner, const WayMeaning& meaning) {
    if (written_[thing]) return;
    written_[thing] = true;
    const Taken& taken = *solution_.taken[thing];
    const Way& way = model_.problem.things[thing].ways[taken.way];
    std::vector<std::string> before;
    for (const std::size_t need : way.needs) {
      write(need);
      if (auto id = end_before(need, taken.begun); !id.empty()) before.push_back(std::move(id));
    }
    auto drafts = std::ranges::find(meaning.works, thing, [](const auto& each) {
                    return each.first;
                  })->second;
    if (taken.begun > way.ready) {
      for (Draft& each : drafts) {
        each.start = taken.begun;
        each.finish = taken.finish;
      }
    }
    for (const std::size_t other : way.not_beside) {
      if (!solution_.taken[other] || solution_.taken[other]->finish != taken.begun) continue;
      drafts.back().why +=
          "; it begins once the other work is done: full-time jobs follow one another";
      if (auto id = end_before(other, taken.begun); !id.empty()) before.push_back(std::move(id));
      break;
    }
    for (std::string& id : write_drafts(owner, drafts)) {
      Step& step = *std::ranges::find(steps_, id, &Step::id);
      step.depends_on = before;
      ends_[thing].push_back({std::move(id), taken.finish});
    }
  }

  // The day after which a way is closed: what it rests on runs out.
  void tell_bounds(const Way& way, const WayMeaning& meaning, Step& step) const {
    std::string because = meaning.closes;
    step.begin_by = way.deadline;
    for (const std::size_t need : way.needs) {
      const auto last = last_day(need);
      if (!last || (step.begin_by && *step.begin_by <= *last)) continue;
      step.begin_by = last;
      because = model_.credentials[need]->suffix + " in force";
    }
    if (step.begin_by)
      step.why +=
          fmt::format("; this way is open until {}: {}", to_string(*step.begin_by), because);
  }

  // The last day of a credential that others build on, with the terms for which it is kept.
  std::optional<Date> last_day(std::size_t thing) const {
    if (model_.credentials[thing] == nullptr) return std::nullopt;
    const Taken& taken = *solution_.taken[thing];
    const Way& way = model_.problem.things[thing].ways[taken.way];
    const auto first = way.expires ? way.expires(taken.finish) : std::nullopt;
    if (!first || taken.renewals == 0) return first;
    return add_years(*first, way.term_years.value_or(0) * taken.renewals);
  }

  // The last step of a thing that is done by a day, "" where nothing is to be done for it. Terms
  // that it is kept for later are no condition of what begins now.
  std::string end_before(std::size_t thing, Date day) const {
    std::string id;
    for (const auto& [step, finish] : ends_[thing]) {
      if (finish <= day) id = step;
    }
    return id;
  }

  std::string add(Step step, const std::string& owner) {
    const int number = ++numbers_[owner + ":" + step.kind];
    step.id = owner + ":" + step.kind + (number > 1 ? fmt::format("-{}", number) : "");
    step.credential = owner;
    steps_.push_back(std::move(step));
    return steps_.back().id;
  }

  std::vector<std::string> write_drafts(const std::string& owner,
                                        const std::vector<Draft>& drafts) {
    std::vector<std::string> ids;
    for (const Draft& draft : drafts) {
      Step step;
      step.kind = draft.kind;
      step.title = draft.title;
      step.earliest_start = draft.start;
      step.finish = draft.finish;
      step.cost = draft.cost;
      step.hours = draft.hours;
      step.why = draft.why;
      step.verify = verify_of(draft.source);
      if (!draft.source.source.empty()) step.source = draft.source;
      ids.push_back(add(std::move(step), owner));
    }
    return ids;
  }

  std::string write_end(const Credential& credential, const Taken& taken, const WayMeaning& meaning,
                        const std::vector<std::string>& before) {
    switch (meaning.kind) {
      case WayMeaning::Kind::held:
        return before.empty() ? "" : before.back();
      case WayMeaning::Kind::reinstate:
        return write_reinstatement(credential, taken, before);
      case WayMeaning::Kind::candidate:
        return write_candidate(credential, taken, meaning, before);
      case WayMeaning::Kind::upgrade:
        return write_upgrade(credential, taken.begun, taken, meaning, before);
      case WayMeaning::Kind::route:
      case WayMeaning::Kind::any_of:
      case WayMeaning::Kind::work:
        break;
    }
    Step step = sitting(credential, taken.begun, meaning);
    step.depends_on = before;
    step.earliest_start = taken.begun;
    step.finish = taken.finish;
    return add(std::move(step), credential.id);
  }

  // Applying and sitting, or applying for a license.
  Step sitting(const Credential& credential, Date begun, const WayMeaning& meaning) const {
    Step step;
    const Route& route = *meaning.route;
    const Sitting next = next_sitting(credential, begun, meaning.application, model_.longest);
    step.kind = credential.is_license() ? "license" : "exam";
    step.title = sitting_title(credential, next, meaning.application);
    const Price price = price_of(credential, meaning.application, bench_.today);
    if (price.unknown == 0) step.cost = static_cast<double>(price.cents) / 100;
    step.why = fmt::format("route {}: {}", route.id, route.title);
    if (const std::string keep = keeping_text(credential, bench_.today); !keep.empty())
      step.why += "; " + keep;
    tell_length(credential, step);
    step.verify = verify_of(route.provenance);
    tell_published(credential, next, step);
    step.source = route.provenance;
    if (credential.exam.windows.empty()) return step;
    step.apply_by = next.apply_by;
    step.window_from = next.first;
    step.window_to = next.last;
    return step;
  }

  static std::string sitting_title(const Credential& credential, const Sitting& next,
                                   Application application) {
    if (credential.is_license()) {
      std::string title = "Apply for " + credential.suffix;
      if (credential.processing_weeks)
        title += fmt::format("; the state takes {} to {} weeks", credential.processing_weeks->first,
                             credential.processing_weeks->second);
      return title;
    }
    if (credential.exam.windows.empty())
      return fmt::format("Apply for {} and sit its examination", credential.suffix);
    return fmt::format("Apply for {} {}by {}; the examination is given from {} to {}",
                       credential.suffix, application == Application::late ? "late, " : "",
                       to_string(next.apply_by), to_string(next.first), to_string(next.last));
  }

  // What is assumed where nobody says how long it takes.
  void tell_length(const Credential& credential, Step& step) const {
    if (is_length_known(credential)) return;
    step.length_assumed = true;
    step.why += fmt::format(
        "; how long {} takes is not known: {} days are assumed, the most that is known of any",
        credential.is_license() ? "the state" : "it", lead_days(credential, model_.longest));
  }

  static void tell_published(const Credential& credential, const Sitting& next, Step& step) {
    const auto& until = credential.exam.published_until;
    if (credential.exam.windows.empty() || !until || next.last <= *until) return;
    step.verify +=
        "; published dates end on " + to_string(*until) + ", later ones follow the yearly pattern";
  }

  std::string write_candidate(const Credential& credential, const Taken& taken,
                              const WayMeaning& meaning, const std::vector<std::string>& before) {
    Step exam = sitting(credential, bench_.today, meaning);
    exam.title += ", as a candidate";
    exam.earliest_start = bench_.today;
    const Date sat = earliest_end(
        credential, next_sitting(credential, bench_.today, meaning.application, model_.longest));
    exam.finish = sat;
    std::vector<std::string> all = before;
    all.push_back(add(std::move(exam), credential.id));
    return write_upgrade(credential, std::max(taken.begun, sat), taken, meaning, all);
  }

  std::string write_upgrade(const Credential& credential, Date begun, const Taken& taken,
                            const WayMeaning& meaning, const std::vector<std::string>& before) {
    Step upgrade;
    upgrade.kind = "upgrade";
    upgrade.title = fmt::format("Send the upgrade form: {} in full", credential.suffix);
    upgrade.earliest_start = begun;
    upgrade.finish = taken.finish;
    upgrade.why = fmt::format(
        "route {}: {}; how long the body takes is not known: {} days are assumed, the most that is "
        "known of any form",
        meaning.route->id, meaning.route->title, model_.longest.form_days);
    upgrade.length_assumed = true;
    upgrade.verify = verify_of(meaning.route->provenance);
    upgrade.source = meaning.route->provenance;
    upgrade.depends_on = before;
    return add(std::move(upgrade), credential.id);
  }

  std::string write_reinstatement(const Credential& credential, const Taken& taken,
                                  const std::vector<std::string>& all) {
    Step step;
    step.kind = "renewal";
    step.title = "Have " + credential.suffix + " reinstated";
    step.earliest_start = taken.begun;
    step.finish = taken.finish;
    step.depends_on = all;
    step.why = "it has lapsed; " + credential.validity.note;
    step.why += fmt::format(
        "; how long it takes is not known: {} days are assumed, the most that is known of any form",
        model_.longest.form_days);
    step.length_assumed = true;
    step.verify = verify_of(credential.validity.provenance) +
                  "; ask whether it can still be reinstated, and what that costs";
    step.source = credential.validity.provenance;
    return add(std::move(step), credential.id);
  }

  // One step a term for which it must be kept.
  void write_renewals(const Credential& credential, const Way& way, std::size_t thing) {
    const Taken& taken = *solution_.taken[thing];
    const Date first_end = *way.expires(taken.finish);
    Date end = first_end;
    for (int term = 1; term <= taken.renewals; ++term) {
      Step step;
      step.kind = "renewal";
      step.title = fmt::format("Renew {} before {}", credential.suffix, to_string(end));
      constexpr int months_before = 3;
      step.earliest_start = std::max({bench_.today, taken.finish, add_months(end, -months_before)});
      step.finish = std::max(end, step.earliest_start);
      if (way.renewal.unknown == 0) step.cost = static_cast<double>(way.renewal.cents) / 100;
      step.why = "what follows asks that it is in force";
      step.verify = verify_of(credential.validity.provenance);
      step.source = credential.validity.provenance;
      if (auto id = end_before(thing, step.earliest_start); !id.empty()) step.depends_on = {id};
      const Date done = step.finish;
      ends_[thing].push_back({add(std::move(step), credential.id), done});
      end = add_years(first_end, *way.term_years * term);
    }
  }

  [[nodiscard]] std::string verify_of(const Provenance& provenance) const {
    return where_to_verify(bench_.knowledge, provenance);
  }

  const PlanModel& model_;
  const Solution& solution_;
  const Bench& bench_;
  std::vector<std::vector<std::pair<std::string, Date>>> ends_;  // by thing, in order
  std::vector<bool> written_;
  std::map<std::string, int> numbers_;
  std::vector<Step> steps_;
};

// Units that are hours of a person's time.
bool counts_hours(const std::string& unit) { return unit.find("hour") != std::string::npos; }

// Continuing education that is due while the plan runs, in the order of its ends.
void add_education(const PlanQuestion& question, const Bench& bench, Date until,
                   std::vector<Step>& steps) {
  constexpr int half_a_year = 180;
  double hours_before = 0;
  for (const Renewal& each : renewals_of(bench, half_a_year)) {
    const bool due = each.ce && each.ce->to_earn.value_or(0) > 0 && each.expires &&
                     *each.expires >= bench.today && *each.expires <= until;
    if (!due || each.id.empty()) continue;
    Step step;
    step.id = each.id + ":ce";
    step.kind = "ce";
    step.credential = each.id;
    step.title = fmt::format("Earn {:g} {} for {}", *each.ce->to_earn, each.ce->unit, each.title);
    step.earliest_start = bench.today;
    step.finish = *each.expires;
    step.why = "its term ends on " + to_string(*each.expires);
    if (counts_hours(each.ce->unit)) {
      step.hours = each.ce->to_earn;
      hours_before += *each.ce->to_earn;
      if (question.hours_per_week && *question.hours_per_week > 0) {
        const int days = static_cast<int>(std::ceil(hours_before / *question.hours_per_week * 7));
        const Date done = bench.today + std::chrono::days(days);
        if (done > step.finish)
          step.why += fmt::format("; at {:g} hours a week it takes until {}, which is too late",
                                  *question.hours_per_week, to_string(done));
        step.finish = std::min(step.finish, done);
      }
    }
    step.source = each.source;
    if (each.source) step.verify = where_to_verify(bench.knowledge, *each.source);
    step.slack_days = static_cast<int>((*each.expires - step.finish).count());
    steps.push_back(std::move(step));
  }
}

// The latest a step may end, and begin for that: an examination only in one of its windows, and
// nothing begins behind the day on which its way is closed.
std::pair<Date, Date> latest_of(const Step& step, Date limit, const Knowledge& knowledge) {
  if (!step.window_from) {
    std::chrono::days later = limit - step.finish;
    if (step.begin_by) later = std::min(later, *step.begin_by - step.earliest_start);
    later = std::max(later, std::chrono::days(0));
    return {step.finish + later, step.earliest_start + later};
  }
  // The application stands as long before any window as before the one that was chosen.
  const std::chrono::days before = *step.window_from - *step.apply_by;
  const Credential& credential = *knowledge.find(step.credential);
  std::pair latest{step.finish, std::max(step.earliest_start, *step.apply_by)};
  if (const auto sitting = last_sitting(credential, limit, Application::in_time);
      sitting && sitting->first >= *step.window_from)
    latest = {std::min(sitting->last, limit), sitting->first - before};
  if (step.begin_by && *step.begin_by < latest.second)
    latest = {step.finish, std::max(step.earliest_start, std::min(*step.begin_by, *step.apply_by))};
  return latest;
}

// How much later each step may end without moving the last goal.
void reckon_slack(std::vector<Step>& steps, Date finish, const Knowledge& knowledge) {
  std::map<std::string, Date> limits;
  for (const Step& step : steps) limits[step.id] = finish;
  // Steps stand behind those that they build on.
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const auto [end, begin] = latest_of(*step, limits[step->id], knowledge);
    for (const std::string& id : step->depends_on) limits[id] = std::min(limits[id], begin);
    step->slack_days = static_cast<int>((end - step->finish).count());
  }
}

}  // namespace

std::vector<Step> steps_of(const PlanModel& model, const Solution& solution,
                           const PlanQuestion& question, const Bench& bench) {
  std::vector<Step> steps = StepWriter(model, solution, bench).run();
  reckon_slack(steps, solution.finish, bench.knowledge);
  add_education(question, bench, std::max(solution.finish, add_years(bench.today, 1)), steps);
  std::ranges::stable_sort(
      steps, {}, [](const Step& step) { return std::pair(step.earliest_start, step.finish); });
  return steps;
}

std::string way_title(const PlanModel& model, std::size_t thing, std::size_t way) {
  const WayMeaning& meaning = model.meaning[thing][way];
  switch (meaning.kind) {
    case WayMeaning::Kind::held:
      return "you hold it";
    case WayMeaning::Kind::reinstate:
      return "have it reinstated";
    case WayMeaning::Kind::upgrade:
      return "as a candidate who passed: " + meaning.route->title;
    case WayMeaning::Kind::candidate:
      return "as a candidate first: " + meaning.route->title;
    case WayMeaning::Kind::any_of: {
      const std::vector<std::size_t>& needs = model.problem.things[thing].ways[way].needs;
      const bool named = !needs.empty() && model.credentials[needs.front()] != nullptr;
      return named ? model.problem.things[needs.front()].id : "by degree and years alone";
    }
    case WayMeaning::Kind::route:
    case WayMeaning::Kind::work:
      break;
  }
  return meaning.route != nullptr ? meaning.route->title : "";
}

}  // namespace medtech::credential
