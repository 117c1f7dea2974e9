// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/fit.hpp"

#include "core/base/text.hpp"
#include "core/ontology/ranks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace medtech::search {

using listing::Listing;
using ontology::Knowledge;

namespace {

// What each aspect counts, where it is known. Our judgement: who may not or would not do the work
// is told by the first lines, the rest orders what remains.
namespace weight {
constexpr double role = 30;
constexpr double credentials = 20;
constexpr double license = 15;
constexpr double years = 10;
constexpr double education = 8;
constexpr double work = 12;
constexpr double preferred = 4;
constexpr double distance = 12;
constexpr double pay = 8;
constexpr double setting = 6;
constexpr double age = 4;
}  // namespace weight

constexpr int cap_without_license = 40;

// How like one role is to another: the same one, the same occupation at another level, the same
// family, another one.
double likeness(const ontology::Role& wanted, const ontology::Role& offered) {
  constexpr double same_occupation = 0.8;
  constexpr double each_level = 0.12;
  constexpr double same_family = 0.3;
  if (wanted.id == offered.id) return 1;
  if (wanted.track != offered.track) return 0;
  if (wanted.wage_code != offered.wage_code) return same_family;
  const int apart =
      std::abs(ontology::level_rank(wanted.level) - ontology::level_rank(offered.level));
  return std::max(same_family, same_occupation - each_level * apart);
}

void add_role(const Seeker& seeker, const Listing& listing, const Knowledge& knowledge,
              std::vector<Aspect>& found) {
  const listing::Classification& kind = listing.understanding.classification;
  if (!seeker.has.target && !seeker.has.role) return;
  if (!kind.track) {
    found.push_back({"role", weight::role, 0, "it is of neither laboratory nor equipment"});
    return;
  }
  const ontology::Role* offered = find_role(knowledge.roles, kind.role.value_or(""));
  if (offered == nullptr) return;
  double best = 0;
  for (const auto& id : {seeker.has.target, seeker.has.role}) {
    const ontology::Role* wanted = id ? find_role(knowledge.roles, *id) : nullptr;
    if (wanted != nullptr) best = std::max(best, likeness(*wanted, *offered));
  }
  const bool target = kind.role == seeker.has.target;
  const bool current = kind.role == seeker.has.role;
  found.push_back({"role", weight::role, best,
                   fmt::format("the role is {}{}", offered->name,
                               target    ? ", your target"
                               : current ? ", as yours is"
                                         : "")});
}

double value_of(Standing standing) {
  switch (standing) {
    case Standing::met:
      return 1;
    case Standing::later:
      return 0.7;
    case Standing::near:
      return 0.5;
    case Standing::missing:
    case Standing::unknown:
      return 0;
  }
  return 0;
}

// All thresholds of one kind together: their mean, and what each says.
void add_thresholds(const std::vector<Threshold>& thresholds, Threshold::Kind kind,
                    std::string_view name, double weight, std::vector<Aspect>& found) {
  double sum = 0;
  std::size_t known = 0;
  std::vector<std::string> reasons;
  for (const Threshold& each : thresholds) {
    if (each.kind != kind || each.standing == Standing::unknown) continue;
    sum += value_of(each.standing);
    ++known;
    reasons.push_back(each.reason);
  }
  if (known > 0)
    found.push_back({name, weight, sum / static_cast<double>(known), text::join(reasons, "; ")});
}

void add_preferred(const Seeker& seeker, const Listing& listing, const Knowledge& knowledge,
                   std::vector<Aspect>& found) {
  for (const listing::Alternatives& group : listing.understanding.requirements.preferred) {
    for (const std::string& id : group) {
      const auto held = std::ranges::find(seeker.has.credentials, profile::Held{id});
      if (held == seeker.has.credentials.end()) continue;
      found.push_back({"preferred", weight::preferred, 1,
                       fmt::format("{} is preferred, and yours", name_of(knowledge.terms, id))});
      return;
    }
  }
}

bool says_anything(const profile::Qualifications& has) {
  return has.role || has.target || !has.roles.empty() || !has.credentials.empty() ||
         !has.years.empty() || !has.experience.empty();
}

// Benches, modalities, equipment and software that the posting names, and how many of them the
// profile shows. A profile that names none shows none: who adds some must not seem to know less.
void add_work(const Seeker& seeker, const Listing& listing, const Knowledge& knowledge,
              std::vector<Aspect>& found) {
  constexpr std::size_t enough = 4;  // who knows so many of a long list knows the work
  const listing::Understanding& understood = listing.understanding;
  if (!says_anything(seeker.has)) return;
  std::size_t asked = 0;
  std::vector<std::string> shown;
  std::vector<std::string> lacking;
  for (const auto* ids : {&understood.classification.specialties,
                          &understood.requirements.equipment, &understood.requirements.software}) {
    for (const std::string& id : *ids) {
      const auto row = knowledge.terms.find(id);
      if (!row) continue;
      ++asked;
      (profile::shows(seeker.has, knowledge, *row) ? shown : lacking)
          .emplace_back(knowledge.terms.name(*row));
    }
  }
  if (asked == 0) return;
  const double value = std::min(
      1.0, static_cast<double>(shown.size()) / static_cast<double>(std::min(asked, enough)));
  constexpr std::size_t most = 5;
  if (lacking.size() > most) lacking.resize(most);
  if (shown.size() > most) shown.resize(most);
  std::string reason;
  if (!shown.empty()) reason = "you show " + text::join(shown, ", ");
  if (!lacking.empty() && value < 1)
    reason += (reason.empty() ? "it names " : "; it also names ") + text::join(lacking, ", ");
  found.push_back({"work", weight::work, value, std::move(reason)});
}

void add_distance(const Seeker& seeker, const Listing& listing, std::optional<double> miles,
                  std::vector<Aspect>& found) {
  if (listing.remote.value_or(false)) {
    found.push_back({"distance", weight::distance, 1, "it can be done from anywhere"});
    return;
  }
  if (!miles) return;
  // Full up to half the radius, half at the radius, none at twice the radius.
  const double share = *miles / std::max(1.0, seeker.radius_miles);
  const double value = share <= 0.5 ? 1 : share <= 1 ? 1.5 - share : std::max(0.0, 1 - share / 2);
  found.push_back({"distance", weight::distance, value,
                   fmt::format("{} away", text::count(static_cast<std::size_t>(std::lround(*miles)),
                                                      "mile", "miles"))});
}

void add_pay(const Seeker& seeker, const Listing& listing, std::vector<Aspect>& found) {
  if (!seeker.min_annual_pay || !listing.pay || *seeker.min_annual_pay <= 0) return;
  const listing::Pay& pay = *listing.pay;
  const auto most = pay.annual_max ? pay.annual_max : pay.annual_min;
  if (!most || (!pay.currency.empty() && pay.currency != "USD")) return;
  constexpr double too_little = 0.7;  // of what is wanted
  const double share = *most / *seeker.min_annual_pay;
  const double value = std::clamp((share - too_little) / (1 - too_little), 0.0, 1.0);
  found.push_back(
      {"pay", weight::pay, value,
       fmt::format("pays up to ${} a year; you look for ${}", text::grouped(std::lround(*most)),
                   text::grouped(std::lround(*seeker.min_annual_pay)))});
}

void add_setting(const Seeker& seeker, const Listing& listing, std::vector<Aspect>& found) {
  const auto& setting = listing.understanding.classification.setting;
  if (!setting || seeker.settings.empty()) return;
  const bool wanted = std::ranges::find(seeker.settings, *setting) != seeker.settings.end();
  found.push_back({"setting", weight::setting, wanted ? 1.0 : 0.0,
                   fmt::format("the setting is {}{}", *setting,
                               wanted ? ", as you want it" : ", not one you want")});
}

void add_age(const Listing& listing, Date today, std::vector<Aspect>& found) {
  constexpr double fresh_days = 7;
  constexpr double old_days = 60;
  if (!listing.posted) return;
  const auto days = static_cast<double>((today - *listing.posted).count());
  const double value = std::clamp(1 - (days - fresh_days) / (old_days - fresh_days), 0.0, 1.0);
  found.push_back({"age", weight::age, value, "posted " + to_string(*listing.posted)});
}

}  // namespace

