// SPDX-License-Identifier: GPL-3.0-or-later
// Credentials and licenses as files of facts write them.
#include "core/credential/fact_file.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::credential {

namespace {

const std::array<std::string, 5> terms{"cycle", "annual", "fixed", "lifetime", "unknown"};
const std::array<std::string, 4> levels{"foundational", "specialist", "advanced", "management"};
const std::array<std::string, 3> statuses{"active", "retired", "unverified"};
const std::array<std::string, 4> fee_kinds{"exam", "application", "annual", "renewal"};
const std::array<std::string, 2> known_tracks{"lab", "equipment"};
const std::array<std::string, 2> parities{"even", "odd"};

std::string needed(toml::Table& table, std::string_view key) {
  std::string value = table.string(key).value_or("");
  if (value.empty()) table.complain(key, "is needed");
  return value;
}

std::optional<int> whole(toml::Table& table, std::string_view key) {
  const auto number = table.integer(key);
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

Fee read_fee(toml::Table& table, const Provenance& inherited) {
  Fee fee;
  fee.kind = table.choice("kind", fee_kinds).value_or("");
  if (fee.kind.empty()) table.complain("kind", "a fee needs its `kind`");
  const auto usd = table.number("usd");
  if (!usd || *usd < 0) table.complain("usd", "a fee needs its amount in `usd`");
  fee.usd = usd.value_or(0);
  fee.effective_from = table.date("effective_from");
  if (!fee.effective_from)
    table.complain("effective_from", "a fee needs the day since which it is due");
  fee.note = table.string("note").value_or("");
  fee.provenance = read_provenance(table, inherited);
  table.finish();
  return fee;
}

Exam read_exam(toml::Table& table, const Provenance& inherited) {
  Exam exam;
  exam.questions = whole(table, "questions");
  exam.minutes = whole(table, "minutes");
  exam.attempts = whole(table, "attempts");
  exam.apply_days_before = whole(table, "apply_days_before").value_or(0);
  exam.late_days_before = whole(table, "late_days_before");
  exam.late_usd = table.number("late_usd");
  exam.sit_within_days = whole(table, "sit_within_days");
  exam.form_unverified = table.boolean("form_unverified").value_or(false);
  exam.published_until = table.date("published_until");
  exam.provenance = read_provenance(table, inherited);
  for (toml::Table& each : table.tables("windows")) {
    Window window{whole(each, "month").value_or(0), whole(each, "first").value_or(0),
                  whole(each, "last").value_or(0)};
    if (!make_date(2025, window.month, window.first) || window.last < window.first ||
        !make_date(2025, window.month, window.last))
      each.complain("month", "is no window of days of one month",
                    "e.g. { month = 5, first = 1, last = 15 }");
    each.finish();
    exam.windows.push_back(window);
  }
  table.finish();
  return exam;
}

CeAmount read_ce_amount(toml::Table& table, const Provenance& inherited) {
  CeAmount ce{table.number("amount").value_or(0), read_provenance(table, inherited)};
  if (ce.amount <= 0) table.complain("amount", "is needed");
  table.finish();
  return ce;
}

CeArea read_ce_area(toml::Table& table, const Provenance& inherited) {
  CeArea area;
  area.area = needed(table, "area");
  area.least = table.number("least");
  area.most = table.number("most");
  if (!area.least && !area.most) table.complain("least", "an area has a `least` or a `most`");
  area.words = table.strings("words");
  area.provenance = read_provenance(table, inherited);
  table.finish();
  return area;
}

Route read_route(toml::Table& table, const Provenance& inherited) {
  Route route;
  route.place = table.place();
  route.id = needed(table, "id");
  route.title = needed(table, "title");
  route.ended = table.date("ended");
  route.candidate_years = table.number("candidate_years");
  route.provenance = read_provenance(table, inherited);
  if (!route.ended && !table.has("all"))
    table.complain("all", "a route needs its conditions; [] where there are none");
  route.conditions = read_conditions(table, "all", route.provenance);
  table.finish();
  return route;
}

void read_worth(toml::Table& table, Credential& credential) {
  const Provenance& own = credential.provenance;
  for (toml::Table& each : table.tables("fees")) credential.fees.push_back(read_fee(each, own));
  if (auto exam = table.table("exam")) credential.exam = read_exam(*exam, own);
  if (auto validity = table.table("validity")) credential.validity = read_validity(*validity, own);
  if (auto amount = table.table("ce_amount")) credential.ce_amount = read_ce_amount(*amount, own);
  for (toml::Table& each : table.tables("ce_areas"))
    credential.ce_areas.push_back(read_ce_area(each, own));
  for (toml::Table& each : table.tables("route"))
    credential.routes.push_back(read_route(each, own));
}

void read_license(toml::Table& table, Credential& license) {
  license.state = needed(table, "state");
  license.term_id = table.string("concept").value_or("");
  license.body = needed(table, "agency");
  license.roles = table.strings("roles");
  license.suffix = license.state + " " + license.name;
  license.tracks = {"lab"};
  license.level = "license";
  auto processing = table.table("processing");
  if (!processing) return;
  const auto least = whole(*processing, "least_weeks");
  const auto most = whole(*processing, "most_weeks");
  if (!least || !most || *least < 0 || *most < *least) {
    processing->complain("least_weeks", "is the shortest time, `most_weeks` the longest");
  } else {
    license.processing_weeks = std::pair(*least, *most);
  }
  license.processing = read_provenance(*processing, license.provenance);
  processing->finish();
}

void read_certification(toml::Table& table, Credential& credential) {
  credential.suffix = needed(table, "suffix");
  credential.body = table.string("body").value_or(credential.body);
  credential.tracks = table.strings("tracks");
  for (const std::string& track : credential.tracks) {
    if (std::ranges::find(known_tracks, track) == known_tracks.end())
      table.complain("tracks", "\"" + track + "\" is no track", "lab or equipment");
  }
  if (credential.tracks.empty()) table.complain("tracks", "is needed");
  credential.level = table.choice("level", levels).value_or("");
  if (credential.level.empty()) table.complain("level", "is needed");
  credential.successor = table.string("successor").value_or("");
  credential.carried_over = table.date("carried_over");
  credential.umbrella = table.string("umbrella").value_or("");
}

// A word in lists of conditions that stands for what each specialty has of its own.
constexpr std::string_view own = "own";

void fill_in(std::vector<std::string>& list, const std::vector<std::string>& ids) {
  const auto found = std::ranges::find(list, own);
  if (found == list.end()) return;
  list.insert(list.erase(found), ids.begin(), ids.end());
}

void fill_in(std::vector<Condition>& conditions, const std::vector<std::string>& credentials,
             const std::vector<std::string>& disciplines) {
  for (Condition& each : conditions) {
    fill_in(each.credentials, credentials);
    fill_in(each.disciplines, disciplines);
    for (auto& alternative : each.alternatives) fill_in(alternative, credentials, disciplines);
  }
}

// One license for each specialty: alike but for the name, the roles, and what "own" stands for.
std::vector<Credential> read_specialties(std::vector<toml::Table> tables, const Credential& all) {
  std::vector<Credential> licenses;
  for (toml::Table& table : tables) {
    Credential one = all;
    one.place = table.place();
    one.id = needed(table, "id");
    one.name += ", " + needed(table, "name");
    one.suffix = one.state + " " + one.name;
    // Under the names that they share, each is one of several that may be meant.
    for (std::string& alias : table.strings("aliases")) one.aliases.push_back(std::move(alias));
    one.roles = table.strings("roles");
    const auto credentials = table.strings("credentials");
    if (credentials.empty()) table.complain("credentials", "is needed");
    const auto disciplines = table.strings("disciplines");
    for (Route& route : one.routes) fill_in(route.conditions, credentials, disciplines);
    table.finish();
    licenses.push_back(std::move(one));
  }
  return licenses;
}

std::optional<TermDay> read_term_day(toml::Table& validity) {
  auto table = validity.table("ends_on");
  if (!table) return std::nullopt;
  TermDay end{whole(*table, "month").value_or(0), whole(*table, "day").value_or(0), std::nullopt};
  if (const auto years = table->choice("years", parities)) end.even = *years == "even";
  if (!make_date(2025, end.month, end.day))
    table->complain("month", "is no day of a year", "e.g. { month = 12, day = 31 }");
  table->finish();
  return end;
}

}  // namespace

Validity read_validity(toml::Table& table, const Provenance& inherited) {
  Validity validity;
  const std::string term = table.choice("kind", terms).value_or("unknown");
  validity.term = static_cast<Term>(std::ranges::find(terms, term) - terms.begin());
  validity.years = table.number("years").value_or(validity.term == Term::annual ? 1 : 0);
  const bool counted = validity.term == Term::cycle || validity.term == Term::fixed;
  if (counted && validity.years <= 0) table.complain("years", "is needed");
  validity.annual_fee = table.boolean("annual_fee").value_or(validity.term == Term::annual);
  validity.ce_unit = table.string("ce_unit").value_or("");
  validity.exempt_before = table.date("exempt_before");
  validity.ce_exempt_before = table.date("ce_exempt_before");
  validity.ends_on = read_term_day(table);
  validity.month_end = table.boolean("month_end").value_or(false);
  validity.grace_days = whole(table, "grace_days");
  validity.note = table.string("note").value_or("");
  validity.provenance = read_provenance(table, inherited);
  table.finish();
  return validity;
}

std::vector<Credential> read_credentials(toml::Table& table, const Defaults& defaults,
                                         bool license) {
  Credential credential;
  credential.place = table.place();
  credential.id = needed(table, "id");
  credential.name = needed(table, "name");
  credential.body = defaults.body;
  credential.full_time_hours = table.number("full_time_hours").value_or(defaults.full_time_hours);
  credential.validity = defaults.validity;
  credential.aliases = table.strings("aliases");
  credential.provenance = read_provenance(table, defaults.provenance);
  const auto status = table.choice("status", statuses);
  if (status)
    credential.status =
        static_cast<Status>(std::ranges::find(statuses, *status) - statuses.begin());
  if (license) {
    read_license(table, credential);
  } else {
    read_certification(table, credential);
  }
  read_worth(table, credential);
  credential.notes = table.strings("notes");
  std::vector<Credential> all;
  if (license && table.has("specialties")) {
    all = read_specialties(table.tables("specialties"), credential);
  } else {
    all.push_back(std::move(credential));
  }
  table.finish();
  return all;
}

}  // namespace medtech::credential
