// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of what is required and what preferred, and advertisements of several jobs.
#include "core/listing/demand_table.hpp"

#include "core/base/text.hpp"
#include "core/listing/normalise.hpp"
#include "core/listing/understand.hpp"
#include "tests/support/knowledge.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

Understanding read(std::string_view title, std::string_view text) {
  RawListing raw;
  raw.title = title;
  raw.employer = "Harbor Hospital";
  raw.description = text;
  return understand(normalise(raw, {}).value(), testing::knowledge());
}

std::string ids(const std::vector<Alternatives>& groups) {
  std::vector<std::string> parts;
  for (const Alternatives& group : groups) parts.push_back(text::join(group, "/"));
  return text::join(parts, " ");
}

}  // namespace

TEST_CASE("columns of a table say what is required and what preferred") {
  for (const char* text :
       {"Required | Preferred\nAssociate's degree | Bachelor's degree\nMLT(ASCP) | MLS(ASCP)\n"
        "1 year of laboratory experience | 3 years of blood bank experience",
        " | Required | Preferred\nEducation | Associate's degree | Bachelor's degree\n"
        "Certification | MLT(ASCP) | MLS(ASCP)\nExperience | 1 year | 3 years",
        "| Requirement | Required | Preferred |\n| --- | --- | --- |\n"
        "| Education | Associate's degree | Bachelor's degree |\n"
        "| Certification | MLT(ASCP) | MLS(ASCP) |\n| Experience | 1 year | 3 years |",
        "Qualification  Minimum  Desired\nEducation  Associate's degree  Bachelor's degree\n"
        "Certification  MLT(ASCP)  MLS(ASCP)\nExperience  1 year  3 years",
        "<table><tr><th></th><th>Required</th><th>Preferred</th></tr><tr><td>Education</td>"
        "<td>Associate's degree</td><td>Bachelor's degree</td></tr><tr><td>Certification</td>"
        "<td>MLT(ASCP)</td><td>MLS(ASCP)</td></tr><tr><td>Experience</td><td>1 year</td>"
        "<td>3 years</td></tr></table>"}) {
    CAPTURE(text);
    const Requirements asked = read("Medical Laboratory Technician", text).requirements;
    CHECK(ids(asked.required) == "ascp-mlt");
    CHECK(ids(asked.preferred) == "ascp-mls");
    CHECK(asked.education_min == "associate");
    CHECK(asked.years_min == 1);
  }
}

TEST_CASE("a row that lost an empty cell asks for nothing") {
  const Requirements asked =
      read("BMET II",
           "<table><tr><th>Requirement</th><th>Required</th><th>Preferred</th></tr>"
           "<tr><td>Certification</td><td></td><td>CBET</td></tr></table>\n\nBenefits\nDental | "
           "Eyes")
          .requirements;
  CHECK(asked.required.empty());
  CHECK(ids(asked.preferred) == "aci-cbet");
}

TEST_CASE("the first cell of a row may say how firmly the rest is asked") {
  const Requirements asked = read("MLT",
                                  "Required | MLT(ASCP), associate degree\n"
                                  "Preferred | MLS(ASCP), bachelor's degree")
                                 .requirements;
  CHECK(ids(asked.required) == "ascp-mlt");
  CHECK(asked.education_min == "associate");
}

TEST_CASE("cells are parted by bars, tabs or several blanks") {
  const auto count = [](std::string_view line) { return cells_of_line(line, 0).size(); };
  CHECK(count("a | b | c") == 3);
  CHECK(count("| a | | c |") == 3);
  CHECK(count("a  b\tc") == 3);
  CHECK(count("one line of words") == 0);
  CHECK(count("a |") == 0);
}

TEST_CASE("what one of several jobs asks is not asked of all") {
  const Understanding found =
      read("Laboratory Openings - MLS, Phlebotomist, Lab Manager",
           "Our hospital has the following open positions:\n\n"
           "LABORATORY MANAGER \u2013 B.S. degree, MLS(ASCP), 5 yrs experience\n"
           "MLS/MLT \u2013 Nights, $5,000 sign-on bonus\n"
           "PHLEBOTOMIST \u2013 HS diploma, PBT(ASCP)\n\n"
           "All must have a flu shot. Chemistry, hematology.");
  CHECK(found.classification.track == "lab");
  CHECK_FALSE(found.classification.role);
  CHECK_FALSE(found.classification.level);
  CHECK(found.requirements.required.empty());
  CHECK_FALSE(found.requirements.education_min);
  CHECK_FALSE(found.requirements.years_min);
  CHECK_FALSE(found.details.sign_on_bonus);
  const Understanding named =
      read("Multiple Laboratory Positions",
           "Medical Technologist: bachelor's degree, MLS(ASCP)\nPhlebotomist: PBT(ASCP)");
  CHECK(named.classification.track == "lab");
  CHECK(named.requirements.required.empty());
}

TEST_CASE("levels of one job, and a list of other words, are no several jobs") {
  const Understanding levels =
      read("BMET - multiple openings",
           "BMET I: associate degree\nBMET II: associate degree, 2 years of "
           "biomed experience\nRepairs infusion pumps.");
  CHECK(levels.classification.role);
  CHECK(levels.requirements.education_min == "associate");
}

}  // namespace medtech::listing
