// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/plan_ways.hpp"

#include "core/base/limits.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace medtech::credential {

namespace {

long long cents(double usd) { return std::llround(usd * 100); }

// The price of fees of these kinds; one that is not known, or only from a weak source, counts as
// unknown.
Price price_of_kinds(const Credential& credential, Date today,
                     std::initializer_list<std::string_view> kinds) {
  Price price;
  bool any = false;
  for (const std::string_view kind : kinds) {
    const Fee* fee = credential.fee(kind, today);
    if (fee == nullptr) continue;
    any = true;
    if (fee->provenance.confidence == Confidence::low) {
      ++price.unknown;
    } else {
      price.cents += cents(fee->usd);
    }
  }
  if (!any) ++price.unknown;
  return price;
}

// One way through a route's conditions: credentials that must be held, and all else.
struct Combination {
  std::vector<std::string> holds;  // ids to be had first
  std::vector<Prospect> prospects;
  std::string obstacle;
};

bool is_subset(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return std::ranges::all_of(
      part, [&](const std::string& each) { return std::ranges::find(whole, each) != whole.end(); });
}

/// What a combination comes to, so that those that are worse in all can be left out.
struct Sum {
  Date ready{};
  std::optional<Date> deadline;
  Price price;
};

Sum sum_of(const Combination& combination) {
  Sum sum;
  for (const Prospect& each : combination.prospects) {
    sum.ready = std::max(sum.ready, each.ready);
    if (each.deadline && (!sum.deadline || *each.deadline < *sum.deadline))
      sum.deadline = each.deadline;
    sum.price += each.price;
  }
  return sum;
}

bool is_no_worse(const Combination& left, const Combination& right) {
  if (!left.obstacle.empty()) return false;
  if (!right.obstacle.empty()) return true;
  const Sum mine = sum_of(left);
  const Sum its = sum_of(right);
  const bool lasts = !mine.deadline || (its.deadline && *mine.deadline >= *its.deadline);
  return lasts && is_subset(left.holds, right.holds) && mine.ready <= its.ready &&
         mine.price.weak <= its.price.weak && mine.price.cents <= its.price.cents &&
         mine.price.unknown <= its.price.unknown && mine.price.risk <= its.price.risk;
}

// Leaves out what another is no worse than in everything; of equals the first stays.
std::vector<Combination> undominated(std::vector<Combination> all) {
  std::vector<Combination> kept;
  for (Combination& each : all) {
    if (std::ranges::any_of(kept,
                            [&](const Combination& other) { return is_no_worse(other, each); }))
      continue;
    std::erase_if(kept, [&](const Combination& other) { return is_no_worse(each, other); });
    kept.push_back(std::move(each));
  }
  return kept;
}

/// Turns routes into ways, and adds the things that these build on.
class Modeller {
 public:
  Modeller(const PlanQuestion& question, const Bench& bench) : bench_(bench) {
    model_.problem.by = question.by;
    if (question.budget) model_.problem.budget = cents(*question.budget);
    model_.problem.prefer = question.prefer;
    for (const Goal& goal : question.goals) {
      const std::size_t thing = goal.any_of.size() == 1 && goal.any_of.front() == goal.id
                                    ? thing_of(goal.id)
                                    : role_thing(goal);
      if (std::ranges::find(model_.problem.goals, thing) == model_.problem.goals.end())
        model_.problem.goals.push_back(thing);
    }
  }

  PlanModel take() { return std::move(model_); }

 private:
  std::size_t add_thing(const std::string& id, const Credential* credential) {
    const std::size_t thing = model_.problem.things.size();
    known_.emplace(id, thing);
    model_.problem.things.push_back({id, {}});
    model_.credentials.push_back(credential);
    model_.meaning.emplace_back();
    return thing;
  }

  void add_way(std::size_t thing, Way way, WayMeaning meaning) {
    model_.problem.things[thing].ways.push_back(std::move(way));
    model_.meaning[thing].push_back(std::move(meaning));
  }

  std::size_t role_thing(const Goal& goal) {
    const std::size_t thing = add_thing("role " + goal.id, nullptr);
    for (const std::string& id : goal.any_of) {
      Way way;
      way.needs = {thing_of(id)};
      way.ready = bench_.today;
      way.finish = [](Date begun) { return std::optional(begun); };
      add_way(thing, std::move(way), {WayMeaning::Kind::any_of, nullptr, {}});
    }
    return thing;
  }

