// SPDX-License-Identifier: GPL-3.0-or-later
// Built and run while the program is built: fact_checker STAMP TODAY FILE.toml…
#include "core/base/date.hpp"
#include "core/credential/knowledge.hpp"

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

int check_facts(const std::vector<std::string>& arguments) {
  using namespace medtech;
  Diagnostics diagnostics;
  const std::vector<std::string> files(arguments.begin() + 2, arguments.end());
  credential::read_knowledge(files, text_of, parse_iso_date(arguments[1]), diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) {
    std::cerr << to_string(diagnostic) << '\n';
    if (!diagnostic.hint.empty()) std::cerr << "  hint: " << diagnostic.hint << '\n';
  }
  if (!diagnostics.empty()) return 1;
  std::ofstream(arguments[0]) << "checked\n";
  return 0;
}

}  // namespace

int main(int count, char** values) {
  try {
    return check_facts({values + 1, values + count});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
