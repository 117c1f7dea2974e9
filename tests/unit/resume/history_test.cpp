// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/history.hpp"

#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

using namespace medtech;
using Texts = std::vector<std::string>;

namespace {

std::string date_or_unknown(const std::optional<resume::PartialDate>& date) {
  return date ? to_string(*date) : "?";
}

// "BMET II @ Sample Hospital, 2015..2019"
Texts jobs_of(const std::string& text) {
  Texts all;
  for (const resume::Job& job :
       testing::read_resume("Ana Bell\nana@example.com\n\nEXPERIENCE\n\n" + text).jobs) {
    all.push_back(fmt::format("{} @ {}, {}..{}", job.title.value_or("?"),
                              job.employer.value_or("?"), date_or_unknown(job.span.start),
                              job.span.present ? "present" : date_or_unknown(job.span.end)));
  }
  return all;
}

}  // namespace

TEST_CASE("Jobs are read in the orders that people write them") {
  const std::string expected = "BMET II @ Sample Hospital, 2015-06..2019-08";
  for (const char* text : {
           "BMET II\t06/2015 - 08/2019\nSample Hospital, Dayton, OH\n- Repaired pumps\n",
           "Sample Hospital, Dayton, OH\nBMET II\t06/2015 - 08/2019\n- Repaired pumps\n",
           "06/2015 - 08/2019\tBMET II\nSample Hospital\n- Repaired pumps\n",
           "06/2015 - 08/2019\nBMET II\nSample Hospital\n- Repaired pumps\n",
           "Sample Hospital, Dayton, OH, BMET II, June 2015 to August 2019\n- Repaired pumps\n",
           "Sample Hospital June 2015 to August 2019 BMET II\nDayton, OH\n- Repaired pumps\n",
           "BMET II | Sample Hospital | Dayton, OH | Jun 2015 – Aug 2019\n- Repaired pumps\n",
           "BMET II, Sample Hospital (06/2015 - 08/2019)\n- Repaired pumps\n",
           "BMET II at Sample Hospital, Jun 2015 - Aug 2019\nRepaired pumps.\n",
           "BMET II – Sample Hospital – Dayton, OH\nJune 2015 – August 2019\n- Repaired pumps\n",
       }) {
    CAPTURE(text);
    CHECK(jobs_of(text) == Texts{expected});
  }
}

TEST_CASE("Jobs one after the other keep their own lines") {
  CHECK(jobs_of("Sample Hospital, Dayton, OH\nBMET III\t2019 - Present\n- Led four technicians "
                "and\n  wrote procedures\n- Repaired MRI\n\n"
                "Other Clinic, Lima, OH\nBMET I\t2015 - 2019\n- Cleaned\n") ==
        Texts{"BMET III @ Sample Hospital, 2019..present", "BMET I @ Other Clinic, 2015..2019"});
}

TEST_CASE("Employers whose names give nothing away are told by where they stand") {
  CHECK(jobs_of("Globex\nSoftware Developer\t2018 - 2021\n- Built\n\nPinecone Grove\nIntern\t2017 "
                "- 2018\n- Helped\n") ==
        Texts{"Software Developer @ Globex, 2018..2021", "Intern @ Pinecone Grove, 2017..2018"});
  CHECK(jobs_of("Software Developer\t2018 - 2021\nGlobex\n- Built\n\nIntern\t2017 - 2018\nPinecone "
                "Grove\n- Helped\n") ==
        Texts{"Software Developer @ Globex, 2018..2021", "Intern @ Pinecone Grove, 2017..2018"});
}

TEST_CASE("A comma in a title parts no employer where another stands beside it") {
  CHECK(
      jobs_of("Manager, Biomedical Services\t2018 - 2021\nSample Hospital, Dayton, OH\n- Led\n") ==
      Texts{"Manager, Biomedical Services @ Sample Hospital, 2018..2021"});
}

