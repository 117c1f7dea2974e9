// SPDX-License-Identifier: GPL-3.0-or-later
// Which family a résumé is of, in what its years are, and what its degree is in.
#include "core/base/text.hpp"
#include "tests/support/checks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace medtech;
using medtech::testing::bmet_posting;
using medtech::testing::bmet_resume;
using medtech::testing::check;
using medtech::testing::mls_posting;
using medtech::testing::mls_resume;

namespace {

std::string resume_of(std::string_view title, const std::vector<std::string>& bullets,
                      std::string_view degree = "BS in Medical Technology") {
  std::string text = "Ana Bell\nDayton, OH | 937-555-0100 | ana.bell@example.com\n\nEXPERIENCE\n" +
                     std::string(title) + ", Sample Regional, Dayton, OH    09/2014 - Present\n";
  for (const std::string& bullet : bullets) text += "- " + bullet + "\n";
  return text + "\nEDUCATION\n" + std::string(degree) + ", Sample University, 2013\n";
}

std::string posting_of(std::string_view title, std::string_view asked) {
  return std::string(title) + "\n\nSample Hospital, Dayton, OH\n\nRequirements:\n- " +
         std::string(asked) + "\n- Experience with Sysmex XN analyzers\n";
}

bool told(const lint::Outcome& outcome, std::string_view slug) {
  const std::vector<std::string> slugs = testing::slugs_of(outcome);
  return std::ranges::find(slugs, slug) != slugs.end();
}

lint::Standing standing(const lint::Outcome& outcome, lint::ThresholdKind kind) {
  for (const lint::Threshold& each : outcome.comparison->thresholds)
    if (each.kind == kind) return each.standing;
  return lint::Standing::unknown;
}

}  // namespace

TEST_CASE("who services analysers is of equipment service, in whatever order the bullets stand") {
  std::vector<std::string> bullets = {
      "Sysmex XN-3000 hematology lines and Beckman AU5800 at 22 hospital laboratories",
      "Installed, calibrated and repaired Beckman DxI 800 analyzers",
      "Repaired centrifuges under service contracts, uptime 98%",
      "Trained laboratory staff on daily maintenance"};
  const std::string posting =
      posting_of("Field Service Engineer", "3 years of experience in field service") +
      "- Install and repair clinical chemistry analyzers\n";
  std::ranges::sort(bullets);
  std::vector<int> scores;
  do {
    for (const char* title : {"Field Service Engineer", "Technical Support Specialist"}) {
      const lint::Outcome outcome = check(resume_of(title, bullets), {.posting = posting});
      CHECK_FALSE(told(outcome, "other-field"));
      CHECK(standing(outcome, lint::ThresholdKind::years) == lint::Standing::met);
      scores.push_back(outcome.score.total.value_or(-1));
    }
  } while (std::ranges::next_permutation(bullets).found);
  CHECK(std::ranges::adjacent_find(scores, std::not_equal_to()) == scores.end());
}

TEST_CASE("who tests specimens on the same analysers is of the laboratory") {
  const std::vector<std::string> bullets = {
      "Ran 300 specimens a shift on Beckman AU5800 and Sysmex XN-3000",
      "Calibrated the Sysmex XN and performed daily maintenance",
      "Resulted patient samples with a turnaround time of 40 minutes"};
  const std::string posting =
      posting_of("Field Service Engineer", "3 years of experience in field service") +
      "- Install and repair clinical chemistry analyzers\n";
  CHECK(told(check(resume_of("Core Operator", bullets), {.posting = posting}), "other-field"));
}

TEST_CASE("years in a bench are a generalist's, and those of who names its work or instruments") {
  const auto years = [](std::string_view title, const std::vector<std::string>& bullets,
                        std::string_view asked) {
    return standing(check(resume_of(title, bullets),
                          {.posting = posting_of("Medical Laboratory Scientist", asked)}),
                    lint::ThresholdKind::years);
  };
  constexpr std::string_view hematology = "1 year of hematology experience";
  const std::vector<std::string> shifts = {"Verified results in Epic Beaker on second shift"};
  CHECK(years("Medical Technologist", shifts, hematology) == lint::Standing::met);
  CHECK(years("Medical Laboratory Technician", shifts, hematology) == lint::Standing::met);
  CHECK(years("Medical Technologist", {}, hematology) == lint::Standing::met);
  CHECK(years("Histotechnologist", {"Embedded 80 blocks a day"}, hematology) !=
        lint::Standing::met);
  CHECK(years("Microbiology Technologist", {"Read 60 cultures a day"}, hematology) !=
        lint::Standing::met);
  CHECK(years("Histotechnologist", {"Performed 40 manual differentials a shift"}, hematology) ==
        lint::Standing::met);
  CHECK(years("Microbiology Technologist", {"Ran CBCs on Sysmex XN-1000 on weekends"},
              hematology) == lint::Standing::met);
}