std::optional<Fit> fit_of(const Seeker& seeker, const Listing& listing, std::optional<double> miles,
                          const Knowledge& knowledge, Date today) {
  Fit fit;
  const std::vector<Threshold> thresholds =
      thresholds_of(seeker.has, listing.understanding, knowledge);
  add_role(seeker, listing, knowledge, fit.aspects);
  using enum Threshold::Kind;
  add_thresholds(thresholds, credential, "credentials", weight::credentials, fit.aspects);
  add_thresholds(thresholds, license, "license", weight::license, fit.aspects);
  add_thresholds(thresholds, years, "years", weight::years, fit.aspects);
  add_thresholds(thresholds, education, "education", weight::education, fit.aspects);
  add_preferred(seeker, listing, knowledge, fit.aspects);
  add_work(seeker, listing, knowledge, fit.aspects);
  add_distance(seeker, listing, miles, fit.aspects);
  add_pay(seeker, listing, fit.aspects);
  add_setting(seeker, listing, fit.aspects);
  // An opening's age alone tells nobody that it fits.
  if (fit.aspects.empty()) return std::nullopt;
  add_age(listing, today, fit.aspects);
  double sum = 0;
  double weights = 0;
  for (const Aspect& aspect : fit.aspects) {
    sum += aspect.weight * aspect.value;
    weights += aspect.weight;
  }
  fit.score = static_cast<int>(std::lround(100 * sum / weights));
  fit.capped = std::ranges::any_of(thresholds, [](const Threshold& each) {
    return each.kind == license &&
           (each.standing == Standing::missing || each.standing == Standing::near);
  });
  if (fit.capped) fit.score = std::min(fit.score, cap_without_license);
  return fit;
}

std::vector<std::string> reasons_of(const Fit& fit) {
  std::vector<const Aspect*> by_weight;
  for (const Aspect& aspect : fit.aspects) by_weight.push_back(&aspect);
  std::ranges::stable_sort(by_weight, {}, [](const Aspect* each) { return -each->weight; });
  std::vector<std::string> reasons;
  for (const Aspect* each : by_weight) {
    constexpr double lacking = 0.5;
    reasons.push_back((each->value < lacking ? "lacking: "
                       : each->value < 1     ? "in part: "
                                             : "") +
                      each->reason);
  }
  if (fit.capped) {
    reasons.push_back(
        fmt::format("at most {} without a license in force that is demanded", cap_without_license));
  }
  return reasons;
}

}  // namespace medtech::search
