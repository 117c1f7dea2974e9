// SPDX-License-Identifier: GPL-3.0-or-later
// medtech_eval [FIELD [FOLDER]]: precision and recall a field over tests/eval/postings, or another
// folder of labelled postings; with a field ("all"), its misses.
#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "tests/eval/labelled.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

int main(int count, char** values) {
  using namespace medtech;
  try {
    const auto data_file = [](std::string_view name) {
      return std::string(embedded::find(name).value());
    };
    const ontology::Knowledge knowledge = ontology::load_knowledge(data_file, false);
    const auto postings =
        eval::read_labelled(count > 2 ? values[2] : MEDTECH_SOURCE "/tests/eval/postings");
    const eval::Result result = eval::evaluate(postings, knowledge);
    fmt::print("{} postings\n{:22} {:>9} {:>9} {:>9} {:>6} {:>6} {:>6}\n", postings.size(), "field",
               "precision", "recall", "F1", "right", "said", "due");
    for (const auto& [field, score] : result.scores)
      fmt::print("{:22} {:9.3f} {:9.3f} {:9.3f} {:6} {:6} {:6}\n", field, score.precision(),
                 score.recall(), score.f1(), score.right, score.said, score.expected);
    for (const eval::Miss& miss : result.misses) {
      if (count > 1 && (miss.field == values[1] || std::string_view(values[1]) == "all"))
        fmt::print("{} {}: said '{}', expected '{}'\n", miss.file, miss.field, miss.said,
                   miss.expected);
    }
    return 0;
  } catch (const Error& error) {
    fmt::print(stderr, "medtech_eval: {}\n", error.text());
    return 1;
  }
}
