// SPDX-License-Identifier: GPL-3.0-or-later
// The score: monotone, and blind to repetition.
#include "core/lint/score.hpp"

#include "core/base/text.hpp"
#include "tests/support/checks.hpp"
#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace medtech;
using medtech::testing::bmet_posting;
using medtech::testing::bmet_resume;
using medtech::testing::check;
using medtech::testing::mls_posting;
using medtech::testing::mls_resume;

namespace {

int score(std::string_view resume, std::string_view posting) {
  return check(resume, {.posting = std::string(posting)}).score.total.value_or(-1);
}

// A comparison as a random résumé and posting would give it.
struct RandomCase {
  std::vector<lint::Demand> demands;
  lint::Comparison comparison;
};

RandomCase random_case(std::mt19937& random) {
  RandomCase made;
  const auto below = [&](unsigned most) { return static_cast<unsigned>(random() % most); };
  made.demands.resize(1 + below(12));
  for (lint::Demand& demand : made.demands) demand.required = below(2) == 0;
  for (const lint::Demand& demand : made.demands)
    made.comparison.matches.push_back(
        {&demand, static_cast<lint::Showing>(below(3)), std::nullopt, std::nullopt});
  for (unsigned i = below(5); i > 0; --i) {
    lint::Threshold threshold;
    threshold.kind = static_cast<lint::ThresholdKind>(below(4));
    threshold.standing = static_cast<lint::Standing>(below(5));
    made.comparison.thresholds.push_back(threshold);
  }
  made.comparison.preferred_missing.resize(below(3));
  made.comparison.preferred_met = below(3);
  return made;
}

}  // namespace

TEST_CASE("one more thing shown never lowers a score, and is never lowered by another") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    RandomCase one = random_case(random);
    const int before = lint::score_of(one.comparison).total.value();
    for (lint::Match& match : one.comparison.matches) {
      if (match.showing == lint::Showing::in_work) continue;
      const lint::Showing kept = match.showing;
      match.showing = static_cast<lint::Showing>(static_cast<int>(kept) + 1);
      CHECK(lint::score_of(one.comparison).total.value() >= before);
      match.showing = kept;
    }
    for (lint::Threshold& threshold : one.comparison.thresholds) {
      const lint::Standing kept = threshold.standing;
      threshold.standing = lint::Standing::met;
      CHECK(lint::score_of(one.comparison).total.value() >= before);
      threshold.standing = kept;
    }
    if (!one.comparison.preferred_missing.empty()) {
      one.comparison.preferred_missing.pop_back();
      ++one.comparison.preferred_met;
      CHECK(lint::score_of(one.comparison).total.value() >= before);
    }
  }
}

TEST_CASE("a required term weighs more than a preferred one, work more than a list") {
  const auto of = [](bool required, lint::Showing showing) {
    std::vector<lint::Demand> demands(2);
    demands[0].required = true;
    lint::Comparison comparison;
    comparison.matches = {
        {&demands[0], required ? showing : lint::Showing::none, std::nullopt, std::nullopt},
        {&demands[1], required ? lint::Showing::none : showing, std::nullopt, std::nullopt}};
    return lint::score_of(comparison).total.value();
  };
  CHECK(of(true, lint::Showing::listed) > of(false, lint::Showing::in_work));
  CHECK(of(true, lint::Showing::in_work) > of(true, lint::Showing::listed));
  CHECK(of(true, lint::Showing::listed) > of(true, lint::Showing::none));
}

TEST_CASE("adding what a posting asks for raises the score of a résumé") {
  const std::string posting = text::replace_all(bmet_posting, "Experience with defibrillators",
                                                "Experience with electrosurgical units");
  const int before = score(bmet_resume, posting);
  const std::string listed =
      text::replace_all(bmet_resume, "Nuvolo, NFPA 99", "Nuvolo, NFPA 99, electrosurgical units");
  const std::string worked =
      text::replace_all(bmet_resume, "- Installed 40 patient monitors with the vendor",
                        "- Serviced 40 electrosurgical units and patient monitors");
  CHECK(score(listed, posting) > before);
  CHECK(score(worked, posting) > score(listed, posting));
}

TEST_CASE("stuffing raises nothing") {
  for (const auto& [resume, posting] :
       {std::pair(bmet_resume, mls_posting), std::pair(mls_resume, bmet_posting),
        std::pair(bmet_resume, bmet_posting)}) {
    const int before = score(resume, posting);
    const std::string text(resume);
    std::string terms;
    for (int i = 0; i < 5; ++i)
      terms +=
          "hematology coagulation blood bank Epic Beaker Ortho Vision ventilators infusion pumps "
          "Nuvolo defibrillators MLS(ASCP) CBET ";
    CHECK(score(text + "\n" + terms + "\n", posting) <= before);
    CHECK(score(text + "\nKEYWORDS\n" + terms + "\n", posting) <= before);
    std::string lines;
    for (int i = 0; i < 4; ++i) lines += "Epic Beaker, hematology\ninfusion pumps, Nuvolo\n";
    CHECK(score(text + "\n" + lines, posting) <= before);
    CHECK(score(text + "\n" + std::string(posting), posting) <= before);
    // What is there already, once more.
    CHECK(score(text::replace_all(text, "SKILLS\n",
                                  "SKILLS\n" + text.substr(text.find("SKILLS\n") + 7, 60) + "\n"),
                posting) <= before);
  }
}

TEST_CASE("hidden text is no evidence") {
  document::Document document = testing::read_document(bmet_resume);
  const int before = check(document, {.posting = std::string(mls_posting)}).score.total.value();
  document::Line hidden;
  hidden.text = "MLS(ASCP) hematology coagulation blood bank Epic Beaker Ortho Vision";
  hidden.hidden = true;
  document.lines.push_back(hidden);
  CHECK(check(document, {.posting = std::string(mls_posting)}).score.total.value() == before);
}
