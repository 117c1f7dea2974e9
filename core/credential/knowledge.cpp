// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/knowledge.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace medtech::credential {

std::string to_string(Status status) {
  switch (status) {
    case Status::active:
      return "active";
    case Status::retired:
      return "retired";
    case Status::unverified:
      break;
  }
  return "unverified";
}

const Route* Credential::candidate_route() const {
  const auto found = std::ranges::find_if(
      routes, [](const Route& route) { return route.candidate_years.has_value(); });
  return found == routes.end() ? nullptr : &*found;
}

const Fee* Credential::fee(std::string_view kind, Date today) const {
  const Fee* newest = nullptr;
  for (const Fee& each : fees) {
    if (each.kind != kind || (each.effective_from && *each.effective_from > today)) continue;
    if (newest == nullptr || each.effective_from > newest->effective_from) newest = &each;
  }
  return newest;
}

bool Credential::is_paid_by_year(Date today) const {
  return validity.annual_fee && fee("renewal", today) == nullptr;
}

Date TermDay::next(Date from) const {
  int year = static_cast<int>(std::chrono::year_month_day(from).year());
  const auto end_of = [&] { return make_date(year, month, day).value_or(from); };
  while (end_of() < from || (even && (year % 2 == 0) != *even)) ++year;
  return end_of();
}

const Credential* Knowledge::find(std::string_view id) const {
  const auto found = std::ranges::find(credentials, id, &Credential::id);
  return found == credentials.end() ? nullptr : &*found;
}

const Source* Knowledge::source(std::string_view id) const {
  const auto found = std::ranges::find(sources, id, &Source::id);
  return found == sources.end() ? nullptr : &*found;
}

const Occupation* Knowledge::occupation(std::string_view code) const {
  std::string bare;
  for (const char c : code) {
    if (text::is_alnum(c)) bare += text::to_upper(c);
  }
  for (const Occupation& each : occupations) {
    for (const std::string& known : each.codes) {
      if (text::replace_all(known, "-", "") == bare) return &each;
    }
  }
  return nullptr;
}

const Body* Knowledge::body_of(const Credential& credential) const {
  const auto found = std::ranges::find(bodies, credential.body, &Body::name);
  return found == bodies.end() ? nullptr : &*found;
}

std::vector<const Credential*> Knowledge::licenses_of(std::string_view state) const {
  std::vector<const Credential*> found;
  for (const Credential& each : credentials) {
    if (each.is_license() && each.state == state) found.push_back(&each);
  }
  return found;
}

}  // namespace medtech::credential
