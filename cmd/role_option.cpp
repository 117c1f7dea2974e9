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
  const std::vector<ontology::Role>& roles = context.roles();
  const std::string folded = text::fold(typed);
  std::vector<std::string> ids;
  for (const ontology::Role& role : roles) {
    if (folded == role.id || folded == text::fold(role.name)) return role;
    ids.push_back(role.id);
  }
  // Only titles need all that postings are understood by.
  const auto by_title = ontology::find_role_named(context.knowledge(), typed);
  if (const auto* role = by_title ? ontology::find_role(roles, *by_title) : nullptr) return *role;
  std::string hint = text::did_you_mean(folded, ids);
  if (hint.empty()) hint = "roles are " + text::join(ids, ", ");
  throw Error(ErrorKind::usage,
              fmt::format("{}: there is no role \"{}\"", option, text::printable_line(typed)),
              hint);
}

}  // namespace medtech::cmd
