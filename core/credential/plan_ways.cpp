// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/plan_ways.hpp"

#include "core/base/limits.hpp"
#include "core/credential/combination.hpp"
#include "core/credential/plan_price.hpp"
#include "core/credential/weighing.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace medtech::credential {

namespace {

/// Turns routes into ways, and adds the things that these build on.
class Modeller {
 public:
  /// `shared`: names of work that several credentials build on; all may be where it is null.
  Modeller(const PlanQuestion& question, const Bench& bench, const std::set<std::string>* shared)
      : bench_(bench), shared_(shared) {
    model_.longest = longest_lead_times(bench.knowledge);
    model_.problem.by = question.by;
    if (question.budget) model_.problem.budget = cents_of(*question.budget);
    model_.problem.prefer = question.prefer;
    for (const Goal& goal : question.goals) {
      const bool is_one = goal.any_of.size() == 1 && goal.any_of.front() == goal.id;
      const std::size_t thing = is_one ? thing_of(goal.id) : role_thing(goal);
      if (std::ranges::find(model_.problem.goals, thing) == model_.problem.goals.end())
        model_.problem.goals.push_back(thing);
    }
    keep_apart(new_works_, model_.problem);
  }

  PlanModel take() { return std::move(model_); }

  /// Names of work that several credentials build on, or that other work can't go on beside.
  [[nodiscard]] std::set<std::string> shared_work() const {
    std::set<std::string> names;
    for (const auto& [name, users] : users_) {
      if (users.size() > 1) names.insert(name);
    }
    for (const auto& [thing, work] : new_works_) {
      const Thing& each = model_.problem.things[thing];
      if (!each.ways.front().not_beside.empty()) names.insert(each.id);
    }
    return names;
  }

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

  // A role: one of its credentials, its degree, and the years that usually come before it.
  std::size_t role_thing(const Goal& goal) {
    const auto before = known_.find(goal.after);
    after_ = before == known_.end() ? std::nullopt : std::optional(before->second);
    const std::size_t thing = add_thing(goal.id, nullptr);
    std::vector<std::vector<std::size_t>> choices;
    for (const std::string& id : goal.any_of) choices.push_back({thing_of(id)});
    if (choices.empty()) choices.emplace_back();
    WayMeaning meaning{WayMeaning::Kind::any_of, nullptr, {}, Application::in_time, "", {}};
    std::vector<std::size_t> always;
    if (after_) always.push_back(*after_);
    add_degree(goal, always, meaning);
    if (goal.years > 0) always.push_back(years_thing(goal, meaning));
    for (std::vector<std::size_t>& needs : choices) {
      Way way;
      way.needs = std::move(needs);
      way.needs.insert(way.needs.end(), always.begin(), always.end());
      way.ready = bench_.today;
      way.finish = [](Date begun) { return std::optional(begun); };
      add_way(thing, std::move(way), meaning);
    }
    after_ = std::nullopt;
    return thing;
  }

  // The degree that a role asks, where it is not shown: the first of the ways to it.
  void add_degree(const Goal& goal, std::vector<std::size_t>& needs, WayMeaning& meaning) {
    if (!goal.education) return;
    Condition condition;
    condition.asks = Asks::degree;
    condition.level = *goal.education;
    const std::vector<Prospect> prospects = prospects_of(condition, Credential(), bench_);
    const Prospect& first = prospects.front();
    if (!first.possible || first.drafts.empty()) return;
    users_[name_of_work(first)].insert(goal.id);
    needs.push_back(work_thing(first));
    meaning.works.emplace_back(needs.back(), first.drafts);
  }

  std::size_t years_thing(const Goal& goal, WayMeaning& meaning) {
    const std::size_t thing = add_thing("years before " + goal.id, nullptr);
    Way way;
    way.ready = bench_.today;
    if (after_) way.needs = {*after_};
    way.finish = [years = goal.years](Date begun) {
      return std::optional(add_years(begun, years));
    };
    way.price.risk = doubt::estimated;
    Draft draft{"experience",
                goal.years_as,
                bench_.today,
                add_years(bench_.today, goal.years),
                0.0,
                "what usually comes before this role, by our judgement of postings: ask employers",
                {}};
    meaning.works.emplace_back(thing, std::vector{std::move(draft)});
    add_way(thing, std::move(way),
            {WayMeaning::Kind::work, nullptr, {}, Application::in_time, "", {}});
    return thing;
  }

