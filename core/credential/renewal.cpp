// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/renewal.hpp"

#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace medtech::credential {

namespace {

bool is_of_area(const profile::ContinuingEducation& entry, const CeArea& area) {
  if (!entry.area) return false;
  const std::string said = text::fold(*entry.area);
  if (said == text::fold(area.area)) return true;
  return std::ranges::any_of(area.words,
                             [&](const std::string& word) { return said == text::fold(word); });
}

std::optional<Date> first_earned(const Held& held) {
  return held.first_earned ? held.first_earned : held.earned;
}

// The first day of the term that ends on `ends`.
std::optional<Date> term_begin(const Validity& validity, std::optional<Date> ends) {
  const bool counted = validity.term == Term::cycle || validity.term == Term::annual;
  if (!ends || !counted) return std::nullopt;
  return add_years(*ends, -validity.years) + std::chrono::days(1);
}

std::optional<double> needed_amount(const Credential& credential, const Held& held) {
  const Validity& validity = credential.validity;
  const auto first = first_earned(held);
  if (validity.ce_exempt_before && first && *first < *validity.ce_exempt_before) return 0.0;
  if (!credential.ce_amount || credential.ce_amount->provenance.confidence == Confidence::low)
    return std::nullopt;
  return credential.ce_amount->amount;
}

CeState ce_of(const Held& held, const Credential& credential, const Bench& bench,
              std::optional<Date> ends) {
  CeState state;
  state.unit = credential.validity.ce_unit;
  state.needed = needed_amount(credential, held);
  state.since = term_begin(credential.validity, ends);
  state.unverified = credential.ce_amount && credential.ce_amount->provenance.is_unverified();
  for (const CeArea& area : credential.ce_areas)
    state.areas.push_back(
        {area.area, area.least, area.most, 0, 0, area.provenance.is_unverified()});
  double plain = 0;
  for (const profile::ContinuingEducation& entry : bench.person.ce) {
    const bool in_term = (!state.since || entry.date >= *state.since) &&
                         (!ends || entry.date <= *ends) && entry.date <= bench.today;
    if (entry.credential != credential.id || !in_term) continue;
    const auto area = std::ranges::find_if(
        credential.ce_areas, [&](const CeArea& each) { return is_of_area(entry, each); });
    if (area == credential.ce_areas.end()) {
      plain += entry.amount;
    } else {
      state.areas[static_cast<std::size_t>(area - credential.ce_areas.begin())].earned +=
          entry.amount;
    }
  }
  double lacking = 0;
  state.earned = plain;
  for (AreaState& area : state.areas) {
    area.counted = area.most ? std::min(area.earned, *area.most) : area.earned;
    state.earned += area.counted;
    if (area.least && !area.unverified) lacking += std::max(0.0, *area.least - area.counted);
  }
  if (state.needed) {
    const bool exempt = *state.needed == 0;
    state.to_earn = exempt ? 0.0 : std::max({0.0, *state.needed - state.earned, lacking});
  }
  return state;
}

std::optional<double> fee_of(const Credential& credential, Date today) {
  for (const std::string_view kind : {"renewal", "annual"}) {
    const Fee* fee = credential.fee(kind, today);
    if (fee != nullptr && fee->provenance.confidence != Confidence::low) return fee->usd;
  }
  return std::nullopt;
}

std::optional<Due> due_of(std::optional<Date> expires, Date today, int within) {
  if (!expires) return std::nullopt;
  if (*expires < today) return Due::overdue;
  return (*expires - today).count() <= within ? Due::due : Due::ok;
}

void add_note(Renewal& renewal, const std::string& note) {
  if (note.empty()) return;
  renewal.note += (renewal.note.empty() ? "" : " ") + note;
}

void tell_term(Renewal& renewal, const Held& held, const Credential& credential, Date today) {
  const Validity& validity = credential.validity;
  const Standing now = standing(held, credential, today);
  if (now == Standing::endless) {
    renewal.state = Due::ok;
    add_note(renewal, "It does not expire.");
    return;
  }
  if (!held.expires && renewal.expires && now == Standing::unknown) {
    renewal.state = std::nullopt;
    add_note(renewal, fmt::format("Its term from {} ended on {}: was it renewed? Write `expires`.",
                                  to_string(*held.earned), to_string(*renewal.expires)));
    renewal.expires = std::nullopt;
  } else if (!renewal.expires) {
    add_note(renewal, "Until when is it good? Write `expires`.");
  }
  if (validity.grace_days && renewal.expires && *renewal.expires < today) {
    const Date last = *renewal.expires + std::chrono::days(*validity.grace_days);
    add_note(renewal,
             fmt::format("Grace {} {}.", last < today ? "ended on" : "until", to_string(last)));
  }
}

// A fee of each year in a term of several.
void tell_yearly_fee(Renewal& renewal, const Credential& credential, Date today) {
  if (renewal.fee && credential.is_paid_by_year(today) && credential.validity.years > 1)
    add_note(renewal,
             fmt::format("The fee is due each year of its {:g}: {:g} USD in all.",
                         credential.validity.years, *renewal.fee * credential.validity.years));
}

// Continuing education whose area is none of those of which the rules ask some.
void tell_unplaced(Renewal& renewal, const Credential& credential, const Bench& bench) {
  const bool asks_some = std::ranges::any_of(
      credential.ce_areas, [](const CeArea& area) { return area.least.has_value(); });
  if (!asks_some) return;
  std::vector<std::string> said;
  for (const profile::ContinuingEducation& entry : bench.person.ce) {
    const bool placed =
        !entry.area || std::ranges::any_of(credential.ce_areas, [&](const auto& area) {
          return is_of_area(entry, area);
        });
    if (entry.credential != credential.id || placed) continue;
    const std::string area = text::printable_line(*entry.area);
    if (std::ranges::find(said, area) == said.end()) said.push_back(area);
  }
  if (said.empty()) return;
  std::vector<std::string> names;
  for (const CeArea& area : credential.ce_areas) names.push_back(area.area);
  add_note(renewal,
           fmt::format("Of the areas of your entries, {} {} none of {}: {} toward the whole "
                       "alone.",
                       text::join(said, ", "), said.size() == 1 ? "is" : "are",
                       text::join(names, ", "), said.size() == 1 ? "it counts" : "they count"));
}

// A candidate's time in which a full route must be met.
Renewal candidacy_of(const Held& held, const Credential& credential, const Bench& bench,
                     int within) {
  Renewal renewal;
  renewal.kind = "credential";
  renewal.id = held.id;
  renewal.title = credential.suffix + ", as a candidate";
  const Route* route = credential.candidate_route();
  if (route == nullptr) {
    add_note(renewal, "No candidates of it are known here: ask " + credential.body + ".");
    return renewal;
  }
  renewal.source = route->provenance;
  if (held.earned) renewal.expires = add_years(*held.earned, *route->candidate_years);
  renewal.state = due_of(renewal.expires, bench.today, within);
  add_note(renewal, held.earned ? "A full route must be met by then; an upgrade form follows."
                                : "On which day was it passed? Write `earned`.");
  return renewal;
}

Renewal renewal_of(const Held& held, const Bench& bench, int within) {
  Renewal renewal;
  renewal.kind = held.state.empty() ? "credential" : "license";
  renewal.id = held.id;
  renewal.title = text::printable_line(held.said);
  renewal.expires = held.expires;
  renewal.state = due_of(held.expires, bench.today, within);
  const Credential* credential = bench.knowledge.find(held.id);
  if (credential == nullptr) {
    add_note(renewal, held.candidates.empty()
                          ? "It is not in our tables; its rules are not known here."
                          : "Which is it: " + text::join(held.candidates, ", ") + "?");
    return renewal;
  }
  if (held.candidate) return candidacy_of(held, *credential, bench, within);
  renewal.title = credential->suffix;
  renewal.expires = expiry(held, *credential);
  renewal.state = due_of(renewal.expires, bench.today, within);
  tell_term(renewal, held, *credential, bench.today);
  const bool asks_ce =
      credential->ce_amount && standing(held, *credential, bench.today) != Standing::endless;
  if (asks_ce) renewal.ce = ce_of(held, *credential, bench, renewal.expires);
  renewal.fee = fee_of(*credential, bench.today);
  tell_yearly_fee(renewal, *credential, bench.today);
  if (renewal.ce) tell_unplaced(renewal, *credential, bench);
  if (standing(held, *credential, bench.today) == Standing::endless) renewal.fee = 0;
  add_note(renewal, credential->validity.note);
  renewal.source = credential->validity.provenance;
  return renewal;
}

}  // namespace

