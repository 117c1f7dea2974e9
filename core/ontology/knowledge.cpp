// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/knowledge.hpp"

#include "core/base/digest.hpp"
#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "core/format/toml.hpp"
#include "core/ontology/concept_file.hpp"
#include "core/ontology/term_table.hpp"

#include <array>
#include <optional>
#include <utility>

namespace medtech::ontology {

namespace {

// Raised where the reading of texts changes, so that what was derived by it is derived anew.
constexpr std::string_view reading_version = "4";

constexpr std::array<std::string_view, 3> folders{"terms", "cues", "employers"};
constexpr std::string_view roles_file = "roles/roles.toml";
constexpr std::string_view titles_file = "roles/titles.toml";
// The same, compiled while the program was built.
constexpr std::string_view roles_bytes = "roles.bin";
constexpr std::string_view titles_bytes = "titles.bin";

std::string compile_folder(const std::string& folder, const DataFile& data_file) {
  std::vector<Concept> concepts;
  Diagnostics diagnostics;
  for (const std::string_view name : embedded::list(folder + "/"))
    read_concepts(data_file(name), std::string(name), concepts, diagnostics);
  if (diagnostics.empty()) diagnostics = check_concepts(concepts, std::nullopt);
  if (!diagnostics.empty()) throw Error(toml::to_error(diagnostics, folder));
  return compile_concepts(concepts);
}

std::string digest_text(std::string_view bytes) { return hex(digest64(bytes)); }

}  // namespace

std::uint64_t embedded_knowledge_digest() {
  std::string all(reading_version);
  for (const std::string_view folder : folders)
    all += digest_text(embedded::find(std::string(folder) + ".bin").value_or(""));
  for (const std::string_view file : {roles_bytes, titles_bytes})
    all += digest_text(embedded::find(file).value_or(""));
  return digest64(all);
}

Terms load_terms(const std::string& folder, const DataFile& data_file, bool replaced,
                 std::vector<std::shared_ptr<const std::string>>& compiled) {
  if (!replaced) return Terms(embedded::find(folder + ".bin").value_or(""));
  compiled.push_back(std::make_shared<const std::string>(compile_folder(folder, data_file)));
  return Terms(*compiled.back());
}

std::uint64_t Knowledge::digest() const {
  return replaced_digest ? *replaced_digest : embedded_knowledge_digest();
}

Knowledge load_knowledge(const DataFile& data_file, bool replaced) {
  Knowledge knowledge;
  std::string all(reading_version);
  const auto terms_of = [&](const std::string& folder) {
    const Terms terms = load_terms(folder, data_file, replaced, knowledge.compiled);
    if (replaced) all += digest_text(*knowledge.compiled.back());
    return terms;
  };
  knowledge.terms = terms_of("terms");
  knowledge.cues = terms_of("cues");
  knowledge.employers = terms_of("employers");
  if (!replaced) {
    knowledge.roles = unpack_roles(embedded::find(roles_bytes).value_or(""));
    knowledge.titles = TitleRules::unpack(embedded::find(titles_bytes).value_or(""));
    return knowledge;
  }
  const std::string roles =
      pack_roles(value_or_throw(parse_roles(data_file(roles_file), std::string(roles_file))));
  const std::string titles =
      value_or_throw(TitleRules::parse(data_file(titles_file), std::string(titles_file))).pack();
  knowledge.roles = unpack_roles(roles);
  knowledge.titles = TitleRules::unpack(titles);
  knowledge.replaced_digest = digest64(all + digest_text(roles) + digest_text(titles));
  return knowledge;
}

}  // namespace medtech::ontology
