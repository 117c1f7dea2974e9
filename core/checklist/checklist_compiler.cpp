// SPDX-License-Identifier: GPL-3.0-or-later
// Built and run while the program is built:
//   checklist_compiler OUTPUT DATA FILE.toml…
// The files lie below the folder DATA.
#include "core/checklist/checklist.hpp"

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace {

int compile(const std::vector<std::string>& arguments) {
  using namespace medtech;
  std::vector<checklist::Checklist> lists;
  Diagnostics diagnostics;
  // The ids of proofs are held against their tables by the tests.
  const auto any_proof = [](std::string_view) { return true; };
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    std::ifstream file(arguments.at(1) + "/" + arguments[i], std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    checklist::read_checklists(text, arguments[i], any_proof, lists, diagnostics);
  }
  for (const Diagnostic& diagnostic : diagnostics)
    std::cerr << arguments.at(1) << '/' << to_string(diagnostic) << '\n';
  if (!diagnostics.empty()) return 1;
  std::ofstream(arguments.at(0), std::ios::binary) << checklist::pack_checklists(std::move(lists));
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