  std::size_t thing_of(const std::string& id) {
    if (const auto known = known_.find(id); known != known_.end()) return known->second;
    const Credential* credential = bench_.knowledge.find(id);
    const std::size_t thing = add_thing(id, credential);
    const Held* held = bench_.person.find(id);
    const Standing now =
        held != nullptr ? standing(*held, *credential, bench_.today) : Standing::lapsed;
    if (held != nullptr && now != Standing::lapsed) {
      add_held(thing, *held, *credential, now);
      return thing;
    }
    if (held != nullptr && credential->validity.term == Term::cycle)
      add_reinstatement(thing, *credential);
    if (credential->status == Status::retired) {
      model_.obstacles.push_back({id, "", "", "it is retired, and not given any more"});
      return thing;
    }
    bool any_open = false;
    for (const Route& route : credential->routes) {
      if (route.ended && *route.ended <= bench_.today) continue;
      if (route.candidate_years) continue;
      any_open = true;
      add_route(thing, *credential, route);
    }
    if (!any_open)
      model_.obstacles.push_back(
          {id, "", "", "no route to it is known here; ask " + credential->body});
    return thing;
  }

  void keepable(Way& way, const Credential& credential) const {
    const Validity& validity = credential.validity;
    if (validity.term != Term::cycle && validity.term != Term::annual) return;
    way.term_years = validity.years;
    way.renewal = price_of_kinds(credential, bench_.today, {"renewal"});
  }

  void add_held(std::size_t thing, const Held& held, const Credential& credential, Standing now) {
    Way way;
    way.ready = bench_.today;
    way.finish = [](Date begun) { return std::optional(begun); };
    const auto last = expiry(held, credential);
    if (now == Standing::current && last) way.expires = [last](Date) { return last; };
    keepable(way, credential);
    WayMeaning meaning{WayMeaning::Kind::held, nullptr, {}};
    if (now == Standing::unknown) {
      way.price.risk += doubt::unanswered;
      meaning.drafts.push_back({"confirm", "Confirm that " + credential.suffix + " is in force",
                                bench_.today, bench_.today, 0.0,
                                "your profile does not say until when it is good",
                                credential.validity.provenance});
    }
    add_way(thing, std::move(way), std::move(meaning));
  }

  void add_reinstatement(std::size_t thing, const Credential& credential) {
    Way way;
    way.ready = bench_.today;
    way.finish = [](Date begun) { return std::optional(begun); };
    way.price = {0, 0, 1, doubt::unanswered};
    const double years = credential.validity.years;
    way.expires = [years](Date had) { return std::optional(add_years(had, years)); };
    keepable(way, credential);
    add_way(thing, std::move(way), {WayMeaning::Kind::reinstate, nullptr, {}});
  }

  // All ways through a list of conditions.
  std::vector<Combination> combine(const std::vector<Condition>& conditions,
                                   const Credential& credential) {
    std::vector<Combination> all(1);
    for (const Condition& condition : conditions) {
      std::vector<Combination> choices;
      if (condition.asks == Asks::any) {
        for (const auto& alternative : condition.alternatives) {
          for (Combination& each : combine(alternative, credential))
            choices.push_back(std::move(each));
        }
      } else if (condition.asks == Asks::holds) {
        choices = holding(condition, credential);
      } else {
        Combination one;
        one.prospects.push_back(prospect_of(condition, credential, bench_));
        if (!one.prospects.back().possible) one.obstacle = one.prospects.back().obstacle;
        choices.push_back(std::move(one));
      }
      std::vector<Combination> next;
      for (const Combination& before : all) {
        for (const Combination& choice : choices) {
          if (next.size() >= limits::ways_of_a_route) break;
          Combination joined = before;
          joined.holds.insert(joined.holds.end(), choice.holds.begin(), choice.holds.end());
          joined.prospects.insert(joined.prospects.end(), choice.prospects.begin(),
                                  choice.prospects.end());
          if (joined.obstacle.empty()) joined.obstacle = choice.obstacle;
          next.push_back(std::move(joined));
        }
      }
      all = undominated(std::move(next));
    }
    return all;
  }

  // What is held already does; else each of the credentials is a way of its own.
  std::vector<Combination> holding(const Condition& condition, const Credential& credential) {
    const Verdict verdict = weigh(condition, credential, bench_, bench_.today);
    Prospect sure;
    sure.ready = bench_.today;
    if (condition.provenance.confidence == Confidence::low) {
      ++sure.price.weak;
      sure.price.risk += doubt::unanswered;
    } else if (condition.provenance.unread) {
      sure.price.risk += doubt::remembered;
    }
    std::vector<Combination> choices;
    if (verdict.by_value != Met::no) {
      Combination one;
      if (verdict.by_value == Met::unknown) {
        sure.price.risk += doubt::unanswered;
        sure.drafts.push_back({"confirm", "Confirm: " + verdict.text, bench_.today, bench_.today,
                               0.0, verdict.shown, condition.provenance});
      }
      one.prospects.push_back(sure);
      for (const std::string& id : condition.credentials) {
        const bool in_force = !condition.lapsed_ok && bench_.person.find(id) != nullptr;
        if (!in_force) continue;
        Condition alone = condition;
        alone.credentials = {id};
        if (weigh(alone, credential, bench_, bench_.today).by_value != verdict.by_value) continue;
        one.holds = {id};
        break;
      }
      choices.push_back(std::move(one));
      return choices;
    }
    for (const std::string& id : condition.credentials) {
      Combination one;
      one.prospects.push_back(sure);
      one.holds = {id};
      const bool too_early = condition.exam_on_or_after && bench_.person.find(id) != nullptr;
      if (too_early) one.obstacle = verdict.text + ": " + verdict.shown;
      choices.push_back(std::move(one));
    }
    return choices;
  }

