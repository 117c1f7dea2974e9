// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/cert_facts.hpp"
#include "core/credential/plan.hpp"
#include "core/credential/renewal.hpp"

#include <string>
#include <vector>

/// Plans and renewals, as people and programs see them.
namespace medtech::cmd {

/// A plan with what was asked, and what else is to be known of it.
struct ShownPlan {
  credential::PlanQuestion question;
  credential::Plan plan;
  std::vector<std::string> notes;  ///< of states, licenses and the like
};

/// Writes a plan in the format that was asked for.
void print_plan(Context& context, const CertFacts& facts, const ShownPlan& shown);
/// `cert-plan renewals`.
void print_renewals(Context& context, const CertFacts& facts,
                    const std::vector<credential::Renewal>& renewals);

/// "soonest", "cheapest" or "safest".
std::string prefer_word(credential::Prefer prefer);
/// "$260", or "not known".
std::string cost_text(const std::optional<double>& cost);
/// What the plan costs: the known sum, and how much is not known.
std::string total_text(const credential::Plan& plan);

/// Writes the member `blocked`: what can't be reached, why, and the least that would reach it.
void write_blocked(json::Writer& writer, const std::vector<credential::Blocked>& blocked);
void write_renewals(json::Writer& writer, const CertFacts& facts,
                    const std::vector<credential::Renewal>& renewals);

std::string plan_markdown(const CertFacts& facts, const ShownPlan& shown,
                          const std::vector<credential::UsedSource>& sources);
std::string plan_page(const CertFacts& facts, const ShownPlan& shown,
                      const std::vector<credential::UsedSource>& sources);
std::string plan_svg(const CertFacts& facts, const ShownPlan& shown);
std::string plan_calendar(const CertFacts& facts, const ShownPlan& shown,
                          const std::vector<credential::UsedSource>& sources);

}  // namespace medtech::cmd
