// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/role_option.hpp"

#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/ontology/role_titles.hpp"

#include <fmt/format.h>

#include <vector>

namespace medtech::cmd {

const ontology::Role& role_named(Context& context, const std::string& option,
                                 const std::string& typed) {
  const ontology::Knowledge& knowledge = context.knowledge();
  const auto id = ontology::find_role_named(knowledge, typed);
  if (const auto* role = id ? ontology::find_role(knowledge.roles, *id) : nullptr) return *role;
  refuse_role(knowledge, option, typed);
}

void refuse_role(const ontology::Knowledge& knowledge, const std::string& option,
                 const std::string& typed) {
  constexpr std::size_t most = 6;  // more are no help
  const std::string shown = text::printable_line(typed);
  const std::vector<std::string> meant = ontology::roles_meant(knowledge, typed);
  if (meant.size() > 1 && meant.size() <= most) {
    throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" is more than one role", option, shown),
                "name one of " + text::join(meant, ", "));
  }
  std::vector<std::string> ids;
  for (const ontology::Role& role : knowledge.roles) ids.push_back(role.id);
  std::string hint = text::did_you_mean(text::fold(typed), ids);
  if (hint.empty() && meant.size() == 1) hint = fmt::format("did you mean {}?", meant.front());
  if (hint.empty()) hint = "`medtech path --list` lists them";
  throw Error(ErrorKind::usage, fmt::format("{}: there is no role \"{}\"", option, shown), hint);
}

}  // namespace medtech::cmd