  void add_route(std::size_t thing, const Credential& credential, const Route& route) {
    std::vector<Combination> combinations = combine(route.conditions, credential);
    bool any = false;
    for (Combination& each : combinations) {
      if (!each.obstacle.empty()) continue;
      any = true;
      add_combination(thing, credential, route, each);
    }
    if (!any && !combinations.empty())
      model_.obstacles.push_back(
          {credential.id, route.id, route.title, combinations.front().obstacle});
  }

  void add_combination(std::size_t thing, const Credential& credential, const Route& route,
                       const Combination& combination) {
    Way way;
    way.ready = bench_.today;
    WayMeaning meaning{WayMeaning::Kind::route, &route, {}};
    for (const Prospect& each : combination.prospects) {
      way.ready = std::max(way.ready, each.ready);
      if (each.deadline && (!way.deadline || *each.deadline < *way.deadline))
        way.deadline = each.deadline;
      way.price += each.price;
      meaning.drafts.insert(meaning.drafts.end(), each.drafts.begin(), each.drafts.end());
    }
    way.price += price_of(credential, bench_.today);
    for (const std::string& id : combination.holds) way.needs.push_back(thing_of(id));
    const Credential* subject = &credential;
    way.finish = [subject](Date begun) {
      return std::optional(next_sitting(*subject, begun).last);
    };
    const Validity& validity = credential.validity;
    const bool ends = validity.term == Term::cycle || validity.term == Term::annual ||
                      validity.term == Term::fixed;
    if (ends)
      way.expires = [years = validity.years](Date had) {
        return std::optional(add_years(had, years));
      };
    keepable(way, credential);
    add_as_candidate(thing, credential, way, meaning);
    add_way(thing, std::move(way), std::move(meaning));
  }

  // Sitting first, as a candidate, and meeting the route within the years that are given.
  void add_as_candidate(std::size_t thing, const Credential& credential, const Way& full,
                        const WayMeaning& meaning) {
    const auto candidate = std::ranges::find_if(
        credential.routes, [](const Route& route) { return route.candidate_years.has_value(); });
    if (candidate == credential.routes.end() || full.ready <= bench_.today) return;
    const Date sat = next_sitting(credential, bench_.today).last;
    const Date last = add_years(sat, *candidate->candidate_years);
    if (full.ready > last) return;
    Way way = full;
    way.deadline = full.deadline ? std::min(*full.deadline, last) : last;
    ++way.price.unknown;  // what the upgrade costs is not published
    way.finish = [sat](Date begun) { return std::optional(std::max(begun, sat)); };
    WayMeaning as_candidate = meaning;
    as_candidate.kind = WayMeaning::Kind::candidate;
    add_way(thing, std::move(way), std::move(as_candidate));
  }

  const Bench& bench_;
  PlanModel model_;
  std::map<std::string, std::size_t> known_;
};

}  // namespace

Price price_of(const Credential& credential, Date today) {
  return credential.is_license() ? price_of_kinds(credential, today, {"application"})
                                 : price_of_kinds(credential, today, {"application", "exam"});
}

Sitting next_sitting(const Credential& credential, Date applied) {
  if (credential.is_license()) {
    const int weeks = credential.processing_weeks ? credential.processing_weeks->second : 0;
    const Date issued = applied + std::chrono::days(7 * weeks);
    return {applied, issued, issued};
  }
  const Exam& exam = credential.exam;
  if (exam.windows.empty()) {
    const Date last = applied + std::chrono::days(exam.sit_within_days.value_or(0));
    return {applied, applied, last};
  }
  std::optional<Sitting> next;
  const int year = static_cast<int>(std::chrono::year_month_day(applied).year());
  for (int ahead = 0; ahead <= 1; ++ahead) {
    for (const Window& window : exam.windows) {
      const auto first = make_date(year + ahead, window.month, window.first);
      const auto last = make_date(year + ahead, window.month, window.last);
      if (!first || !last) continue;
      const Date apply_by = *first - std::chrono::days(exam.apply_days_before);
      if (apply_by < applied || (next && next->first <= *first)) continue;
      next = Sitting{apply_by, *first, *last};
    }
  }
  return next.value_or(Sitting{applied, applied, applied});
}

PlanModel model_of(const PlanQuestion& question, const Bench& bench) {
  return Modeller(question, bench).take();
}

}  // namespace medtech::credential