TEST_CASE("Several titles at one employer are several jobs there") {
  CHECK(jobs_of("Sample Hospital, Dayton, OH\nBMET III, 2019 - Present\n- Led\n\nBMET II, 2015 - "
                "2019\n- Repaired\n") == Texts{"BMET III @ Sample Hospital, 2019..present",
                                               "BMET II @ Sample Hospital, 2015..2019"});
  CHECK(jobs_of("Sample Hospital\t2015 - Present\nBMET III\t2019 - Present\n- Led\n\nBMET II\t2015 "
                "- 2019\n- Repaired\n") == Texts{"BMET III @ Sample Hospital, 2019..present",
                                                 "BMET II @ Sample Hospital, 2015..2019"});
}

TEST_CASE("Dates in what was done make no jobs") {
  CHECK(jobs_of("BMET II, Sample Hospital, 2015 - 2019\n- Replaced 40 monitors from 2016 to 2018 "
                "in all wards of the house\n- In 2017 passed the survey\n")
            .size() == 1);
}

TEST_CASE("Federal résumés' hours and supervisors are neither title nor employer") {
  CHECK(jobs_of("Biomedical Equipment Support Specialist, GS-1601-11\nVeterans Affairs Medical "
                "Center\n06/2015 - 08/2019\nHours per week: 40\nSalary: $78,000\nSupervisor: R. "
                "Stone (513-555-0100), may contact\n- Repaired\n") ==
        Texts{"Biomedical Equipment Support Specialist @ Veterans Affairs Medical Center, "
              "2015-06..2019-08"});
}

TEST_CASE("Jobs without dates are read where a title heads them") {
  CHECK(jobs_of("BMET II\nSample Hospital, Dayton, OH\n- Repaired pumps\n- "
                "Tested\n\nPhlebotomist\nOther Clinic, Lima, OH\n- Drew blood\n") ==
        Texts{"BMET II @ Sample Hospital, ?..?", "Phlebotomist @ Other Clinic, ?..?"});
}

TEST_CASE("Education is read with level, school and date, whichever stands first") {
  const auto schools = [](const std::string& text) {
    Texts all;
    for (const resume::Education& each :
         testing::read_resume("Ana Bell\n\nEDUCATION\n" + text).education)
      all.push_back(fmt::format("{} {} {}{}", each.level.value_or("?"), each.school.value_or("?"),
                                date_or_unknown(each.completed), each.expected ? " expected" : ""));
    return all;
  };
  CHECK(schools("Bachelor of Science in Biology, State University, 2015\n") ==
        Texts{"bachelor State University 2015"});
  CHECK(schools("State University, Dayton, OH\nB.S. Medical Technology, May 2015\n\nSample "
                "Community College\nA.A.S., 2012\n") ==
        Texts{"bachelor State University 2015-05", "associate Sample Community College 2012"});
  CHECK(schools("Sample College\nAAS in Electronics\nExpected May 2027\n") ==
        Texts{"associate Sample College 2027-05 expected"});
  CHECK(schools("High School Diploma\nNorthern High School, 2010\n") ==
        Texts{"high-school Northern High School 2010"});
  CHECK(schools("MBA, University of Dayton, 2018\nBS, University of Dayton, 2014\n") ==
        Texts{"master University of Dayton 2018", "bachelor University of Dayton 2014"});
}

TEST_CASE("Time in two jobs counts once, and gaps and overlaps are told") {
  const resume::Resume read = testing::read_resume(
      "Ana Bell\n\nEXPERIENCE\n\nBMET III, Sample Hospital, 01/2020 - 12/2021\n- x\n\nBMET II, "
      "Other Hospital, 07/2019 - 06/2020\n- x\n\nBMET I, Third Clinic, 01/2017 - 12/2018\n- x\n");
  CHECK(read.years_experience == 4.5);
  REQUIRE(read.gaps.size() == 1);
  CHECK(read.gaps[0].months == 6);
  REQUIRE(read.overlaps.size() == 1);
  CHECK(read.overlaps[0].months == 6);
}
