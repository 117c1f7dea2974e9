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
  const std::vector<ontology::Role>& roles = context.knowledge().roles;
  const auto id = ontology::find_role_named(context.knowledge(), typed);
  if (const auto* role = id ? ontology::find_role(roles, *id) : nullptr) return *role;
  std::vector<std::string> ids;
  for (const ontology::Role& role : roles) ids.push_back(role.id);
  std::string hint = text::did_you_mean(text::fold(typed), ids);
  if (hint.empty()) hint = "roles are " + text::join(ids, ", ");
  throw Error(ErrorKind::usage,
              fmt::format("{}: there is no role \"{}\"", option, text::printable_line(typed)),
              hint);
}

}  // namespace medtech::cmd
