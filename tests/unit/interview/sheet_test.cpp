// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interview/sheet.hpp"

#include "core/listing/understand.hpp"
#include "tests/support/knowledge.hpp"
#include "tests/unit/interview/bank.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace medtech;
using namespace medtech::interview;

namespace {

listing::Listing posting(const std::string& title, const std::string& text) {
  listing::Listing made;
  made.title = title;
  made.employer = "Example Health";
  made.description = text;
  made.understanding = listing::understand(made, testing::knowledge());
  return made;
}

const listing::Listing& mri() {
  static const listing::Listing made = posting(
      "MRI Service Engineer",
      "Responsibilities\nMaintain and repair MRI systems of our imaging department, with cryogen "
      "service.\nPreventive maintenance, troubleshooting and service documentation.\nOn-call "
      "rotation.\nRequirements\n5 years of experience with MRI required. CRES preferred.\n");
  return made;
}

const listing::Listing& dialysis() {
  static const listing::Listing made = posting(
      "Biomedical Equipment Technician - Dialysis",
      "Responsibilities\nMaintain hemodialysis machines and the water treatment system of our "
      "clinics.\nPreventive maintenance, troubleshooting and service documentation.\n"
      "Requirements\nHigh school diploma required. CBET or CHT preferred. Travel between clinics, "
      "valid driver's license.\n");
  return made;
}

Sheet sheet_of(std::vector<Concept> concepts, const std::vector<profile::Story>& stories = {},
               const SheetSize& size = {}) {
  const auto& bank = testing::bank();
  const StoryBook book(stories, bank.themes, testing::knowledge());
  return make_sheet(Calls(std::move(concepts), testing::knowledge()), bank.questions,
                    bank.preparation, book, *parse_iso_date("2026-12-01"), size);
}

Sheet sheet_of(const listing::Listing& listing) {
  return sheet_of(concepts_of(listing, testing::knowledge()));
}

std::set<std::string> ids_of(const Sheet& sheet) {
  std::set<std::string> ids;
  for (const Asked& asked : sheet.questions) ids.insert(asked.question->id);
  return ids;
}

bool has_topic(const Sheet& sheet, Topic topic) {
  return std::ranges::any_of(sheet.questions,
                             [&](const Asked& asked) { return asked.question->topic == topic; });
}

}  // namespace

TEST_CASE("interview: an MRI and a dialysis posting share less than 40 % of their questions") {
  const auto one = ids_of(sheet_of(mri()));
  const auto other = ids_of(sheet_of(dialysis()));
  CHECK(one.size() >= 12);
  CHECK(other.size() >= 12);
  std::size_t shared = 0;
  for (const std::string& id : one) shared += other.count(id);
  CHECK(10 * shared < 4 * std::min(one.size(), other.size()));
}

TEST_CASE("interview: a sheet has questions of every topic") {
  for (const listing::Listing* each : {&mri(), &dialysis()}) {
    CAPTURE(each->title);
    const Sheet sheet = sheet_of(*each);
    for (const Topic topic :
         {Topic::role, Topic::technical, Topic::documentation, Topic::safety, Topic::people})
      CHECK(has_topic(sheet, topic));
  }
}

TEST_CASE("interview: a question names the concept that called for it, and goes with it") {
  const auto concepts = concepts_of(dialysis(), testing::knowledge());
  const SheetSize all{0, 0};
  const Sheet whole = sheet_of(concepts, {}, all);
  REQUIRE(!whole.questions.empty());
  for (const Concept& taken : concepts) {
    CAPTURE(taken.id);
    std::vector<Concept> rest = concepts;
    std::erase(rest, taken);
    const Sheet without = sheet_of(rest, {}, all);
    for (const Asked& asked : without.questions) {
      CHECK(asked.because.named != taken);
      CHECK(std::ranges::find(concepts, asked.because.named) != concepts.end());
    }
    for (const Advised& advised : without.research) CHECK(advised.because.named != taken);
  }
  CHECK(sheet_of({}, {}, all).questions.empty());
}

TEST_CASE("interview: a product calls for the questions of its class") {
  const auto& terms = testing::knowledge().terms;
  const auto row = terms.find("hematology-analyzer");
  REQUIRE(row.has_value());
  for (ontology::ConceptRow each = 0; each < terms.size(); ++each) {
    if (terms.kind(each) != "product" || terms.parent(each) != row) continue;
    const Sheet sheet =
        sheet_of({{std::string(terms.id(each)), std::string(terms.name(each))}}, {}, {0, 0});
    const auto found = std::ranges::find_if(sheet.questions, [](const Asked& asked) {
      return asked.question->id == "hematology-blast-flag";
    });
    REQUIRE(found != sheet.questions.end());
    CHECK(found->because.named.id == terms.id(each));
    CHECK(found->because.distance == 1);
    return;
  }
  FAIL("no product is a hematology analyzer");
}

TEST_CASE("interview: a story is set beside what it is about, and what has none is told") {
  profile::Story ventilator;
  ventilator.title = "The ventilator that nobody could make fail";
  ventilator.action = "Traced an intermittent fault to a cable";
  profile::Story mistake;
  mistake.title = "A mistake of mine";
  mistake.situation = "I released a wrong potassium";
  const std::vector<Concept> concepts{{"ventilator", "Ventilator"},
                                      {"role:mls", "the role Medical laboratory scientist"},
                                      {"role:bmet-3", "the role BMET III"}};
  const Sheet sheet = sheet_of(concepts, {ventilator, mistake}, {0, 0});
  const auto story_of = [&](const char* id) {
    const auto found = std::ranges::find_if(
        sheet.questions, [&](const Asked& asked) { return asked.question->id == id; });
    REQUIRE(found != sheet.questions.end());
    return found->story;
  };
  REQUIRE(story_of("ventilator-o2").has_value());
  CHECK(story_of("ventilator-o2")->story == 0);
  REQUIRE(story_of("lab-mistake").has_value());
  CHECK(story_of("lab-mistake")->story == 1);
  CHECK(story_of("lab-mistake")->why.find("error") != std::string::npos);
  const Sheet bare = sheet_of(concepts, {}, {0, 0});
  CHECK(bare.without_story.size() > sheet.without_story.size());
  for (const std::size_t place : bare.without_story)
    CHECK(bare.questions[place].question->kind == Kind::experience);
}

TEST_CASE("interview: follow-ups have their days") {
  const Sheet sheet = sheet_of(mri());
  REQUIRE(sheet.follow_ups.size() >= 3);
  CHECK(sheet.follow_ups.front().on == *parse_iso_date("2026-12-01"));
  CHECK(std::ranges::is_sorted(sheet.follow_ups, {}, &Dated::on));
}
