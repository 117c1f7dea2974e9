// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/role_goal.hpp"

#include "core/base/text.hpp"
#include "core/career/role_years.hpp"
#include "core/profile/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace medtech::cmd {

using credential::Goal;

namespace {

std::vector<std::string> given_still(const CertFacts& facts, const std::vector<std::string>& ids) {
  std::vector<std::string> given;
  for (const std::string& id : ids) {
    const credential::Credential* credential = facts.knowledge->find(id);
    if (credential != nullptr && credential->status != credential::Status::retired)
      given.push_back(id);
  }
  return given;
}

std::optional<profile::EducationLevel> level_of(const std::string& word) {
  return profile::value_of<profile::EducationLevel>(profile::level_words, word);
}

std::string name_of_role(Context& context, const std::string& id) {
  const ontology::Role* role = ontology::find_role(context.knowledge().roles, id);
  return role != nullptr ? role->name : id;
}

std::string years_text(double years) {
  const double told = std::round(years * 10) / 10;
  return fmt::format("{:g} {}", told, told == 1 ? "year" : "years");
}

double lacking_years(const career::Stage& stage) {
  return stage.years_lacking.value_or(stage.years.value_or(0));
}

// The years of work that a way still takes, and as what.
void add_years(Context& context, const std::vector<career::Stage>& stages, Goal& goal) {
  std::vector<std::string> parts;
  for (std::size_t i = 1; i < stages.size(); ++i) {
    const double years = lacking_years(stages[i]);
    if (years <= 0) continue;
    goal.years += years;
    parts.push_back(
        fmt::format("{} as {}", years_text(years), name_of_role(context, stages[i - 1].role)));
  }
  goal.years_as = text::join(parts, ", ");
}

// Whether a degree opens a role without any years: a step up, or across, that asks a higher one.
bool is_entered_by_degree(const career::Paths& paths, const std::string& role) {
  return std::ranges::any_of(paths.edges, [&](const career::Edge& edge) {
    return edge.to == role && !edge.education.empty() &&
           (edge.kind == "advance" || edge.kind == "cross");
  });
}

// What usually comes before a role that no way of the profile's leads to.
std::string note_on_years(Context& context, const career::Paths& paths, const ontology::Role& role,
                          const profile::Qualifications& has) {
  std::vector<std::string> before;
  for (const career::Edge& edge : paths.edges) {
    if (edge.to == role.id && edge.from != role.id)
      before.push_back(
          fmt::format("{} as {}", years_text(edge.years), name_of_role(context, edge.from)));
  }
  if (before.empty()) return "";
  return fmt::format(
      "{} usually follows {}; {}, so that these years are no part of the plan.", role.name,
      text::join(before, " or "),
      has.role ? "no way is known from your present role, " + name_of_role(context, *has.role)
               : "your profile names no present role (`current` under [role])");
}

// A course of the armed forces in the work of a role: bodies put it beside an associate degree.
bool has_service_course(const CertFacts& facts, const ontology::Role* role) {
  if (role == nullptr) return false;
  const std::string course = role->track == "lab" ? "lab" : "bmet";
  return std::ranges::any_of(facts.person.services, [&](const profile::Service& service) {
    const credential::Occupation* occupation = facts.knowledge->occupation(service.code);
    return occupation != nullptr && occupation->course == course;
  });
}

std::optional<profile::EducationLevel> degree_to_have(const CertFacts& facts,
                                                      const ontology::Role& role,
                                                      const std::string& word) {
  const auto level = level_of(word);
  const bool by_service =
      level == profile::EducationLevel::associate && has_service_course(facts, &role);
  return by_service ? std::nullopt : level;
}

}  // namespace

career::Paths paths_of(Context& context) {
  return value_or_throw(career::parse_paths(context.data_file("roles/paths.toml"),
                                            "roles/paths.toml", context.knowledge().roles));
}

career::Standing standing_of(Context& context, const CertFacts& facts,
                             const profile::Qualifications& has, const std::string& from) {
  career::Standing standing;
  standing.skills.insert(has.experience.begin(), has.experience.end());
  for (const credential::Held& held : facts.person.credentials) {
    const credential::Credential* credential = facts.knowledge->find(held.id);
    if (credential == nullptr) continue;
    if (credential::standing(held, *credential, facts.today) > credential::Standing::lapsed)
      standing.credentials.insert(held.id);
  }
  standing.education = has.degree;
  const bool is_below = !has.degree || profile::degree_rank(*has.degree).value_or(0) <
                                           profile::degree_rank("associate").value_or(0);
  if (is_below && has_service_course(facts, ontology::find_role(context.knowledge().roles, from)))
    standing.education = "associate";
  standing.years_in_first =
      career::years_in_role(context.profile(), from, context.knowledge(), facts.today);
  return standing;
}

Goal goal_of_role(Context& context, const CertFacts& facts, const ontology::Role& role,
                  std::vector<std::string>& notes) {
  Goal goal;
  goal.id = role.id;
  goal.title = role.name;
  goal.any_of = given_still(facts, role.credentials);
  goal.education = degree_to_have(facts, role, role.education);
  const profile::Qualifications has =
      profile::qualifications_of(context.profile(), context.knowledge(), context.today());
  if (has.role == role.id) return goal;
  const career::Paths paths = paths_of(context);
  std::vector<career::Stage> stages;
  if (has.role)
    stages = career::find_path(paths, context.knowledge().roles, *has.role, role.id,
                               standing_of(context, facts, has, *has.role));
  if (stages.size() > 1) {
    // What the way asks is nearer than what the role asks anywhere.
    if (!stages.back().credentials_lacking.empty())
      goal.any_of = given_still(facts, stages.back().credentials_lacking);
    if (stages.back().education_lacking)
      goal.education = degree_to_have(facts, role, *stages.back().education_lacking);
    // Nothing before a role that a degree opens is a condition.
    for (std::size_t i = stages.size(); i-- > 0;) {
      if (!is_entered_by_degree(paths, stages[i].role)) continue;
      stages.erase(stages.begin(), stages.begin() + static_cast<std::ptrdiff_t>(i));
      break;
    }
    add_years(context, stages, goal);
    notes.push_back(fmt::format(
        "Degree and years of {} are what is usual, by our judgement of postings, and no rule; "
        "`medtech path --to {}` shows the way, `--goal` with a credential plans that alone.",
        role.name, role.id));
  } else if (std::string note = note_on_years(context, paths, role, has);
             !note.empty() && !is_entered_by_degree(paths, role.id)) {
    notes.push_back(std::move(note));
  }
  return goal;
}

std::vector<Goal> goals_on_the_way(Context& context, const CertFacts& facts,
                                   const std::vector<career::Stage>& stages) {
  std::vector<Goal> goals;
  bool any = false;
  for (std::size_t i = 1; i < stages.size(); ++i) {
    const career::Stage& stage = stages[i];
    Goal goal;
    goal.id = stage.role;
    goal.title = name_of_role(context, stage.role);
    goal.any_of = given_still(facts, stage.credentials_lacking);
    if (stage.education_lacking) goal.education = level_of(*stage.education_lacking);
    add_years(context, {stages[i - 1], stage}, goal);
    if (i > 1) goal.after = stages[i - 1].role;
    any = any || !goal.any_of.empty() || goal.education || goal.years > 0;
    goals.push_back(std::move(goal));
  }
  return any ? goals : std::vector<Goal>{};
}

}  // namespace medtech::cmd
