// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/facets.hpp"

#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace medtech::search {

using listing::Listing;

namespace {

/// Counts of one facet while it is gathered; "" stands for not known.
class Counter {
 public:
  explicit Counter(std::string name) : name_(std::move(name)) {}
  void add(const std::string& value) { ++counts_[value]; }

  [[nodiscard]] Facet facet() const {
    Facet facet{name_, {}};
    std::size_t unknown = 0;
    for (const auto& [value, count] : counts_) {
      if (value.empty()) {
        unknown = count;
      } else {
        facet.values.push_back({value, count});
      }
    }
    std::ranges::stable_sort(facet.values, std::ranges::greater(), &FacetValue::count);
    if (unknown > 0) facet.values.push_back({std::nullopt, unknown});
    return facet;
  }

 private:
  std::string name_;
  std::map<std::string, std::size_t> counts_;
};

template <typename T>
std::string word(const std::optional<T>& value) {
  return value ? to_string(*value) : "";
}

// Steps of $10,000 a year: fine enough to compare, coarse enough to read.
std::string pay_step(const Listing& listing) {
  if (!listing.pay) return "";
  const auto annual = listing.pay->annual_max ? listing.pay->annual_max : listing.pay->annual_min;
  if (!annual) return "";
  const auto low = static_cast<long long>(std::floor(*annual / 10'000) * 10'000);
  return fmt::format("{:>9} to {}", text::grouped(low), text::grouped(low + 9'999));
}

std::string age_step(const Listing& listing, Date today) {
  if (!listing.posted) return "";
  const auto days = (today - *listing.posted).count();
  if (days <= 7) return "last 7 days";
  if (days <= 30) return "last 30 days";
  if (days <= 90) return "last 90 days";
  return "older";
}

void add_each(Counter& counter, const std::vector<std::string>& values) {
  if (values.empty()) counter.add("");
  for (const std::string& value : std::set<std::string>(values.begin(), values.end()))
    counter.add(value);
}

void add_states(Counter& counter, const Listing& listing) {
  std::set<std::string> states;
  for (const listing::Place& place : listing.places) states.insert(place.state);
  states.erase("");
  if (states.empty()) counter.add("");
  for (const std::string& state : states) counter.add(state);
}

}  // namespace

Facets count_facets(Catalogue& catalogue, const Filter& filter, Date today) {
  Counter state("state"), employer("employer"), source("source"), shift("shift"),
      schedule("schedule");
  Counter track("track"), role("role"), level("level"), setting("setting"), kind("employer_kind"),
      specialty("specialty"), cert("cert");
  Counter type("employment_type"), remote("remote"), pay("annual_pay"), posted("posted");
  const Selection selection = select(catalogue, filter, Order::date, std::nullopt);
  for (const Match& match : selection.matches) {
    const Listing listing = catalogue.load(match.number, false);
    add_states(state, listing);
    employer.add(listing.employer);
    const listing::Understanding& understood = listing.understanding;
    const listing::Classification& classification = understood.classification;
    track.add(classification.track.value_or(""));
    role.add(classification.role.value_or(""));
    level.add(classification.level.value_or(""));
    setting.add(classification.setting.value_or(""));
    kind.add(classification.employer_kind.value_or(""));
    add_each(specialty, classification.specialties);
    add_each(cert, credentials_named(understood.requirements));
    source.add(listing.source);
    shift.add(word(listing.shift));
    schedule.add(word(listing.schedule));
    type.add(word(listing.employment_type));
    remote.add(listing.remote ? (*listing.remote ? "true" : "false") : "");
    pay.add(pay_step(listing));
    posted.add(age_step(listing, today));
  }
  Facets facets{selection.total, {}};
  for (const Counter* each :
       {&track, &role, &specialty, &setting, &level, &cert, &kind, &state, &employer, &source,
        &shift, &schedule, &type, &remote, &pay, &posted}) {
    facets.facets.push_back(each->facet());
  }
  return facets;
}

}  // namespace medtech::search
