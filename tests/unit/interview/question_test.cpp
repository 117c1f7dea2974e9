// SPDX-License-Identifier: GPL-3.0-or-later
// The questions that the program has: each resolves, and all families, specialties and settings
// are served.
#include "core/interview/question.hpp"

#include "tests/support/knowledge.hpp"
#include "tests/unit/interview/bank.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace medtech;
using namespace medtech::interview;

namespace {

const std::set<std::string> settings{"travel",       "field-service", "reference-lab",
                                     "manufacturer", "in-house",      "service-organization"};
const std::set<std::string> employers{
    "hospital", "reference-lab", "manufacturer",    "service-organization",
    "agency",   "government",    "physician-office"};
const std::set<std::string> levels{"entry", "mid", "senior", "lead", "manager", "director"};
const std::set<std::string> work{"on-call", "night",         "weekend",           "driving",
                                 "prn",     "sign-on-bonus", "seven-on-seven-off"};

bool resolves(const std::string& id) {
  const auto& knowledge = testing::knowledge();
  if (id == "certified" || id == "licensed") return true;
  const std::size_t colon = id.find(':');
  if (colon == std::string::npos) return knowledge.terms.find(id).has_value();
  const std::string kind = id.substr(0, colon);
  const std::string word = id.substr(colon + 1);
  if (kind == "role") return find_role(knowledge.roles, word) != nullptr;
  if (kind == "setting") return settings.contains(word);
  if (kind == "employer") return employers.contains(word);
  if (kind == "level") return levels.contains(word);
  if (kind == "work") return work.contains(word);
  return kind == "track" && (word == "lab" || word == "equipment");
}

std::size_t called_by(const std::string& id) {
  return static_cast<std::size_t>(
      std::ranges::count_if(testing::bank().questions, [&](const Question& question) {
        return std::ranges::find(question.called_by, id) != question.called_by.end();
      }));
}

}  // namespace

TEST_CASE("interview: every question, advice and theme is well formed and marked with its source") {
  for (const Diagnostic& diagnostic : testing::bank().diagnostics)
    FAIL_CHECK(to_string(diagnostic));
  for (const Question& question : testing::bank().questions) CHECK(!question.source.empty());
}

TEST_CASE("interview: there are at least 250 questions, none twice") {
  std::set<std::string> ids;
  std::set<std::string> texts;
  for (const Question& question : testing::bank().questions) {
    CAPTURE(question.id);
    CHECK(ids.insert(question.id).second);
    CHECK(texts.insert(question.ask).second);
    for (const std::string& step : question.answer) CHECK(step.size() > 5);
  }
  CHECK(ids.size() >= 250);
}

TEST_CASE("interview: every id that calls for something is known") {
  const auto check = [](const Called& called) {
    for (const std::string& id : called.called_by) {
      CAPTURE(called.id);
      CAPTURE(id);
      CHECK(resolves(id));
    }
  };
  for (const Question& question : testing::bank().questions) check(question);
  const Preparation& preparation = testing::bank().preparation;
  for (const auto* all : {&preparation.research, &preparation.ask, &preparation.bring})
    for (const Advice& advice : *all) check(advice);
}

TEST_CASE("interview: each specialty and setting has questions of its own") {
  for (const char* id : {"hematology",
                         "coagulation",
                         "chemistry",
                         "urinalysis",
                         "blood-bank",
                         "microbiology",
                         "molecular",
                         "histology",
                         "cytology",
                         "cytogenetics",
                         "flow-cytometry",
                         "phlebotomy",
                         "point-of-care-testing",
                         "lis",
                         "role:lab-quality",
                         "role:lab-educator",
                         "role:bmet-2",
                         "mri-scanner",
                         "infusion-pump",
                         "hemodialysis-machine",
                         "steam-sterilizer",
                         "laboratory-analyzer",
                         "operating-room-equipment",
                         "linear-accelerator",
                         "diagnostic-imaging-equipment",
                         "medical-device-cybersecurity",
                         "role:htm-manager",
                         "setting:field-service",
                         "setting:travel",
                         "employer:government"}) {
    CAPTURE(id);
    CHECK(called_by(id) >= 2);
  }
  for (const char* id :
       {"ventilator", "anesthesia-machine", "surgical-robot", "flexible-endoscope", "ct-scanner",
        "ultrasound-system", "setting:in-house", "setting:manufacturer", "setting:reference-lab",
        "setting:service-organization"}) {
    CAPTURE(id);
    CHECK(called_by(id) >= 2);
  }
}

TEST_CASE("interview: a wrong file of questions is told with its line") {
  std::vector<Question> questions;
  Diagnostics diagnostics;
  read_questions(
      "source = \"s\"\nas_of = 2026-11-01\nconfidence = \"high\"\n[[question]]\nid = "
      "\"a\"\ntopic = \"safty\"\nkind = \"scenario\"\nfor = [\"mri-scanner\"]\nask = "
      "\"?\"\nanswer = [\"one step alone\"]\nanser = 1\n",
      "q.toml", questions, diagnostics);
  REQUIRE(diagnostics.size() == 3);
  CHECK(to_string(diagnostics[0]).starts_with("q.toml:6"));
  CHECK(diagnostics[0].hint.find("safety") != std::string::npos);
  CHECK(diagnostics[1].field.ends_with("answer"));
}
