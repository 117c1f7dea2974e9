// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/understand.hpp"

#include "core/format/json.hpp"
#include "core/listing/understanding_json.hpp"
#include "tests/eval/labelled.hpp"
#include "tests/support/knowledge.hpp"
#include "tests/unit/listing/understood.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

using Groups = std::vector<Alternatives>;

}  // namespace

TEST_CASE(
    "headings, words of requirement and negations tell what is required and what is preferred") {
  const Understanding found = testing::understood(
      "Medical Laboratory Scientist", "Harbor Hospital",
      "Minimum Qualifications:\n- Bachelor's degree in medical laboratory science\n"
      "- MLS(ASCP) or MLS(AMT) required within 12 months of hire\n- Two (2) years of experience\n"
      "Preferred Qualifications:\n- SBB\n- Experience with Epic Beaker\n");
  CHECK(found.requirements.required == Groups{{"ascp-mls", "amt-mls"}});
  CHECK(found.requirements.preferred == Groups{{"ascp-sbb"}});
  CHECK(found.requirements.within_months == 12);
  CHECK(found.requirements.education_min == "bachelor");
  CHECK(found.requirements.years_min == 2);
  CHECK(found.requirements.software == std::vector<std::string>{"epic-beaker"});
  CHECK(found.classification.track == "lab");
  CHECK(found.classification.role == "mls");
  CHECK(found.classification.setting == "in-house");
  CHECK(found.classification.employer_kind == "hospital");
}

TEST_CASE("a body named alone asks for the credential of the role") {
  CHECK(testing::understood("Medical Laboratory Technician", "", "ASCP certification required.")
            .requirements.required == Groups{{"ascp-mlt"}});
  CHECK(
      testing::understood("Medical Technologist", "", "ASCP certification or equivalent required.")
          .requirements.required.front()
          .size() > 1);
  CHECK(testing::understood("BMET II", "", "CBET preferred but not required.")
            .requirements.required.empty());
}

TEST_CASE("the text decides a title that two trades bear, the employer too") {
  const std::string care = "Assist residents with activities of daily living and pass medications.";
  CHECK_FALSE(
      testing::understood("Med Tech", "Sunny Acres Assisted Living", care).classification.track);
  const std::string bench = "Perform CLIA high complexity testing in hematology and chemistry.";
  CHECK(testing::understood("Med Tech", "Harbor Hospital", bench).classification.track == "lab");
  CHECK_FALSE(testing::understood("Field Service Engineer", "ASML",
                                  "Install and repair lithography systems.")
                  .classification.track);
  CHECK(testing::understood("Field Service Engineer", "GE HealthCare",
                            "Service CT scanners and x-ray systems.")
            .classification.track == "equipment");
}

TEST_CASE("where there is no text, a hospital's name bears out titles of the laboratory") {
  for (const char* title : {"Lab Tech", "Lab Technician", "Laboratory Technician"}) {
    CAPTURE(title);
    CHECK(testing::understood(title, "Mercy Hospital", "").classification.track == "lab");
    CHECK(testing::understood(title, "Riverside Health", "").classification.track == "lab");
    CHECK_FALSE(testing::understood(title, "", "").classification.track);
    CHECK_FALSE(testing::understood(title, "Acme Paving", "").classification.track);
    CHECK_FALSE(testing::understood(title, "Mercy Hospital", "You prepare asphalt samples.")
                    .classification.track);
  }
  CHECK(testing::understood("Med Tech", "Mercy Hospital", "").classification.role == "mls");
  // It may be a medication aide there.
  for (const char* employer : {"Trilogy Health Services", "Sunny Acres Assisted Living",
                               "Mercy Home Care", "Riverside Clinic", ""}) {
    CAPTURE(employer);
    CHECK_FALSE(testing::understood("Med Tech", employer, "").classification.track);
  }
  CHECK_FALSE(testing::understood("Technologist", "Mercy Hospital", "").classification.track);
}

TEST_CASE("a title without text still names its role") {
  CHECK(testing::understood("MLS", "", "").classification.role == "mls");
  CHECK_FALSE(testing::understood("Accountant", "", "").classification.track);
}

TEST_CASE("what was understood can be stored and read back") {
  const Understanding whole = testing::understood(
      "BMET II", "TRIMEDX",
      "Requirements: CBET, 3 years of experience, associate's degree. On-call rotation. Travel up "
      "to "
      "25%. Valid driver's license. $5,000 sign-on bonus. Night differential $4.50 an hour.\n"
      "Maintains infusion pumps and ventilators; documents in Nuvolo. 36 hours per week, FTE 0.9.");
  CHECK(whole.details.sign_on_bonus == 5000);
  CHECK(whole.details.travel_percent == 25);
  CHECK(whole.details.on_call == true);
  CHECK(whole.details.driving_license == true);
  CHECK(whole.details.fte == doctest::Approx(0.9));
  CHECK(whole.details.hours_per_week == 36);
  REQUIRE(whole.details.differentials.size() == 1);
  CHECK(whole.details.differentials.front().when == "night");
  CHECK(understanding_from_json(to_json(whole)) == whole);
  CHECK(understanding_from_json("no JSON") == Understanding{});
}