std::string to_string(Due due) {
  return due == Due::ok ? "ok" : due == Due::due ? "due" : "overdue";
}

std::vector<Renewal> renewals_of(const Bench& bench, int within) {
  std::vector<Renewal> renewals;
  for (const auto* list : {&bench.person.credentials, &bench.person.licenses}) {
    for (const Held& held : *list) {
      // An older entry of what is held anew runs out no more.
      const Credential* credential = bench.knowledge.find(held.id);
      if (credential != nullptr && find_held(bench.person, *credential, bench.today) != &held)
        continue;
      renewals.push_back(renewal_of(held, bench, within));
    }
  }
  for (const profile::Document& document : bench.person.documents) {
    Renewal renewal;
    renewal.kind = "document";
    renewal.title = text::printable_line(document.title);
    renewal.expires = document.expires;
    renewal.state = due_of(document.expires, bench.today, within);
    if (!document.expires) renewal.note = "Until when is it good? Write `expires`.";
    renewals.push_back(std::move(renewal));
  }
  std::ranges::stable_sort(renewals, [](const Renewal& left, const Renewal& right) {
    return std::tuple(!left.expires, left.expires.value_or(Date())) <
           std::tuple(!right.expires, right.expires.value_or(Date()));
  });
  return renewals;
}

void add(Footing& footing, const Knowledge& knowledge, const std::vector<Renewal>& renewals) {
  for (const Renewal& each : renewals) {
    if (each.source) footing.add(*each.source, Subject::rule);
    const Credential* credential = knowledge.find(each.id);
    if (credential == nullptr) continue;
    if (credential->ce_amount) footing.add(credential->ce_amount->provenance, Subject::rule);
    for (const CeArea& area : credential->ce_areas) footing.add(area.provenance, Subject::rule);
    for (const Fee& fee : credential->fees) {
      if (fee.kind == "renewal" || fee.kind == "annual") footing.add(fee.provenance, Subject::fee);
    }
  }
}

}  // namespace medtech::credential
