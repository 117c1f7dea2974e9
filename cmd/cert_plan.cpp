// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/cert_facts.hpp"
#include "cmd/cert_plan_make.hpp"
#include "cmd/cert_value.hpp"
#include "cmd/options.hpp"
#include "cmd/view_credentials.hpp"
#include "cmd/view_plan.hpp"
#include "core/base/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace medtech::cmd {

namespace {

using credential::Credential;

constexpr std::array<std::string_view, 2> tracks{"lab", "equipment"};
constexpr std::array<std::string_view, 5> levels{"foundational", "specialist", "advanced",
                                                 "management", "license"};

// ---- the plan -----------------------------------------------------------------------------------

constexpr std::array<std::string_view, 3> preferences{"soonest", "cheapest", "safest"};
constexpr std::array<std::string_view, 6> plan_formats{"text", "json", "ics",
                                                       "svg",  "html", "markdown"};

ExitCode run_plan(Context& context, const PlanOptions& options) {
  const CertFacts facts = cert_facts(context);
  const ShownPlan shown = plan_of(context, facts, options);
  print_plan(context, facts, shown);
  return shown.plan.reachable ? ExitCode::done : ExitCode::answer_is_no;
}

Run declare_plan(CLI::App& app) {
  auto options = std::make_unique<PlanOptions>();
  app.add_option("--goal", options->goals,
                 "A credential, license or role; may be repeated (default: the profile's target)")
      ->type_name("CREDENTIAL|ROLE")
      ->allow_extra_args(false);
  app.add_option("--by", options->by, "The last day by which all must be had")->type_name("DATE");
  app.add_option("--state", options->states, "A state to work in; may be repeated")
      ->type_name("ST")
      ->allow_extra_args(false);
  app.add_option("--budget", options->budget, "The most that the known costs may come to")
      ->type_name("USD");
  app.add_option("--hours-per-week", options->hours_per_week,
                 "Hours a week for study and continuing education")
      ->type_name("N");
  add_choice(app, "--prefer", options->prefer, preferences, "What counts first (default: soonest)");
  return [options = std::move(options)](Context& context) { return run_plan(context, *options); };
}

// ---- renewals -----------------------------------------------------------------------------------

ExitCode run_renewals(Context& context, const std::string& within) {
  const int days = static_cast<int>(checked_days("--within", within).count());
  const CertFacts facts = cert_facts(context);
  const auto renewals = credential::renewals_of(facts.bench(), days);
  print_renewals(context, facts, renewals);
  const bool any_overdue = std::ranges::any_of(renewals, [](const credential::Renewal& each) {
    return each.state == credential::Due::overdue;
  });
  return any_overdue ? ExitCode::answer_is_no : ExitCode::done;
}

Run declare_renewals(CLI::App& app) {
  auto within = std::make_unique<std::string>("180d");
  app.add_option("--within", *within, "What ends within this time is due (default: 180d)")
      ->type_name("180d");
  return [within = std::move(within)](Context& context) { return run_renewals(context, *within); };
}

// ---- value, continuing education ----------------------------------------------------------------

Run declare_value(CLI::App&) { return run_value; }

Run declare_ce(CLI::App& app) {
  auto options = std::make_unique<CeOptions>();
  app.add_option("action", options->action, "add")->required()->type_name("add");
  app.add_option("credential", options->credential, "The credential that it counts for")
      ->required()
      ->type_name("CREDENTIAL");
  app.add_option("amount", options->amount, "How much, in the unit of the credential")
      ->required()
      ->type_name("AMOUNT");
  app.add_option("--date", options->date, "The day it was done (default: today)")
      ->type_name("DATE");
  app.add_option("--area", options->area, "What it was about, such as safety")->type_name("AREA");
  app.add_option("--title", options->title, "What it was called")->type_name("TITLE");
  return [options = std::move(options)](Context& context) { return run_ce(context, *options); };
}

// ---- list ---------------------------------------------------------------------------------------

struct ListOptions {
  std::string track;
  std::string level;
};

ExitCode run_list(Context& context, const ListOptions& options) {
  const CertFacts facts = cert_facts(context);
  std::vector<const Credential*> chosen;
  for (const Credential& each : facts.knowledge->credentials) {
    const bool on_track =
        options.track.empty() || std::ranges::find(each.tracks, options.track) != each.tracks.end();
    const bool of_level = options.level.empty() ? !each.is_license() : each.level == options.level;
    if (on_track && of_level) chosen.push_back(&each);
  }
  print_credentials(context, facts, chosen);
  return ExitCode::done;
}

Run declare_list_credentials(CLI::App& app) {
  auto options = std::make_unique<ListOptions>();
  add_choice(app, "--track", options->track, tracks, "Only of one family");
  add_choice(app, "--level", options->level, levels, "Only of one level");
  return [options = std::move(options)](Context& context) { return run_list(context, *options); };
}

// ---- show ---------------------------------------------------------------------------------------

Run declare_show_credential(CLI::App& app) {
  auto id = std::make_unique<std::string>();
  app.add_option("id", *id, "The credential or license, by its id or any name of it")
      ->required()
      ->type_name("CREDENTIAL");
  return [id = std::move(id)](Context& context) {
    const CertFacts facts = cert_facts(context);
    print_credential(context, facts, credential_of(context, facts, "show", *id));
    return ExitCode::done;
  };
}

// ---- eligible -----------------------------------------------------------------------------------

ExitCode run_eligible(Context& context, const std::vector<std::string>& ids) {
  const CertFacts facts = cert_facts(context);
  std::vector<credential::Eligibility> found;
  for (const std::string& id : ids)
    found.push_back(
        credential::weigh(credential_of(context, facts, "eligible", id), facts.bench()));
  if (ids.empty()) {
    for (const Credential& each : facts.knowledge->credentials) {
      if (each.is_license() || each.status == credential::Status::retired) continue;
      found.push_back(credential::weigh(each, facts.bench()));
    }
    // What is open first.
    std::ranges::stable_sort(found, std::greater(), &credential::Eligibility::eligible);
  }
  print_eligibility(context, facts, found, !ids.empty());
  return ExitCode::done;
}

Run declare_eligible(CLI::App& app) {
  auto ids = std::make_unique<std::vector<std::string>>();
  app.add_option("id", *ids, "Credentials or licenses (default: all credentials)")
      ->type_name("CREDENTIAL");
  return [ids = std::move(ids)](Context& context) { return run_eligible(context, *ids); };
}

// ---- states -------------------------------------------------------------------------------------

ExitCode run_states(Context& context, const std::vector<std::string>& typed) {
  const CertFacts facts = cert_facts(context);
  std::vector<std::string> states;
  for (const std::string& each : typed) states.push_back(state_code_of("states", each));
  if (typed.empty()) {
    for (const Credential& each : facts.knowledge->credentials) {
      if (each.is_license() && std::ranges::find(states, each.state) == states.end())
        states.push_back(each.state);
    }
    for (const credential::StateNote& each : facts.knowledge->states) {
      if (std::ranges::find(states, each.state) == states.end()) states.push_back(each.state);
    }
    std::ranges::sort(states);
  }
  print_states(context, facts, states);
  return ExitCode::done;
}

Run declare_states(CLI::App& app) {
  auto states = std::make_unique<std::vector<std::string>>();
  app.add_option("state", *states, "States (default: all that license laboratory personnel)")
      ->type_name("ST");
  return [states = std::move(states)](Context& context) { return run_states(context, *states); };
}

constexpr std::array<std::string_view, 3> cert_plan_examples{
    "medtech cert-plan --goal CBET",
    "medtech cert-plan --goal \"MLS(ASCP)\" --state CA --prefer safest",
    "medtech cert-plan --goal imaging-service-engineer --format ics"};
constexpr std::array<std::string_view, 2> renewals_examples{
    "medtech cert-plan renewals", "medtech cert-plan renewals --within 1y --json"};
constexpr std::array<std::string_view, 2> list_examples_of_plan{
    "medtech cert-plan list --track equipment", "medtech cert-plan list --level management --json"};
constexpr std::array<std::string_view, 2> show_examples_of_plan{
    "medtech cert-plan show \"MLS(ASCP)\"", "medtech cert-plan show CA-CLS"};
constexpr std::array<std::string_view, 2> eligible_examples{
    "medtech cert-plan eligible CBET CRES", "medtech cert-plan eligible ascp-mls --json"};
constexpr std::array<std::string_view, 2> states_examples{"medtech cert-plan states",
                                                          "medtech cert-plan states CA NY --json"};

constexpr std::array<std::string_view, 2> value_examples{"medtech cert-plan value",
                                                         "medtech cert-plan value --json"};
constexpr std::array<std::string_view, 1> ce_examples{
    "medtech cert-plan ce add CBET 6 --date 2025-03-02 --area technical"};

constexpr std::array<Verb, 8> verbs_of_cert_plan{{
    {"", "Plan the way to a credential, license or role: steps, dates, costs, and why", "",
     plan_formats, cert_plan_examples,
     "goals, prefer, by, budget, hours_per_week, reachable, steps (id, kind, title, credential, "
     "depends_on, earliest_start, finish, cost, hours, why, verify, slack_days, critical, "
     "apply_by, window_from, window_to, "
     "begin_by, length_assumed, source), "
     "blocked, routes_compared, renewals, total_cost, finish, notes, sources",
     declare_plan},
    {"renewals", "Show what runs out when, and the continuing education that is due", "",
     text_and_json, renewals_examples,
     "kind, id, title, expires, state, ce (unit, needed, earned, to_earn, since, unverified, "
     "areas), fee, note, source",
     declare_renewals},
    {"ce",
     "Enter continuing education into the profile",
     "add CREDENTIAL AMOUNT",
     {},
     ce_examples,
     "",
     declare_ce},
    {"value", "Show which credential would open most of the stored openings", "", text_and_json,
     value_examples,
     "openings, naming_credentials, open_now, values (id, suffix, kind, opens, names_it, "
     "preferred, "
     "with_pay, pay_low, pay_middle, pay_high, eligible, lacks_degree), notes, sources",
     declare_value},
    {"list", "Show the credentials that are known", "", text_and_json, list_examples_of_plan,
     "id, name, suffix, body, tracks, level, status, successor, held", declare_list_credentials},
    {"show", "Show what one credential or license asks, costs and needs to be kept", "ID",
     text_and_json, show_examples_of_plan,
     "id, name, suffix, body, tracks, level, status, successor, held, state, exam, fees, validity, "
     "routes, roles, processing_weeks_least, processing_weeks_most, notes, sources",
     declare_show_credential},
    {"eligible", "Show what you may apply for, by which route, and what is lacking", "[ID…]",
     text_and_json, eligible_examples,
     "id, suffix, eligible, held, note, routes (id, title, met, candidate, unverified, conditions)",
     declare_eligible},
    {"states", "Show which states license laboratory personnel, and whom", "[ST…]", text_and_json,
     states_examples, "state, name, licensed, note, licenses", declare_states},
}};

}  // namespace

std::span<const Verb> cert_plan_verbs() { return verbs_of_cert_plan; }

}  // namespace medtech::cmd
