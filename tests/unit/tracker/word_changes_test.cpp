// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/word_changes.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace medtech::tracker;

namespace {

std::vector<std::string> words(const std::vector<WordRun>& runs, WordRun::Kind left_out) {
  std::vector<std::string> all;
  for (const WordRun& run : runs) {
    if (run.kind != left_out) all.insert(all.end(), run.words.begin(), run.words.end());
  }
  return all;
}

std::vector<std::string> words_of(const std::string& text) {
  return words(word_changes(text, text), WordRun::Kind::removed);
}

}  // namespace

TEST_CASE("a word that was put in another's place is told as that") {
  const auto runs = word_changes("Repaired infusion pumps daily", "Repaired 40 pumps daily");
  REQUIRE(runs.size() == 4);
  CHECK(runs[1] == WordRun{WordRun::Kind::removed, {"infusion"}});
  CHECK(runs[2] == WordRun{WordRun::Kind::added, {"40"}});
}

TEST_CASE("texts of the same words have no change, however they are spaced") {
  CHECK(word_changes("a  b\n c", "a b\nc").size() == 1);
  CHECK(word_changes("", "").empty());
}

TEST_CASE("what was not removed is the one text, what was not added the other") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::string before;
    std::string after;
    for (std::string* text : {&before, &after}) {
      for (auto n = random() % 30; n > 0; --n) {
        *text += static_cast<char>('a' + random() % 4);
        *text += random() % 5 == 0 ? '\n' : ' ';
      }
    }
    CAPTURE(before);
    CAPTURE(after);
    const auto runs = word_changes(before, after);
    CHECK(words(runs, WordRun::Kind::added) == words_of(before));
    CHECK(words(runs, WordRun::Kind::removed) == words_of(after));
  }
}

TEST_CASE("very long texts are told as replaced where they differ") {
  std::string before = "same ";
  std::string after = "same ";
  for (int i = 0; i < 6000; ++i) {
    before += "b" + std::to_string(i) + " ";
    after += "a" + std::to_string(i) + " ";
  }
  const auto runs = word_changes(before, after);
  CHECK(runs.size() == 4);  // the line breaks at the ends are the same
}
