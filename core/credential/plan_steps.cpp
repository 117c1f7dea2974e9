// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/plan_steps.hpp"

#include "core/base/text.hpp"

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
      write(need);
      if (auto id = end_before(need, taken.begun); !id.empty()) before.push_back(std::move(id));
    }
    if (meaning.kind == WayMeaning::Kind::any_of) {
      ends_[thing] = ends_[way.needs.front()];
      return;
    }
    const Credential& credential = *model_.credentials[thing];
    const std::vector<std::string> own = write_drafts(credential, meaning);
    std::vector<std::string> all = before;
    all.insert(all.end(), own.begin(), own.end());
    const std::string end = write_end(credential, taken, meaning, all, own, before);
    if (!end.empty()) ends_[thing].push_back({end, taken.finish});
    if (taken.renewals > 0) write_renewals(credential, way, thing);
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

  std::string add(Step step, const Credential& credential) {
    const int number = ++numbers_[credential.id + ":" + step.kind];
    step.id = credential.id + ":" + step.kind + (number > 1 ? fmt::format("-{}", number) : "");
    step.credential = credential.id;
    steps_.push_back(std::move(step));
    return steps_.back().id;
  }

  std::vector<std::string> write_drafts(const Credential& credential, const WayMeaning& meaning) {
    std::vector<std::string> ids;
    for (const Draft& draft : meaning.drafts) {
      Step step;
      step.kind = draft.kind;
      step.title = draft.title;
      step.earliest_start = draft.start;
      step.finish = draft.finish;
      step.cost = draft.cost;
      step.why = draft.why;
      step.verify = verify_of(draft.source);
      step.source = draft.source;
      ids.push_back(add(std::move(step), credential));
    }
    return ids;
  }

  std::string write_end(const Credential& credential, const Taken& taken, const WayMeaning& meaning,
                        const std::vector<std::string>& all, const std::vector<std::string>& own,
                        const std::vector<std::string>& before) {
    switch (meaning.kind) {
      case WayMeaning::Kind::held:
        return own.empty() ? "" : own.back();
      case WayMeaning::Kind::reinstate:
        return write_reinstatement(credential, taken, all);
      case WayMeaning::Kind::candidate:
        return write_candidate(credential, taken, meaning, own, before);
      case WayMeaning::Kind::route:
      case WayMeaning::Kind::any_of:
        break;
    }
    Step step = sitting(credential, taken.begun, *meaning.route);
    step.depends_on = all;
    step.earliest_start = taken.begun;
    step.finish = taken.finish;
    return add(std::move(step), credential);
  }

  // Applying and sitting, or applying for a license.
  Step sitting(const Credential& credential, Date begun, const Route& route) const {
    Step step;
    const Sitting next = next_sitting(credential, begun);
    step.kind = credential.is_license() ? "license" : "exam";
    if (credential.is_license()) {
      step.title = fmt::format("Apply for {}", credential.suffix);
      if (credential.processing_weeks)
        step.title +=
            fmt::format("; the state takes {} to {} weeks", credential.processing_weeks->first,
                        credential.processing_weeks->second);
    } else if (!credential.exam.windows.empty()) {
      step.title = fmt::format("Apply for {} by {}; the examination is given from {} to {}",
                               credential.suffix, to_string(next.apply_by), to_string(next.first),
                               to_string(next.last));
    } else {
      step.title = fmt::format("Apply for {} and sit its examination", credential.suffix);
    }
    const Price price = price_of(credential, bench_.today);
    if (price.unknown == 0) step.cost = static_cast<double>(price.cents) / 100;
    step.why = fmt::format("route {}: {}", route.id, route.title);
    if (const std::string keep = keeping_text(credential, bench_.today); !keep.empty())
      step.why += "; " + keep;
    step.verify = verify_of(route.provenance);
    tell_published(credential, next, step);
    step.source = route.provenance;
    return step;
  }

  static void tell_published(const Credential& credential, const Sitting& next, Step& step) {
    const auto& until = credential.exam.published_until;
    if (credential.exam.windows.empty() || !until || next.last <= *until) return;
    step.verify +=
        "; published dates end on " + to_string(*until) + ", later ones follow the yearly pattern";
  }

  std::string write_candidate(const Credential& credential, const Taken& taken,
                              const WayMeaning& meaning, const std::vector<std::string>& own,
                              const std::vector<std::string>& before) {
    Step exam = sitting(credential, bench_.today, *meaning.route);
    exam.title += ", as a candidate";
    exam.earliest_start = bench_.today;
    exam.finish = next_sitting(credential, bench_.today).last;
    const std::string sat = add(std::move(exam), credential);
    Step upgrade;
    upgrade.kind = "upgrade";
    upgrade.title = fmt::format("Send the upgrade form: {} in full", credential.suffix);
    upgrade.earliest_start = std::max(taken.begun, next_sitting(credential, bench_.today).last);
    upgrade.finish = taken.finish;
    upgrade.cost = std::nullopt;
    upgrade.why = fmt::format("route {}: {}", meaning.route->id, meaning.route->title);
    upgrade.verify = verify_of(meaning.route->provenance);
    upgrade.source = meaning.route->provenance;
    upgrade.depends_on = own;
    upgrade.depends_on.insert(upgrade.depends_on.end(), before.begin(), before.end());
    upgrade.depends_on.push_back(sat);
    return add(std::move(upgrade), credential);
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
    step.verify = verify_of(credential.validity.provenance) +
                  "; ask whether it can still be reinstated, and what that costs";
    step.source = credential.validity.provenance;
    return add(std::move(step), credential);
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
      ends_[thing].push_back({add(std::move(step), credential), done});
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

// How much later each step may end: until the next that builds on it begins.
void reckon_slack(std::vector<Step>& steps, Date finish) {
  std::map<std::string, Date> latest;
  for (const Step& step : steps) latest[step.id] = finish;
  // Steps stand behind those that they build on.
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    const auto slack = latest[step->id] - step->finish;
    const Date begin = step->earliest_start + std::max(slack, std::chrono::days(0));
    for (const std::string& id : step->depends_on) latest[id] = std::min(latest[id], begin);
    step->slack_days = std::max(0, static_cast<int>(slack.count()));
  }
}

}  // namespace

std::vector<Step> steps_of(const PlanModel& model, const Solution& solution,
                           const PlanQuestion& question, const Bench& bench) {
  std::vector<Step> steps = StepWriter(model, solution, bench).run();
  reckon_slack(steps, solution.finish);
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
    case WayMeaning::Kind::candidate:
      return "as a candidate first: " + meaning.route->title;
    case WayMeaning::Kind::any_of:
      return model.problem.things[model.problem.things[thing].ways[way].needs.front()].id;
    case WayMeaning::Kind::route:
      break;
  }
  return meaning.route->title;
}

}  // namespace medtech::credential