  // What must have been passed at some time, in force or not.
  std::size_t passed_thing(const std::string& id, bool anew) {
    const std::string name = "passed " + id + (anew ? " anew" : "");
    if (const auto known = known_.find(name); known != known_.end()) return known->second;
    const std::size_t thing = add_thing(name, nullptr);
    Way way;
    way.needs = {thing_of(id, anew)};
    way.ready = bench_.today;
    way.finish = [](Date begun) { return std::optional(begun); };
    add_way(thing, std::move(way),
            {WayMeaning::Kind::any_of, nullptr, {}, Application::in_time, "", {}});
    return thing;
  }

  std::size_t need_of(const Need& need) {
    return need.passed ? passed_thing(need.id, need.anew) : thing_of(need.id, need.anew);
  }

  // A credential; `anew`: whatever entry of it the person has.
  std::size_t thing_of(const std::string& id, bool anew = false) {
    const std::string name = id + (anew ? " anew" : "");
    if (const auto known = known_.find(name); known != known_.end()) return known->second;
    const Credential* credential = bench_.knowledge.find(id);
    const std::size_t thing = add_thing(name, credential);
    const Held* held = anew ? nullptr : find_held(bench_.person, *credential, bench_.today);
    const Standing now =
        held != nullptr ? standing(*held, *credential, bench_.today) : Standing::lapsed;
    if (now > Standing::lapsed) {
      add_held(thing, *held, *credential, now);
      // What runs out for good is had anew by its routes.
      if (now != Standing::current || can_be_kept(*credential)) return thing;
    }
    if (held != nullptr && now == Standing::lapsed && credential->validity.term == Term::cycle)
      add_reinstatement(thing, *credential);
    if (held == nullptr && !anew) add_forerunner(thing, *credential);
    if (credential->status == Status::retired) {
      model_.obstacles.push_back({id, "", "", "it is retired, and not given any more"});
      return thing;
    }
    bool any_open = false;
    for (const Route& route : credential->routes) {
      if (route.ended && *route.ended <= bench_.today) continue;
      if (route.candidate_years) continue;
      any_open = true;
      add_route(thing, *credential, route, now == Standing::candidate ? held : nullptr);
    }
    if (!any_open)
      model_.obstacles.push_back(
          {id, "", "", "no route to it is known here; ask " + credential->body});
    return thing;
  }

  static bool can_be_kept(const Credential& credential) {
    return credential.validity.term == Term::cycle || credential.validity.term == Term::annual;
  }

  void keepable(Way& way, const Credential& credential) const {
    if (!can_be_kept(credential)) return;
    way.term_years = credential.validity.years;
    way.renewal = price_of_term(credential, bench_.today);
  }

  void add_held(std::size_t thing, const Held& held, const Credential& credential, Standing now) {
    Way way;
    way.ready = bench_.today;
    way.finish = [](Date begun) { return std::optional(begun); };
    const auto last = expiry(held, credential);
    if (now == Standing::current && last) way.expires = [last](Date) { return last; };
    keepable(way, credential);
    WayMeaning meaning{WayMeaning::Kind::held, nullptr, {}, Application::in_time, "", {}};
    if (now == Standing::unknown) {
      way.price.risk += doubt::unanswered;
      meaning.drafts.push_back({"confirm", "Confirm that " + credential.suffix + " is in force",
                                bench_.today, bench_.today, 0.0,
                                "your profile does not say until when it is good",
                                credential.validity.provenance});
    }
    add_way(thing, std::move(way), std::move(meaning));
  }

