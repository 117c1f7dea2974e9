// SPDX-License-Identifier: GPL-3.0-or-later
// Built and run while the program is built: term_compiler OUTPUT TODAY FILE.toml…
#include "core/base/date.hpp"
#include "core/ontology/concept_file.hpp"
#include "core/ontology/term_table.hpp"

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

int compile(const std::vector<std::string>& arguments) {
  using namespace medtech;
  std::vector<ontology::Concept> concepts;
  Diagnostics diagnostics;
  for (std::size_t i = 2; i < arguments.size(); ++i)
    ontology::read_concepts(bytes_of(arguments[i]), arguments[i], concepts, diagnostics);
  if (diagnostics.empty())
    diagnostics = ontology::check_concepts(concepts, parse_iso_date(arguments[1]));
  for (const Diagnostic& diagnostic : diagnostics) {
    std::cerr << to_string(diagnostic) << '\n';
    if (!diagnostic.hint.empty()) std::cerr << "  hint: " << diagnostic.hint << '\n';
  }
  if (!diagnostics.empty()) return 1;
  std::ofstream(arguments[0], std::ios::binary) << ontology::compile_concepts(concepts);
  return 0;
}

}  // namespace

int main(int count, char** values) {
  try {
    return compile({values + 1, values + count});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
