// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/eligibility.hpp"

#include "core/base/text.hpp"
#include "core/credential/experience.hpp"
#include "core/credential/person.hpp"
#include "core/credential/weighing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace medtech::credential {

namespace {

// What rests on a weak fact is never called met; where the person has nothing of the kind at all,
// it is not met whatever the fact.
Met weakened(Met met, const Condition& condition, const Finding& finding) {
  if (condition.asks == Asks::any) return finding.sure;
  if (condition.provenance.confidence != Confidence::low) return met;
  if (met == Met::yes) return Met::unknown;
  const bool certain_lack = condition.asks == Asks::holds || condition.asks == Asks::military ||
                            condition.asks == Asks::programme || finding.nothing;
  return met == Met::no && !certain_lack ? Met::unknown : met;
}

Finding find_any(const Condition& condition, const Credential& credential, const Bench& bench,
                 Date on) {
  Finding best{Met::no, "", false, Met::no};
  std::tuple shown_for(Met::no, Met::no, false);
  for (const auto& alternative : condition.alternatives) {
    Met met = Met::yes;
    Met sure = Met::yes;
    bool has_some = false;
    std::vector<std::string> shown;
    for (const Condition& each : alternative) {
      const Verdict verdict = weigh(each, credential, bench, on);
      met = all_of(met, verdict.by_value);
      sure = all_of(sure, verdict.met);
      has_some = has_some || !verdict.nothing;
      if (!verdict.shown.empty()) shown.push_back(verdict.shown);
    }
    if (best.shown.empty() || std::tuple(sure, met, has_some) > shown_for) {
      best.shown = text::join(shown, "; ");
      shown_for = {sure, met, has_some};
    }
    best.met = std::max(best.met, met);
    best.sure = std::max(best.sure, sure);
  }
  return best;
}

Finding find(const Condition& condition, const Credential& credential, const Bench& bench,
             Date on) {
  switch (condition.asks) {
    case Asks::degree:
      return find_degree(condition, bench, on);
    case Asks::hours:
      return find_hours(condition, bench);
    case Asks::course:
      return find_course(condition, bench);
    case Asks::programme:
      return find_programme(condition, bench, on);
    case Asks::military:
      return find_military(condition, bench, on);
    case Asks::experience:
      return find_experience(condition, credential, bench, on);
    case Asks::holds:
      return find_holding(condition, bench, on);
    case Asks::licensed_elsewhere:
      return find_other_license(credential, bench, on);
    case Asks::any:
      return find_any(condition, credential, bench, on);
    case Asks::answer:
      break;
  }
  return {Met::unknown, "ask yourself: " + condition.question, false};
}

}  // namespace

Met all_of(Met left, Met right) { return std::min(left, right); }

Verdict weigh(const Condition& condition, const Credential& credential, const Bench& bench,
              Date on) {
  const Finding finding = find(condition, credential, bench, on);
  Verdict verdict{text_of(condition, bench.knowledge),
                  weakened(finding.met, condition, finding),
                  finding.shown,
                  condition.provenance,
                  finding.met,
                  finding.nothing};
  if (verdict.met == Met::unknown && finding.met != Met::unknown)
    verdict.shown += (verdict.shown.empty() ? "" : "; ") +
                     std::string("what is asked here is unverified: ask the body");
  return verdict;
}

RouteVerdict weigh(const Route& route, const Credential& credential, const Bench& bench, Date on) {
  RouteVerdict verdict{route.id, route.title,      Met::yes,    route.candidate_years.has_value(),
                       {},       route.provenance, std::nullopt};
  for (const Condition& condition : route.conditions) {
    verdict.conditions.push_back(weigh(condition, credential, bench, on));
    verdict.met = all_of(verdict.met, verdict.conditions.back().met);
  }
  return verdict;
}

namespace {

// The last day on which a route that is met today still is, if nothing changes but the date.
std::optional<Date> last_day_met(const Route& route, const Credential& credential,
                                 const Bench& bench) {
  constexpr std::chrono::days foreseen(3653);
  const auto is_met = [&](Date on) { return weigh(route, credential, bench, on).met == Met::yes; };
  Date still = bench.today;
  Date no_more = bench.today + foreseen;
  if (route.ended) no_more = std::min(no_more, *route.ended);
  if (!route.ended && is_met(no_more)) return std::nullopt;
  while (no_more - still > std::chrono::days(1)) {
    const Date middle = still + (no_more - still) / 2;
    (is_met(middle) ? still : no_more) = middle;
  }
  return still;
}

}  // namespace

Eligibility weigh(const Credential& credential, const Bench& bench) {
  Eligibility eligibility;
  eligibility.id = credential.id;
  if (credential.status == Status::retired) {
    eligibility.eligible = Met::no;
    eligibility.note = "retired: it is not given any more";
    return eligibility;
  }
  bool any_full = false;
  Met best = Met::no;
  for (const Route& route : credential.routes) {
    if (route.ended && *route.ended <= bench.today) continue;
    eligibility.routes.push_back(weigh(route, credential, bench, bench.today));
    RouteVerdict& verdict = eligibility.routes.back();
    if (verdict.met == Met::yes) verdict.until = last_day_met(route, credential, bench);
    if (route.candidate_years) continue;
    any_full = true;
    best = std::max(best, verdict.met);
  }
  if (const Held* old = find_forerunner(bench.person, credential, bench.knowledge))
    eligibility.note =
        fmt::format("{} was carried over to this one: if yours was kept up, you hold it",
                    bench.knowledge.find(old->id)->suffix);
  eligibility.eligible = any_full ? best : Met::unknown;
  if (!any_full) eligibility.note = "no route is known here: ask the body";
  return eligibility;
}

bool lacks_degree(const Credential& credential, const Bench& bench) {
  bool any = false;
  for (const Route& route : credential.routes) {
    if (route.candidate_years || (route.ended && *route.ended <= bench.today)) continue;
    any = true;
    const bool lacks = std::ranges::any_of(route.conditions, [&](const Condition& each) {
      return each.asks == Asks::degree &&
             weigh(each, credential, bench, bench.today).by_value == Met::no;
    });
    if (!lacks) return false;
  }
  return any;
}

}  // namespace medtech::credential
