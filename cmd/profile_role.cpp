// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/profile_role.hpp"

#include "cmd/context.hpp"
#include "core/base/text.hpp"
#include "core/career/held_role.hpp"
#include "core/format/json.hpp"
#include "core/profile/qualifications.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace medtech::cmd {

namespace {

using career::HeldRoles;
using career::RoleStanding;
using ontology::Knowledge;
using profile::Qualifications;
using render::Style;

std::string role_name(const Knowledge& knowledge, const std::string& id) {
  const ontology::Role* role = find_role(knowledge.roles, id);
  return role == nullptr ? id : role->name;
}

// The benches or modalities that the jobs of the profile show.
std::vector<ontology::ConceptRow> specialties(const Qualifications& has,
                                              const Knowledge& knowledge) {
  std::vector<ontology::ConceptRow> found;
  for (const std::string& id : has.experience) {
    const auto row = knowledge.terms.find(id);
    if (!row) continue;
    const std::string_view kind = knowledge.terms.kind(*row);
    if (kind == "discipline" || kind == "specialty") found.push_back(*row);
  }
  return found;
}

void write_roles(json::Writer& writer, std::string_view name, const Knowledge& knowledge,
                 const std::vector<RoleStanding>& roles) {
  writer.key(name).begin_array();
  for (const RoleStanding& each : roles) {
    writer.begin_object().member("id", each.role);
    writer.member("name", role_name(knowledge, each.role));
    writer.member("why", each.why);
    writer.member("gaps", each.gaps);
    writer.end_object();
  }
  writer.end_array();
}

std::string role_json(const Qualifications& has, const HeldRoles& roles,
                      const Knowledge& knowledge) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.profile-role/1");
  writer.member("track", has.track);
  std::vector<std::string> ids;
  for (const ontology::ConceptRow row : specialties(has, knowledge))
    ids.emplace_back(knowledge.terms.id(row));
  writer.member("specialties", ids);
  write_roles(writer, "held", knowledge, roles.held);
  write_roles(writer, "in_reach", knowledge, roles.in_reach);
  writer.end_object();
  return writer.take() + "\n";
}

std::string roles_text(std::string_view heading, const Knowledge& knowledge,
                       const std::vector<RoleStanding>& roles, const render::Styler& styler) {
  if (roles.empty()) return "";
  std::string out = "\n" + styler(Style::bold, std::string(heading)) + "\n";
  for (const RoleStanding& each : roles) {
    out +=
        fmt::format("  {}  {}\n", role_name(knowledge, each.role), styler(Style::dim, each.role));
    for (const std::string& why : each.why) out += "    + " + why + "\n";
    for (const std::string& gap : each.gaps)
      out += "    " + styler(Style::warning, "- " + gap) + "\n";
  }
  return out;
}

std::string role_text(const Qualifications& has, const HeldRoles& roles, const Knowledge& knowledge,
                      const render::Styler& styler) {
  std::string out = fmt::format("{}  {}\n", styler(Style::dim, "family     "),
                                has.track == "lab" ? "laboratory" : "equipment");
  std::vector<std::string> names;
  for (const ontology::ConceptRow row : specialties(has, knowledge))
    names.emplace_back(knowledge.terms.name(row));
  if (!names.empty())
    out += fmt::format("{}  {}\n", styler(Style::dim, "specialties"), text::join(names, ", "));
  for (const auto& [track, years] : has.years)
    out += fmt::format("{}  {:.1f} years, {}\n", styler(Style::dim, "experience "), years,
                       track == "lab" ? "laboratory" : "equipment");
  return out + roles_text("Held", knowledge, roles.held, styler) +
         roles_text("In reach", knowledge, roles.in_reach, styler);
}

ExitCode run_role(Context& context) {
  const Knowledge& knowledge = context.knowledge();
  const Qualifications has =
      profile::qualifications_of(context.profile(), knowledge, context.today());
  const HeldRoles roles = career::held_roles(has, knowledge);
  if (context.format() == "json") {
    context.terminal().out(role_json(has, roles, knowledge));
  } else if (!has.track) {
    context.terminal().out("no role is known\n");
  } else {
    context.terminal().out(role_text(has, roles, knowledge, context.styler()));
  }
  if (!has.track) {
    context.terminal().say(
        "The profile names no role, job, certificate or degree of the laboratory or of equipment: "
        "give it a [role] with `current`, or an [[experience]]; `medtech profile init` begins "
        "one.");
  } else {
    context.terminal().say("`medtech search --qualified=near` finds what you may apply for.");
  }
  return ExitCode::done;
}

}  // namespace

Run declare_profile_role(CLI::App&) { return run_role; }

}  // namespace medtech::cmd
