// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/path.hpp"

#include "cmd/all_commands.hpp"
#include "cmd/cert_facts.hpp"
#include "cmd/cert_plan_make.hpp"
#include "cmd/market_request.hpp"
#include "cmd/role_goal.hpp"
#include "cmd/role_option.hpp"
#include "cmd/view_path.hpp"
#include "core/base/text.hpp"
#include "core/career/wages.hpp"
#include "core/ontology/role_titles.hpp"
#include "core/profile/qualifications.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

namespace medtech::cmd {

namespace {

struct PathOptions {
  std::string from;
  std::string to;
  bool list = false;
};

std::string checked_role(Context& context, const std::string& option, const std::string& typed) {
  const ontology::Knowledge& knowledge = context.knowledge();
  if (auto role = ontology::find_role_named(knowledge, typed)) return *std::move(role);
  refuse_role(knowledge, option, typed);
}

// A plan for what is lacking on the way: one credential a role will do.
std::optional<ShownPlan> plan_on_the_way(Context& context, const CertFacts& facts,
                                         const std::vector<career::Stage>& stages) {
  ShownPlan shown;
  shown.question.goals = goals_on_the_way(context, facts, stages);
  if (shown.question.goals.empty()) return std::nullopt;
  shown.plan = credential::make_plan(shown.question, facts.bench());
  tell_assumptions(shown);
  return shown;
}

// What the nation pays for the occupation within which BLS publishes a role's wages; absent where
// nothing is known.
std::optional<career::RolePay> national_pay(Context& context, const career::MarketFacts& market,
                                            const std::string& id) {
  const ontology::Role* role = ontology::find_role(context.knowledge().roles, id);
  if (role == nullptr) return std::nullopt;
  const career::Occupation* published = market.find_occupation(role->wage_code);
  const std::string code = published != nullptr ? published->code : role->wage_code;
  std::vector<career::Wages> rows = career::find_wages(context.data_file("market/wages.tsv"), code);
  std::erase_if(rows, [](const career::Wages& row) {
    return row.level != career::Level::nation || !row.naics.empty();
  });
  for (const career::Wages& row : career::newest(rows)) {
    const career::Spread year = career::yearly(row);
    if (!year.median) continue;
    career::RolePay pay{id, year.p25, year.median, year.p75, std::nullopt, ""};
    int number = 0;
    const auto read =
        std::from_chars(row.as_of.data(), row.as_of.data() + row.as_of.size(), number);
    if (read.ec == std::errc()) pay.year = number;
    pay.source = "national wages of occupation " + code + ", BLS";
    if (published != nullptr && !published->note.empty()) pay.source += "; " + published->note;
    return pay;
  }
  return std::nullopt;
}

void set_beginning(Context& context, const PathOptions& options, const profile::Qualifications& has,
                   ShownPath& shown) {
  if (!options.from.empty()) {
    shown.from = checked_role(context, "--from", options.from);
    shown.from_why = "as you asked";
    return;
  }
  if (!has.role)
    throw Error(ErrorKind::usage, "no role to begin at",
                "name it with --from, or write `current` under [role] in your profile; "
                "`medtech path --list` lists roles");
  shown.from = *has.role;
  shown.from_why = "your present role, by your profile";
}

ExitCode run_path(Context& context, const PathOptions& options) {
  const std::vector<ontology::Role>& roles = context.knowledge().roles;
  const career::Paths paths = paths_of(context);
  if (options.list) {
    print_roles(context, paths, context.today());
    return ExitCode::done;
  }
  const profile::Qualifications has =
      profile::qualifications_of(context.profile(), context.knowledge(), context.today());
  ShownPath shown;
  set_beginning(context, options, has, shown);
  const std::optional<std::string>& target = context.profile().role.target;
  if (!options.to.empty()) {
    shown.to = checked_role(context, "--to", options.to);
  } else if (target && options.from.empty()) {
    shown.to = checked_role(context, "target in your profile", *target);
  }
  const CertFacts facts = cert_facts(context);
  const career::Standing standing = standing_of(context, facts, has, shown.from);
  if (shown.to) {
    shown.stages = career::find_path(paths, roles, shown.from, *shown.to, standing);
    shown.plan = plan_on_the_way(context, facts, shown.stages);
    if (shown.plan) shown.notes = shown.plan->notes;
  } else {
    shown.next = career::next_roles(paths, roles, shown.from, standing);
  }
  const career::MarketFacts market = market_facts_of(context);
  for (auto* stages : {&shown.stages, &shown.next}) {
    for (career::Stage& stage : *stages) stage.pay = national_pay(context, market, stage.role);
  }
  print_path(context, facts, paths, shown);
  const bool lost = shown.to && shown.stages.empty();
  return lost ? ExitCode::answer_is_no : ExitCode::done;
}

Run declare_path(CLI::App& app) {
  auto options = std::make_unique<PathOptions>();
  app.add_option("--from", options->from, "The role to begin at (default: yours)")
      ->type_name("ROLE");
  app.add_option("--to", options->to, "The role to reach (default: the profile's target)")
      ->type_name("ROLE");
  app.add_flag("--list", options->list, "List the roles, and what each leads to");
  return [options = std::move(options)](Context& context) { return run_path(context, *options); };
}

constexpr std::array<std::string_view, 4> path_formats{"text", "json", "svg", "html"};
constexpr std::array<std::string_view, 3> path_examples{"medtech path --from mlt --to lab-manager",
                                                        "medtech path --from bmet-2",
                                                        "medtech path --list --json"};

constexpr std::array<Verb, 1> verbs_of_path{{
    {"", "Show the way from one role to another: years, skills, degrees, credentials", "",
     path_formats, path_examples,
     "from, from_why, to, reachable, usual_years, stages (role, name, kind, years, gaps, pay), "
     "next, plan, notes, sources",
     declare_path},
}};

}  // namespace

std::span<const Verb> path_verbs() { return verbs_of_path; }

}  // namespace medtech::cmd
