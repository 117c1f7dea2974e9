// SPDX-License-Identifier: GPL-3.0-or-later
// Built and run while the program is built:
//   term_compiler concepts|roles|titles OUTPUT TODAY FILE.toml…
#include "core/base/date.hpp"
#include "core/ontology/concept_file.hpp"
#include "core/ontology/roles.hpp"
#include "core/ontology/term_table.hpp"
#include "core/ontology/title_rules.hpp"

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Empty where there are mistakes, which it prints.
std::string compile_terms(const std::vector<std::string>& files, const std::string& today) {
  using namespace medtech;
  std::vector<ontology::Concept> concepts;
  Diagnostics diagnostics;
  for (const std::string& file : files)
    ontology::read_concepts(bytes_of(file), file, concepts, diagnostics);
  if (diagnostics.empty()) diagnostics = ontology::check_concepts(concepts, parse_iso_date(today));
  for (const Diagnostic& diagnostic : diagnostics) {
    std::cerr << to_string(diagnostic) << '\n';
    if (!diagnostic.hint.empty()) std::cerr << "  hint: " << diagnostic.hint << '\n';
  }
  return diagnostics.empty() ? ontology::compile_concepts(concepts) : "";
}

std::string compile(const std::string& kind, const std::string& today,
                    const std::vector<std::string>& files) {
  using namespace medtech;
  if (kind == "concepts") return compile_terms(files, today);
  const std::string text = bytes_of(files.at(0));
  if (kind == "titles")
    return value_or_throw(ontology::TitleRules::parse(text, files.at(0))).pack();
  return ontology::pack_roles(value_or_throw(ontology::parse_roles(text, files.at(0))));
}

}  // namespace

int main(int count, char** values) {
  try {
    const std::vector<std::string> arguments(values + 1, values + count);
    const std::string bytes =
        compile(arguments.at(0), arguments.at(2), {arguments.begin() + 3, arguments.end()});
    if (bytes.empty()) return 1;
    std::ofstream(arguments.at(1), std::ios::binary) << bytes;
    return 0;
  } catch (const medtech::Error& error) {
    std::cerr << error.text() << '\n';
    return 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
