// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/seeker.hpp"

#include "cmd/place_options.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <utility>

namespace medtech::cmd {

std::optional<search::FitQuestion> fit_question(Context& context) {
  const profile::Profile& profile = context.profile();
  if (profile == profile::Profile{}) return std::nullopt;
  search::FitQuestion question;
  search::Seeker& seeker = question.seeker;
  seeker.has = profile::qualifications_of(profile, context.knowledge(), context.today());
  if (seeker.has == profile::Qualifications{}) return std::nullopt;
  if (profile.search.radius_miles) seeker.radius_miles = *profile.search.radius_miles;
  if (profile.search.min_pay)
    seeker.min_annual_pay = annual_dollars("min_pay", profile::to_string(*profile.search.min_pay));
  for (const profile::Setting setting : profile.search.settings)
    seeker.settings.push_back(to_string(setting));
  question.home = home_of(ontology::embedded_places(), profile.home);
  question.knowledge = &context.knowledge();
  question.today = context.today();
  return question;
}

void add_fit(const search::FitQuestion& question, const listing::Listing& listing,
             listing::Found& found) {
  if (!found.distance_miles && question.home)
    found.distance_miles = search::miles_to(*question.home, listing.places);
  const auto fit = question.fit(listing, found.distance_miles);
  if (!fit) return;
  found.fit = fit->score;
  found.fit_reasons = search::reasons_of(*fit);
}

double annual_dollars(const std::string& option, const std::string& typed) {
  const auto least = profile::parse_least_pay(typed);
  if (!least) {
    throw Error(ErrorKind::usage,
                fmt::format("{}: \"{}\" is no pay", option, text::printable_line(typed)),
                "give an amount and what it is for: 32/hour, 2400/week, 70000/year");
  }
  listing::Pay pay;
  pay.min = least->amount;
  pay.interval = listing::parse_pay_interval(profile::to_string(least->per));
  listing::annualise(pay);
  return pay.annual_min.value_or(0);
}

}  // namespace medtech::cmd
