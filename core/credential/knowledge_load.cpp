// SPDX-License-Identifier: GPL-3.0-or-later
// Loads the program's own facts, or those that a person put in their place.
#include "core/base/embedded.hpp"
#include "core/credential/knowledge.hpp"
#include "core/format/toml.hpp"

namespace medtech::credential {

Knowledge load_knowledge(const ReadFile& read, bool replaced) {
  if (!replaced) return unpack_knowledge(embedded::find("facts.bin").value_or(""));
  std::vector<std::string> files;
  for (const std::string_view folder : {"credentials/", "licenses/", "military/"}) {
    for (const std::string_view name : embedded::list(folder)) files.emplace_back(name);
  }
  Diagnostics diagnostics;
  Knowledge knowledge = read_knowledge(files, read, std::nullopt, diagnostics);
  if (!diagnostics.empty()) throw Error(toml::to_error(diagnostics, "facts on credentials"));
  return knowledge;
}

}  // namespace medtech::credential
