// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/packed.hpp"

#include "core/base/embedded.hpp"
#include "core/credential/knowledge.hpp"
#include "core/lint/rule_book.hpp"
#include "core/lint/words.hpp"
#include "tests/support/checks.hpp"
#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace medtech;

TEST_CASE("rules and their words are the same after packing") {
  const lint::RuleBook& book = testing::rule_book();
  const resume::Vocabulary& vocabulary = testing::resume_lore().vocabulary;
  CHECK(std::ranges::equal(lint::RuleBook::unpack(book.pack()).rules(), book.rules()));
  CHECK(lint::Words::unpack(testing::rule_words().pack()) == testing::rule_words());
  CHECK(resume::Vocabulary::unpack(vocabulary.pack()) == vocabulary);
}

TEST_CASE("packed bytes that end too early give what they hold") {
  const std::string bytes = testing::rule_words().pack();
  for (std::size_t size = 0; size < bytes.size(); size += 97) {
    const lint::Words words = lint::Words::unpack(std::string_view(bytes).substr(0, size));
    CHECK(words.lists.size() <= testing::rule_words().lists.size());
  }
}

TEST_CASE("facts on credentials that were compiled are those of their files") {
  const auto read = [](const std::string& name) {
    return std::string(embedded::find(name).value_or(""));
  };
  CHECK(credential::load_knowledge(read, false).credentials.size() > 100);
  const credential::Knowledge compiled = credential::load_knowledge(read, false);
  const credential::Knowledge parsed = credential::load_knowledge(read, true);
  CHECK(compiled.sources == parsed.sources);
  CHECK(compiled.vocabulary == parsed.vocabulary);
  CHECK(compiled.bodies == parsed.bodies);
  CHECK(compiled.credentials == parsed.credentials);
  CHECK(compiled.occupations == parsed.occupations);
  CHECK(compiled.states == parsed.states);
}
