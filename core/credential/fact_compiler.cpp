// SPDX-License-Identifier: GPL-3.0-or-later
// Built and run while the program is built: checks the facts and compiles them.
//   fact_compiler OUTPUT TODAY DATA FILE.toml…
// The files lie below the folder DATA.
#include "core/base/date.hpp"
#include "core/credential/knowledge.hpp"

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

int compile_facts(const std::vector<std::string>& arguments) {
  using namespace medtech;
  const std::string& output = arguments.at(0);
  const std::string& data = arguments.at(2);
  Diagnostics diagnostics;
  credential::Knowledge knowledge = credential::read_knowledge(
      {arguments.begin() + 3, arguments.end()},
      [&](const std::string& name) { return text_of(data + "/" + name); },
      parse_iso_date(arguments.at(1)), diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) {
    std::cerr << data << '/' << to_string(diagnostic) << '\n';
    if (!diagnostic.hint.empty()) std::cerr << "  hint: " << diagnostic.hint << '\n';
  }
  if (!diagnostics.empty()) return 1;
  std::ofstream(output, std::ios::binary) << credential::pack_knowledge(std::move(knowledge));
  return 0;
}

}  // namespace

int main(int count, char** values) {
  try {
    return compile_facts({values + 1, values + count});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
