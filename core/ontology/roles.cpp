// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/roles.hpp"

#include "core/format/packed.hpp"
#include "core/format/toml.hpp"
#include "core/ontology/ranks.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::ontology {

namespace {

const std::array<std::string, 2> role_tracks{"lab", "equipment"};
const std::array<std::string, 4> role_serves{"customers", "hospitals", "hospital", "depot"};
const std::vector<std::string> role_levels(level_words.begin(), level_words.end());

Role read_role(toml::Table& table) {
  Role role;
  const auto needed = [&table](std::string_view key) {
    std::string value = table.string(key).value_or("");
    if (value.empty()) table.complain(key, "a role needs `" + std::string(key) + "`");
    return value;
  };
  role.id = needed("id");
  role.name = needed("name");
  role.track = table.choice("track", role_tracks).value_or("");
  role.level = table.choice("level", role_levels).value_or("");
  role.wage_code = needed("wage_code");
  role.education = needed("education");
  role.credentials = table.strings("credentials");
  role.specialties = table.strings("specialties");
  role.benches = table.strings("benches");
  role.usual = table.strings("usual");
  role.refines = table.strings("refines");
  role.domain = table.strings("domain");
  role.serves = table.choice("serves", role_serves).value_or("");
  table.finish();
  return role;
}

}  // namespace

Result<std::vector<Role>> parse_roles(std::string_view text, const std::string& file) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::unexpected(document.error());
  toml::Table root = document->root();
  for (const std::string_view key : {"source", "confidence"}) {
    if (root.string(key).value_or("").empty()) root.complain(key, "the file does not say it");
  }
  root.integer("schema");
  if (!root.date("as_of")) root.complain("as_of", "the file names no day that its facts speak for");
  std::vector<Role> roles;
  for (toml::Table& table : root.tables("role")) {
    Role role = read_role(table);
    if (find_role(roles, role.id) != nullptr)
      table.complain("id", "\"" + role.id + "\" is there already");
    roles.push_back(std::move(role));
  }
  root.finish();
  if (!document->diagnostics().empty())
    return std::unexpected(toml::to_error(document->diagnostics(), "roles"));
  return roles;
}

template <typename Archive>
void each_field(Archive& archive, Role& role) {
  archive(role.id, role.name, role.track, role.level, role.wage_code, role.education,
          role.credentials, role.specialties, role.benches, role.usual, role.refines, role.domain,
          role.serves);
}

std::string pack_roles(std::vector<Role> roles) {
  Packer packer;
  packer(roles);
  return packer.take();
}

std::vector<Role> unpack_roles(std::string_view bytes) {
  std::vector<Role> roles;
  Unpacker unpacker(bytes);
  unpacker(roles);
  return roles;
}

const Role* find_role(const std::vector<Role>& roles, std::string_view id) {
  const auto found = std::ranges::find(roles, id, &Role::id);
  return found == roles.end() ? nullptr : &*found;
}

const Role* find_titled_role(const std::vector<Role>& roles, std::string_view id) {
  return find_role(roles, id == any_bmet ? "bmet-2" : id);
}

}  // namespace medtech::ontology
