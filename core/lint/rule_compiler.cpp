// SPDX-License-Identifier: GPL-3.0-or-later
// Built and run while the program is built:
//   rule_compiler rules|words|vocabulary OUTPUT DATA
// DATA is the folder of data.
#include "core/lint/rule_book.hpp"
#include "core/lint/words.hpp"
#include "core/resume/vocabulary.hpp"

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

std::string compile(const std::string& kind, const std::string& data) {
  const auto bytes_of = [&](std::string_view name) {
    std::ifstream file(data + "/" + std::string(name), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  using namespace medtech;
  if (kind == "rules") return value_or_throw(lint::RuleBook::read(bytes_of)).pack();
  const std::string file(kind == "words" ? lint::words_file : resume::vocabulary_file);
  const std::string text = bytes_of(file);
  return kind == "words" ? value_or_throw(lint::Words::parse(text, file)).pack()
                         : value_or_throw(resume::Vocabulary::parse(text, file)).pack();
}

}  // namespace

int main(int count, char** values) {
  if (count != 4) return 2;
  try {
    std::ofstream(values[2], std::ios::binary) << compile(values[1], values[3]);
    return 0;
  } catch (const medtech::Error& error) {
    std::cerr << error.text() << '\n';
    return 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