TEST_CASE("labelled postings are understood as well as they were, and better where it matters") {
  const auto postings = eval::read_labelled(MEDTECH_SOURCE "/tests/eval/postings");
  REQUIRE(postings.size() >= 150);
  const eval::Result result = eval::evaluate(postings, testing::knowledge());
  const auto& scores = result.scores;
  CHECK(scores.at("track").precision() >= 0.99);
  CHECK(scores.at("track").recall() >= 0.99);
  CHECK(scores.at("role").precision() >= 0.94);
  CHECK(scores.at("pay").f1() >= 0.97);
  CHECK(scores.at("setting").f1() >= 0.93);
  CHECK(scores.at("required credentials").f1() >= 0.95);
  CHECK(scores.at("education_min").f1() >= 0.93);
  CHECK(scores.at("years_min").f1() >= 0.93);
  CHECK(scores.at("within_months").f1() >= 0.93);
  CHECK(scores.at("employer_kind").f1() >= 0.93);
  CHECK(scores.at("on_call").f1() >= 0.93);
  CHECK(scores.at("driving_license").f1() >= 0.93);
  CHECK(scores.at("level").f1() >= 0.90);
}

TEST_CASE("postings that the rules were not written for are understood too") {
  const auto postings = eval::read_labelled(MEDTECH_SOURCE "/tests/eval/second");
  REQUIRE(postings.size() >= 70);
  const auto scores = eval::evaluate(postings, testing::knowledge()).scores;
  CHECK(scores.at("track").precision() >= 0.97);
  CHECK(scores.at("track").recall() >= 0.97);
  CHECK(scores.at("role").precision() >= 0.89);
  CHECK(scores.at("setting").f1() >= 0.92);
  CHECK(scores.at("required credentials").f1() >= 0.90);
  CHECK(scores.at("education_min").f1() >= 0.93);
}

TEST_CASE("postings by a hand that did not see the rules are understood") {
  const auto postings = eval::read_labelled(MEDTECH_SOURCE "/tests/eval/third");
  REQUIRE(postings.size() >= 80);
  const auto scores = eval::evaluate(postings, testing::knowledge()).scores;
  CHECK(scores.at("track").precision() >= 0.97);
  CHECK(scores.at("track").recall() >= 0.96);
  CHECK(scores.at("required credentials").f1() >= 0.97);
  CHECK(scores.at("education_min").f1() >= 0.95);
  CHECK(scores.at("years_min").f1() >= 0.93);
  CHECK(scores.at("shift").f1() >= 0.93);
  CHECK(scores.at("schedule").f1() >= 0.95);
}

TEST_CASE("postings of fifty hands are understood") {
  const auto postings = eval::read_labelled(MEDTECH_SOURCE "/tests/eval/fourth");
  REQUIRE(postings.size() >= 50);
  const auto scores = eval::evaluate(postings, testing::knowledge()).scores;
  CHECK(scores.at("track").precision() >= 0.97);
  CHECK(scores.at("track").recall() >= 0.97);
  CHECK(scores.at("required credentials").f1() >= 0.87);
  CHECK(scores.at("education_min").f1() >= 0.91);
  CHECK(scores.at("years_min").f1() >= 0.91);
  CHECK(scores.at("pay").f1() >= 0.95);
  CHECK(scores.at("setting").f1() >= 0.95);
}

TEST_CASE("postings in the manners of counties, tables and lost marks are understood") {
  const auto postings = eval::read_labelled(MEDTECH_SOURCE "/tests/eval/fifth");
  REQUIRE(postings.size() >= 40);
  const auto scores = eval::evaluate(postings, testing::knowledge()).scores;
  CHECK(scores.at("track").precision() >= 0.97);
  CHECK(scores.at("track").recall() >= 0.97);
  CHECK(scores.at("role").precision() >= 0.96);
  CHECK(scores.at("pay").f1() >= 0.97);
  CHECK(scores.at("shift").f1() >= 0.97);
  CHECK(scores.at("schedule").f1() >= 0.95);
  CHECK(scores.at("setting").f1() >= 0.95);
  CHECK(scores.at("education_min").f1() >= 0.92);
  CHECK(scores.at("within_months").f1() >= 0.99);
}

}  // namespace medtech::listing