  // What was carried over to this one when its own body ended.
  void add_forerunner(std::size_t thing, const Credential& credential) {
    const Held* old = find_forerunner(bench_.person, credential, bench_.knowledge);
    if (old == nullptr) return;
    Way way;
    way.ready = bench_.today;
    way.finish = [](Date begun) { return std::optional(begun); };
    way.price.risk = doubt::unanswered;
    keepable(way, credential);
    const Credential& before = *bench_.knowledge.find(old->id);
    WayMeaning meaning{WayMeaning::Kind::held, nullptr, {}, Application::in_time, "", {}};
    meaning.drafts.push_back(
        {"confirm", "Confirm that " + credential.suffix + " is in force", bench_.today,
         bench_.today, 0.0,
         before.suffix +
             " was carried over to it where it was kept up; what lapsed since has to be "
             "reinstated, or sat anew",
         before.provenance});
    add_way(thing, std::move(way), std::move(meaning));
  }

  void add_reinstatement(std::size_t thing, const Credential& credential) {
    Way way;
    way.ready = bench_.today;
    const std::chrono::days lead(model_.longest.form_days);
    way.finish = [lead](Date begun) { return std::optional(begun + lead); };
    way.price = {0, 0, 1, doubt::unanswered + doubt::estimated};
    way.expires = [&validity = credential.validity](Date had) {
      return first_term_end(validity, had);
    };
    keepable(way, credential);
    add_way(thing, std::move(way),
            {WayMeaning::Kind::reinstate, nullptr, {}, Application::in_time, "", {}});
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
        for (Prospect& each : prospects_of(condition, credential, bench_))
          choices.push_back(combination_of(std::move(each)));
      }
      std::vector<Combination> next;
      for (const Combination& before : all) {
        for (const Combination& choice : choices) {
          if (next.size() >= limits::ways_of_a_route) break;
          Combination joined = before;
          joined.holds.insert(joined.holds.end(), choice.holds.begin(), choice.holds.end());
          joined.prospects.insert(joined.prospects.end(), choice.prospects.begin(),
                                  choice.prospects.end());
          joined.works.insert(joined.works.end(), choice.works.begin(), choice.works.end());
          if (joined.obstacle.empty()) joined.obstacle = choice.obstacle;
          next.push_back(std::move(joined));
        }
      }
      all = undominated(std::move(next));
    }
    return all;
  }

  [[nodiscard]] bool is_shared(const std::string& work) const {
    return shared_ == nullptr || shared_->contains(work);
  }

  // New work that waits for a role is a thing of its own, too.
  [[nodiscard]] bool is_thing(const std::string& work, const Prospect& prospect) const {
    return is_shared(work) || (after_ && prospect.new_work);
  }

  [[nodiscard]] Combination combination_of(Prospect prospect) const {
    Combination one;
    if (!prospect.possible) one.obstacle = prospect.obstacle;
    if (std::string name = name_of_work(prospect); !name.empty() && is_thing(name, prospect))
      one.works.push_back(std::move(name));
    one.prospects.push_back(std::move(prospect));
    return one;
  }

  // An examination that was passed before the day from which on it counts is sat again.
  bool was_passed_too_early(const Condition& condition, const std::string& id) const {
    if (!condition.exam_on_or_after) return false;
    const Held* held = find_held(bench_.person, *bench_.knowledge.find(id), bench_.today);
    return held != nullptr && passed_since(*held, *condition.exam_on_or_after) == Met::no;
  }

  // What is held already does, each credential by itself; where none of it is sure to last, the
  // others are ways of their own.
  std::vector<Combination> holding(const Condition& condition, const Credential& credential) {
    const Verdict verdict = weigh(condition, credential, bench_, bench_.today);
    Prospect sure;
    sure.ready = bench_.today;
    sure.price = price_of_fact(condition.provenance);
    std::vector<Combination> choices;
    bool any_lasts = false;
    for (const std::string& id : condition.credentials) {
      const Credential& asked = *bench_.knowledge.find(id);
      const Held* held = find_held(bench_.person, asked, bench_.today);
      if (held == nullptr || verdict.by_value != Met::yes) continue;
      Condition alone = condition;
      alone.credentials = {id};
      if (weigh(alone, credential, bench_, bench_.today).by_value != Met::yes) continue;
      any_lasts = any_lasts || condition.lapsed_ok || !expiry(*held, asked) || can_be_kept(asked);
      Combination one = combination_of(sure);
      if (!condition.lapsed_ok) one.holds = {{id, false, false}};
      choices.push_back(std::move(one));
    }
    if (any_lasts) return choices;
    if (verdict.by_value == Met::unknown) {
      Prospect asked = sure;
      asked.work.risk = doubt::unanswered;
      asked.drafts.push_back({"confirm", "Confirm: " + verdict.text, bench_.today, bench_.today,
                              0.0, verdict.shown, condition.provenance});
      choices.push_back(combination_of(std::move(asked)));
    }
    for (const std::string& id : condition.credentials) {
      const bool is_choice = std::ranges::any_of(choices, [&](const Combination& each) {
        return std::ranges::find(each.holds, id, &Need::id) != each.holds.end();
      });
      if (is_choice) continue;
      Combination one = combination_of(sure);
      one.holds = {{id, condition.lapsed_ok, was_passed_too_early(condition, id)}};
      if (one.holds.front().anew) one.prospects.front().price.risk += doubt::unanswered;
      choices.push_back(std::move(one));
    }
    return choices;
  }

  void add_route(std::size_t thing, const Credential& credential, const Route& route,
                 const Held* candidate) {
    std::vector<Combination> combinations = combine(route.conditions, credential);
    bool any = false;
    for (Combination& each : combinations) {
      if (!each.obstacle.empty()) continue;
      any = true;
      add_combination(thing, credential, route, each, candidate);
    }
    if (!any && !combinations.empty())
      model_.obstacles.push_back(
          {credential.id, route.id, route.title, combinations.front().obstacle});
  }

  // What is to be done for a condition is a thing of its own, which several goals may build on.
  std::size_t work_thing(const Prospect& prospect) {
    const std::string name = name_of_work(prospect);
    if (const auto known = known_.find(name); known != known_.end()) return known->second;
    const std::size_t thing = add_thing(name, nullptr);
    Way way;
    way.ready = prospect.ready;
    way.finish = [](Date begun) { return std::optional(begun); };
    way.price = prospect.work;
    if (prospect.new_work) {
      way.ready = bench_.today;
      if (after_) way.needs = {*after_};
      way.finish = [work = *prospect.new_work, &jobs = bench_.person.jobs](Date begun) {
        return day_enough(work, jobs, begun);
      };
      new_works_.emplace_back(thing, *prospect.new_work);
    }
    WayMeaning meaning{WayMeaning::Kind::work, nullptr, {}, Application::in_time, "", {}};
    add_way(thing, std::move(way), std::move(meaning));
    return thing;
  }

  static void close(Way& way, WayMeaning& meaning, Date day, const std::string& what) {
    if (way.deadline && *way.deadline <= day) return;
    way.deadline = day;
    meaning.closes = what;
  }

  // What is to be done for a way: a step of its own, or one that it shares.
  void add_work(Way& way, WayMeaning& meaning, const Prospect& prospect,
                const Credential& credential) {
    const std::string name = name_of_work(prospect);
    users_[name].insert(credential.id);
    if (!is_thing(name, prospect)) {
      way.price += prospect.work;
      meaning.drafts.insert(meaning.drafts.end(), prospect.drafts.begin(), prospect.drafts.end());
      return;
    }
    const std::size_t work = work_thing(prospect);
    if (std::ranges::find(way.needs, work) != way.needs.end()) return;
    way.needs.push_back(work);
    meaning.works.emplace_back(work, prospect.drafts);
  }

  void add_combination(std::size_t thing, const Credential& credential, const Route& route,
                       const Combination& combination, const Held* candidate) {
    Way way;
    way.ready = bench_.today;
    WayMeaning meaning{WayMeaning::Kind::route, &route, {}, Application::in_time, "", {}};
    if (route.ended) close(way, meaning, *route.ended - std::chrono::days(1), "the route ends");
    for (const Need& need : combination.holds) way.needs.push_back(need_of(need));
    for (const Prospect& each : combination.prospects) {
      way.ready = std::max(way.ready, each.ready);
      if (each.deadline) close(way, meaning, *each.deadline, each.closes);
      way.price += each.price;
      if (!each.drafts.empty()) add_work(way, meaning, each, credential);
    }
    way.expires = [&validity = credential.validity](Date had) {
      return first_term_end(validity, had);
    };
    keepable(way, credential);
    if (candidate != nullptr) add_upgrade(thing, credential, *candidate, way, meaning);
    for (const Application application : {Application::in_time, Application::late}) {
      if (application == Application::late && !credential.exam.late_days_before) continue;
      meaning.application = application;
      add_sitting(thing, credential, way, meaning);
    }
  }

  // Applying once all is there, or sitting first as a candidate.
  void add_sitting(std::size_t thing, const Credential& credential, Way way,
                   const WayMeaning& meaning) {
    way.price += price_of(credential, meaning.application, bench_.today);
    if (!is_length_known(credential)) way.price.risk += doubt::estimated;
    way.finish = [&credential, application = meaning.application,
                  longest = model_.longest](Date begun) {
      return std::optional(
          earliest_end(credential, next_sitting(credential, begun, application, longest)));
    };
    const Held* held = find_held(bench_.person, credential, bench_.today);
    if (held == nullptr || !held->candidate) add_as_candidate(thing, credential, way, meaning);
    add_way(thing, std::move(way), meaning);
  }

  [[nodiscard]] std::chrono::days upgrade_time() const {
    return std::chrono::days(model_.longest.form_days);
  }

  // Sitting first, as a candidate, and meeting the route within the years that are given.
  void add_as_candidate(std::size_t thing, const Credential& credential, const Way& full,
                        const WayMeaning& meaning) {
    const Route* candidate = credential.candidate_route();
    if (candidate == nullptr || full.ready <= bench_.today) return;
    const Date sat = earliest_end(
        credential, next_sitting(credential, bench_.today, meaning.application, model_.longest));
    Way way = full;
    way.finish = [sat, upgrade = upgrade_time()](Date begun) {
      return std::optional(std::max(begun, sat) + upgrade);
    };
    add_candidacy(thing, std::move(way), meaning, WayMeaning::Kind::candidate,
                  add_years(sat, *candidate->candidate_years));
  }

  // A candidate who passed has the route left to meet.
  void add_upgrade(std::size_t thing, const Credential& credential, const Held& held,
                   const Way& full, const WayMeaning& meaning) {
    const Route* candidate = credential.candidate_route();
    if (candidate == nullptr) return;
    Way way = full;
    way.finish = [upgrade = upgrade_time()](Date begun) { return std::optional(begun + upgrade); };
    std::optional<Date> last;
    if (held.earned) last = add_years(*held.earned, *candidate->candidate_years);
    if (!last) way.price.risk += doubt::unanswered;
    add_candidacy(thing, std::move(way), meaning, WayMeaning::Kind::upgrade, last);
  }

  void add_candidacy(std::size_t thing, Way way, WayMeaning meaning, WayMeaning::Kind kind,
                     std::optional<Date> last) {
    if (last && way.ready > *last) return;
    if (last) close(way, meaning, *last, "the time of a candidate");
    ++way.price.unknown;  // what the upgrade costs is not published
    meaning.kind = kind;
    add_way(thing, std::move(way), std::move(meaning));
  }

  const Bench& bench_;
  const std::set<std::string>* shared_;
  PlanModel model_;
  std::map<std::string, std::size_t> known_;
  std::map<std::string, std::set<std::string>> users_;  // credentials by the work they build on
  NewWorks new_works_;                                  // by thing
  std::optional<std::size_t> after_;                    // the role before the one that is modelled
};

}  // namespace

PlanModel model_of(const PlanQuestion& question, const Bench& bench) {
  // What is shared shows once all is modelled; the rest belongs to its own way, which is quicker.
  const std::set<std::string> shared = Modeller(question, bench, nullptr).shared_work();
  return Modeller(question, bench, &shared).take();
}

}  // namespace medtech::credential
