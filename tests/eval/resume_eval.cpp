// SPDX-License-Identifier: GPL-3.0-or-later
// How much is read of the résumés in tests/fixtures/resumes/made, against what they really say:
//   resume_eval [WORD]      with a word, what differs in the files whose names have it
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/resume/read.hpp"
#include "core/sys/file.hpp"
#include "core/sys/paths.hpp"
#include "tests/eval/resume_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

using namespace medtech;

int main(int count, char** arguments) {
  const std::string word = count > 1 ? arguments[1] : "";
  const std::filesystem::path folder = MEDTECH_SOURCE "/tests/fixtures/resumes";
  const auto vocabulary = value_or_throw(
      resume::Vocabulary::parse(sys::data_file("", "resume/words.txt"), "words.txt"));
  const auto knowledge = ontology::load_knowledge(
      [](std::string_view name) { return sys::data_file("", name); }, false);
  const resume::Lore lore{vocabulary, knowledge.terms, knowledge.employers};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "made"))
    files.push_back(entry.path());
  std::ranges::sort(files);
  eval::Figures figures;
  for (const auto& file : files) {
    const std::string name = file.filename().string();
    try {
      const eval::Person person = eval::read_person(
          (folder / "people" / (name.substr(0, name.find('.')) + ".json")).string());
      const auto document = document::read(sys::read_file(file.string(), limits::resume_bytes),
                                           name, resume::heading_test(vocabulary));
      const resume::Resume resume =
          resume::read_resume(document, lore, *parse_iso_date("2026-11-22"));
      const bool has_headings = document.format != document::Format::json_resume;
      const auto differences = eval::compare(person, resume, has_headings, figures);
      if (word.empty() ? differences.empty() : !name.contains(word)) continue;
      fmt::print("{}: {}\n", name, differences.size());
      if (word.empty()) continue;
      for (const std::string& line : differences) fmt::print("  {}\n", line);
    } catch (const Error& error) {
      fmt::print("{}: {}\n", name, error.text());
    }
  }
  for (const auto& [field, figure] : figures)
    fmt::print("{:<22} {:>4} of {:>4}  {:.3f}\n", field, figure.first, figure.second,
               static_cast<double>(figure.first) / figure.second);
}