TEST_CASE("years in other work are told as such, and names of the family are every job of it") {
  const auto said = [](std::string_view title, std::string_view posting, std::string_view asked) {
    std::string message;
    const lint::Outcome outcome = check(resume_of(title, {"Repaired 40 infusion pumps a month"}),
                                        {.posting = posting_of(posting, asked)});
    for (const lint::Finding& finding : outcome.findings())
      if (finding.slug == "experience-below-minimum") message += finding.message;
    return message;
  };
  constexpr std::string_view bmet = "Biomedical Equipment Technician II";
  CHECK(said(bmet, bmet, "5 years of experience as a BMET required").empty());
  CHECK(said(bmet, bmet, "5 years of experience in HTM required").empty());
  CHECK(said(bmet, bmet, "5 years of experience required").empty());
  CHECK(said("Histotechnologist", "Medical Laboratory Scientist",
             "2 years of hematology experience required")
            .find("none of them in Hematology") != std::string::npos);
}

TEST_CASE("one more bullet that meets something never lowers a score") {
  const std::pair<std::string_view, std::string_view> pairs[] = {{bmet_resume, bmet_posting},
                                                                 {mls_resume, mls_posting},
                                                                 {mls_resume, bmet_posting},
                                                                 {bmet_resume, mls_posting}};
  const std::string hematology =
      posting_of("Medical Laboratory Scientist", "2 years of hematology experience") +
      "- Epic Beaker\n- Crossmatching and antibody identification\n";
  std::vector<std::pair<std::string, std::string>> all(std::begin(pairs), std::end(pairs));
  all.emplace_back(resume_of("Medical Technologist", {}), hematology);
  all.emplace_back(resume_of("Technologist", {"Ran 200 specimens a shift"}), hematology);
  all.emplace_back(resume_of("Field Service Engineer", {"Repaired centrifuges"}), hematology);
  std::size_t added = 0;
  for (const auto& [resume, posting] : all) {
    const lint::Outcome outcome = check(resume, {.posting = posting});
    const int before = outcome.score.total.value_or(0);
    for (const lint::Demand& demand : outcome.posting->demands) {
      for (const char* begin :
           {"- Responsible for 12 ", "- Trained six colleagues on ", "- Kept records of ",
            "- Took part in a project on ", "- Wrote the department's guide to "}) {
        for (const char* end : {"\n", " over three years\n", " at two sites, 40 a week\n"}) {
          const std::string bullet = begin + demand.term + end;
          CAPTURE(bullet);
          const std::string more =
              text::replace_all(resume, "\n\nEDUCATION", "\n" + bullet + "\nEDUCATION");
          CHECK(check(more, {.posting = posting}).score.total.value_or(0) >= before);
          ++added;
        }
      }
    }
  }
  CHECK(added > 500);
}

TEST_CASE("a degree in another field than the posting's does not meet it") {
  constexpr std::string_view named =
      "Bachelor's degree in medical technology, biology or chemistry";
  const auto education = [](std::string_view degree, std::string_view asked) {
    return check(resume_of("Medical Technologist", {"Ran 200 specimens a shift"}, degree),
                 {.posting = posting_of("Medical Laboratory Scientist", asked)});
  };
  const auto meets = [&](std::string_view degree, std::string_view asked) {
    return standing(education(degree, asked), lint::ThresholdKind::education) ==
           lint::Standing::met;
  };
  CHECK(meets("BS in Biology", named));
  CHECK(meets("BS in Medical Laboratory Science", named));
  CHECK(meets("Bachelor of Science in Biochemistry", named));
  CHECK_FALSE(meets("BS in Business Administration", named));
  CHECK_FALSE(meets("BA in English", "Bachelor's degree in biology or a related field"));
  CHECK(told(education("BS in Business Administration", named), "education-below-minimum"));
  // What is not said or not known is not held against anybody.
  CHECK(meets("BS in Business Administration", "Bachelor's degree required"));
  CHECK(meets("BS in Interdisciplinary Studies", named));
  CHECK(meets("BS in Electronics", "Bachelor's degree in biology or a related field"));
  CHECK(meets("BS in Business Administration",
              "Bachelor's degree, or 4 years of experience in a clinical laboratory"));
}

TEST_CASE("a degree that is expected is told as such") {
  const lint::Outcome outcome =
      check(text::replace_all(resume_of("Medical Technologist", {"Ran 200 specimens a shift"}),
                              "2013", "expected 05/2027"),
            {.posting = posting_of("Medical Laboratory Scientist", "Bachelor's degree required")});
  std::string message;
  for (const lint::Finding& finding : outcome.findings())
    if (finding.slug == "education-below-minimum") message = finding.message;
  CHECK(message.find("that is expected") != std::string::npos);
}
