// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/history.hpp"

#include "core/base/text.hpp"
#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <utility>
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

TEST_CASE("Heads of jobs in further shapes are read") {
  const std::string expected = "BMET II @ Globex, 2015-06..2019-08";
  for (const char* text : {
           "BMET II (Globex), 06/2015 - 08/2019\n- Repaired pumps\n",
           "Employer: Globex\nTitle: BMET II\nLocation: Dayton, OH\nDates: 06/2015 - "
           "08/2019\n- Repaired pumps\n",
           "Job Title:\tBMET II\nCompany:\tGlobex\nCity:\tDayton, OH\nEmployment "
           "dates:\t06/2015 - 08/2019\n- Repaired pumps\n",
           "Dates: 06/2015 - 08/2019\nPosition: BMET II\nOrganization: Globex\n- Repaired pumps\n",
           "Company: Globex | Position: BMET II\nStart date: 06/2015\nEnd date: 08/2019\n- "
           "Repaired pumps\n",
           "Position: BMET II Employer Name: Globex\nDates: 06/2015 - 08/2019\n- Repaired pumps\n",
           "06/2015 - 08/2019\nBMET II\nGlobex\nDayton, OH\n- Repaired pumps\n",
           "06/2015 to\n08/2019\nBMET II\nGlobex – Dayton, OH\n- Repaired pumps\n",
           "BMET II, Globex, Remote, 06/2015 - 08/2019\n- Repaired pumps\n",
           "Globex, Washington, DC\nBMET II\t06/2015 - 08/2019\n- Repaired pumps\n",
       }) {
    CAPTURE(text);
    CHECK(jobs_of(text) == Texts{expected});
  }
}

TEST_CASE("Dates alone in their line head the lines below them, whatever stood before") {
  CHECK(jobs_of("Jun 2021 - Present\nPhlebotomist\nAmerican Red Cross\nWashington, DC\n- "
                "Drew\n- Sent\n\n2017 - 2021\nBarista\nStarbucks\nArlington, VA\n- Sold\n") ==
        Texts{"Phlebotomist @ American Red Cross, 2021-06..present",
              "Barista @ Starbucks, 2017..2021"});
}

TEST_CASE("Titles and employers of two parts stay whole") {
  const std::pair<const char*, const char*> cases[] = {
      {"Phlebotomist / Lab Assistant\nSample Hospital\t2015 - 2019\n- x\n",
       "Phlebotomist / Lab Assistant @ Sample Hospital, 2015..2019"},
      {"BMET III / Imaging Specialist, Sample Hospital, 2015 - 2019\n- x\n",
       "BMET III / Imaging Specialist @ Sample Hospital, 2015..2019"},
      {"Histology Tech - Mohs\nDermatology Associates, Tulsa, OK\t2015 - 2019\n- x\n",
       "Histology Tech - Mohs @ Dermatology Associates, 2015..2019"},
      {"Histology Tech - Mohs, Dermatology Associates, Tulsa, OK 2015 - 2019\n- x\n",
       "Histology Tech - Mohs @ Dermatology Associates, 2015..2019"},
      {"BMET II\t2015 - 2019\nCHRISTUS Santa Rosa - Westover Hills, San Antonio, TX\n- x\n",
       "BMET II @ CHRISTUS Santa Rosa - Westover Hills, 2015..2019"},
      {"BMET II\t2015 - 2019\nBanner – University Medical Center Tucson\n- x\n",
       "BMET II @ Banner – University Medical Center Tucson, 2015..2019"},
      {"BMET II\t2015 - 2019\nSpectrum Health / Corewell Health, Grand Rapids, MI\n- x\n",
       "BMET II @ Spectrum Health / Corewell Health, 2015..2019"},
      {"SUPERVISOR, Crothall Healthcare @ Ben Taub Hospital\t2015–19\n- x\n",
       "SUPERVISOR @ Crothall Healthcare @ Ben Taub Hospital, 2015..2019"},
      {"BMET I/II, Texas Children's Hospital\t2015–19\n- x\n",
       "BMET I/II @ Texas Children's Hospital, 2015..2019"},
      {"Cytotechnologist, CT(ASCP) — Sample Medical Center, Knoxville, TN — 2015 – 2019\n- x\n",
       "Cytotechnologist @ Sample Medical Center, 2015..2019"},
      {"Technologist (Core Laboratory)\nSample Hospital\t2015 - 2019\n- x\n",
       "Technologist (Core Laboratory) @ Sample Hospital, 2015..2019"},
      {"BMET II – Sample Hospital – Biomedical Engineering\t2015 - 2019\n- x\n",
       "BMET II @ Sample Hospital, 2015..2019"},
      {"Electronics Technician, US Navy (USS Example), 2015 - 2019\n- x\n",
       "Electronics Technician @ US Navy (USS Example), 2015..2019"},
      {"State University, Dayton, OH\nTeaching Assistant, Microbiology Lab\t2015 - 2019\n- x\n",
       "Teaching Assistant, Microbiology Lab @ State University, 2015..2019"},
      {"BMET II – Dialysis | Sample Hospital | 2015 – 2019\n- x\n",
       "BMET II – Dialysis @ Sample Hospital, 2015..2019"},
      {"BMET II – Imaging | Sample Hospital | 2015 – 2019\n- x\n",
       "BMET II – Imaging @ Sample Hospital, 2015..2019"},
      {"X-Ray Service Rep (Merry X-Ray), 2015 – 2019\n- x\n",
       "X-Ray Service Rep @ Merry X-Ray, 2015..2019"},
      {"Phlebotomist at American Red Cross in Columbus, OH, 2015 - 2019\n- x\n",
       "Phlebotomist @ American Red Cross, 2015..2019"},
      {"Kaiser Permanente | Oakland, CA\nClinical Laboratory Scientist | 2015 – 2019\n- x\n",
       "Clinical Laboratory Scientist @ Kaiser Permanente, 2015..2019"},
      {"Lead MLS, Core Laboratory, Sample Hospital, Dayton, OH, 2015 - 2019\n- x\n",
       "Lead MLS, Core Laboratory @ Sample Hospital, 2015..2019"},
      {"Self-employed computer repair, 2015-2019\n- x\n",
       "computer repair @ Self-employed, 2015..2019"},
  };
  for (const auto& [text, job] : cases) {
    CAPTURE(text);
    CHECK(jobs_of(text) == Texts{job});
  }
}

TEST_CASE("A title in capitals with its grade is no heading of a section") {
  CHECK(jobs_of("BMET III\nSample Hospital\nSalt Lake City, Utah\nMarch 2018 – Present\n- Fixed\n\n"
                "BMET II\nOther Hospital\nMurray, Utah\nMay 2014 – March 2018\n- Fixed\n") ==
        Texts{"BMET III @ Sample Hospital, 2018-03..present",
              "BMET II @ Other Hospital, 2014-05..2018-03"});
}

TEST_CASE("Brackets behind a title that hold no employer stay with it") {
  CHECK(jobs_of("Sample Hospital, Dayton, OH\nTechnologist (Blood Bank), 2019 - Present\n- "
                "Led\n\nTechnologist (Night Shift), 2015 - 2019\n- Ran\n") ==
        Texts{"Technologist (Blood Bank) @ Sample Hospital, 2019..present",
              "Technologist (Night Shift) @ Sample Hospital, 2015..2019"});
}

TEST_CASE("What was done under one title, set in without marks, heads no other job") {
  CHECK(jobs_of("Nebraska Medicine          Omaha, Nebraska\nTechnical Specialist     July 2018 to "
                "present\n   Lead validation of CellaVision DI-60\nMedical Laboratory Scientist II "
                "    May 2014 to July 2018\n   Hematology\n") ==
        Texts{"Technical Specialist @ Nebraska Medicine, 2018-07..present",
              "Medical Laboratory Scientist II @ Nebraska Medicine, 2014-05..2018-07"});
}

TEST_CASE("Dates that a narrow margin wrapped are read with their job") {
  document::Document page;
  page.format = document::Format::pdf;
  double top = 100;
  for (const char* text :
       {"Experience", "Mar 2022– Lead MLS, Core Laboratory, Sample Suburban Hospital,",
        "Present Bethesda, MD.", "• Led",
        "2017–2022 Medical Technologist, Other Hospital, Dayton, OH.", "• Ran",
        "Jan 2014–Dec Laboratory Scientist, Third Hospital, Lima,", "2016 Ohio.", "• Read"}) {
    document::Line line;
    line.text = text;
    line.item = line.text.starts_with("•");
    const double left = line.item ? 120 : 60;
    line.box = document::Box{left, top, left + 5 * static_cast<double>(line.text.size()), top + 10};
    line.size = 10;
    line.gap = top == 100;
    top += 12;
    page.lines.push_back(line);
  }
  Texts jobs;
  for (const resume::Job& job : testing::read_resume(page).jobs)
    jobs.push_back(fmt::format("{} @ {}, {}..{}", job.title.value_or("?"),
                               job.employer.value_or("?"), date_or_unknown(job.span.start),
                               job.span.present ? "present" : date_or_unknown(job.span.end)));
  CAPTURE(text::join(jobs, "; "));
  CHECK(jobs == Texts{"Lead MLS, Core Laboratory @ Sample Suburban Hospital, 2022-03..present",
                      "Medical Technologist @ Other Hospital, 2017..2022",
                      "Laboratory Scientist @ Third Hospital, 2014-01..2016-12"});
}

TEST_CASE("A job's heading right below a full line of a list is none of that line") {
  document::Document page;
  page.format = document::Format::pdf;
  double top = 100;
  for (const char* text :
       {"Experience", "BMET II, Lakeside Hospital, Toledo, OH, 06/2021 - Present",
        "• Calibrated defibrillators and patient monitors for all intensive care units and "
        "theatres",
        "Biomedical Equipment Technician, Mercy Saint Vincent Medical Center, Toledo, OH",
        "January 2019 - May 2019", "• Repaired pumps"}) {
    document::Line line;
    line.text = text;
    line.item = line.text.starts_with("•");
    const double left = line.item ? 44 : 36;
    line.box = document::Box{left, top, left + 5 * static_cast<double>(line.text.size()), top + 9};
    line.size = 9;
    line.gap = top == 100;
    top += 10;
    page.lines.push_back(line);
  }
  const std::vector<resume::Job> jobs = testing::read_resume(page).jobs;
  REQUIRE(jobs.size() == 2);
  CHECK(jobs[1].title == "Biomedical Equipment Technician");
  CHECK(jobs[1].employer == "Mercy Saint Vincent Medical Center");
}

TEST_CASE("A range whose end is in a line of its own is one range") {
  CHECK(jobs_of("June 2019\n– present\nBMET II\nSample Hospital\n- x\n\n2016 – 2019\nBMET "
                "I\nOther Hospital\n- x\n") == Texts{"BMET II @ Sample Hospital, 2019-06..present",
                                                     "BMET I @ Other Hospital, 2016..2019"});
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

TEST_CASE("The head of a job below a long line is not its end") {
  const Texts expected{"MLT @ Sample Community Hospital, 2022-05..present",
                       "Lab Assistant @ Example Hospital, 2020-08..2022-05",
                       "Phlebotomist @ Valley Hospital, 2017..2020"};
  for (const char* mark : {"• ", ""}) {
    CAPTURE(mark);
    CHECK(
        jobs_of(fmt::format(
            "MLT, Sample Community Hospital, Fargo, ND\nMay 2022 to Present\n{0}Performed routine "
            "testing in hematology, chemistry, urinalysis, coagulation and blood bank.\n"
            "Lab Assistant, Example Hospital, Norfolk, NE\nAugust 2020 to May 2022\n{0}Processing."
            "\nPhlebotomist, Valley Hospital, Reno, NV\n2017 to 2020\n",
            mark)) == expected);
  }
}

TEST_CASE("A bullet that was wrapped goes on") {
  const resume::Resume read = testing::read_resume(
      "Ana Bell\nana@example.com\n\nEXPERIENCE\n\nBMET II, Sample Hospital\n2019 - 2022\n"
      "- Repaired the infusion pumps of all wards of the hospital and of the\n  Emergency "
      "Department, and trained nurses in their use.\n\nBMET I, Sample Hospital\n2017 - 2019\n");
  REQUIRE(read.jobs.size() == 2);
  CHECK(read.jobs[0].details.size() == 1);
}

TEST_CASE("A date that can't be read gives its job's words to no other job") {
  CHECK(
      jobs_of("Phlebotomist, Grace Hospital, Reno, NV, some time ago\nCashier, Sample Foods, Reno, "
              "NV, summer 2009\n") == Texts{"Cashier @ Sample Foods, ?..2009"});
  CHECK(jobs_of("BMET II, Sample Hospital, Dayton, OH; deployed to Camp Example, Kuwait "
                "(2015-2016)\n15 MAR 2013 - 31 MAY 2019\n")
            .size() == 1);
}

TEST_CASE("Labels with blanks before their colons, dots that lead the eye, dashes before towns") {
  CHECK(jobs_of("Company             : Makati Medical Center\nPosition            : Medical "
                "Technologist\nInclusive Dates     : June 2011 - April 2015\n") ==
        Texts{"Medical Technologist @ Makati Medical Center, 2011-06..2015-04"});
  CHECK(jobs_of("Biomed Tech ........ Sample Medical Care, New Orleans ........ 8/17 - 5/21\n") ==
        Texts{"Biomed Tech @ Sample Medical Care, 2017-08..2021-05"});
  CHECK(jobs_of("Caregiver\nSample Home-Port Arthur, TX\n2017 to 2019\n") ==
        Texts{"Caregiver @ Sample Home, 2017..2019"});
  CHECK(jobs_of("Sample Health, Greensboro. Phlebotomist. Oct 2021 - now\n") ==
        Texts{"Phlebotomist @ Sample Health, 2021-10..present"});
}

TEST_CASE("What stands further left than an employer's jobs is the next employer") {
  CHECK(jobs_of("Example Presbyterian Hospital\n    Histology Supervisor         7/2016 - Present\n"
                "    Histotechnologist            5/2008 - 7/2016\nSample General Hospital\n"
                "    Histotechnician              9/2001 - 5/2008\n") ==
        Texts{"Histology Supervisor @ Example Presbyterian Hospital, 2016-07..present",
              "Histotechnologist @ Example Presbyterian Hospital, 2008-05..2016-07",
              "Histotechnician @ Sample General Hospital, 2001-09..2008-05"});
}

TEST_CASE("A maker behind a title's dash and comma is the employer") {
  const Texts maker =
      jobs_of("FIELD ENGINEER – IMAGING, Siemens Healthineers (Anchorage, AK)\t2020 – Current\n");
  REQUIRE(maker.size() == 1);
  CHECK(maker[0].contains(" @ Siemens Healthineers, 2020..present"));
  CHECK(jobs_of("Co-op / BMET, Boston Medical Center, Boston\t2009–11\n") ==
        Texts{"Co-op / BMET @ Boston Medical Center, 2009..2011"});
}

TEST_CASE("A street is no title, and a heading tells in brackets what it is about") {
  CHECK(jobs_of("Northern Example Medical Center\nUS Hwy 491 N\nShiprock, NM 87420\n\n06/2010 - "
                "01/2017\nMedical Technologist\n") ==
        Texts{"Medical Technologist @ Northern Example Medical Center, 2010-06..2017-01"});
  const resume::Resume read = testing::read_resume(
      "Ana Bell\nana@example.com\n\nTRAVEL ASSIGNMENTS (agency: Sample Staffing)\nExample "
      "Hospital, Oakland, CA, Travel MLS        Feb 2026 - present\n");
  REQUIRE(read.jobs.size() == 1);
  CHECK(read.jobs[0].employer == "Example Hospital");
}

TEST_CASE("Dates in two cells or two lines of a cell are one range") {
  CHECK(jobs_of("02/2016\t05/2019\tSample Hospital\tPhlebotomist II\n") ==
        Texts{"Phlebotomist II @ Sample Hospital, 2016-02..2019-05"});
  CHECK(jobs_of("02/2016\n05/2019\nPhlebotomist II\nSample Hospital\n- Drew donors\n") ==
        Texts{"Phlebotomist II @ Sample Hospital, 2016-02..2019-05"});
}

TEST_CASE("Town and dates may stand below title and employer") {
  const Texts expected{"Phlebotomist @ Sample Diagnostics, 2013-09..2018-02"};
  CHECK(
      jobs_of("Phlebotomist, Sample Diagnostics\nCincinnati, OH\tSept 2013 – Feb 2018\n- Drew\n") ==
      expected);
  CHECK(jobs_of("Phlebotomist | Sample Diagnostics\nRemote – Ohio Valley\tSept 2013 – Feb 2018\n"
                "- Drew\n") == expected);
}

TEST_CASE("A job with one date is one beside others") {
  CHECK(jobs_of("Sample Hospital, Dayton, OH\tSummer 2013\nLaboratory Intern\n- Learned\n"
                "Sample Diagnostics\t2011 - 2012\nPhlebotomist\n- Drew\n") ==
        Texts{"Laboratory Intern @ Sample Hospital, ?..2013",
              "Phlebotomist @ Sample Diagnostics, 2011..2012"});
}

TEST_CASE("A range that is broken over two lines is whole") {
  const Texts expected{"Technologist @ Sample Hospital, 2016-04..present",
                       "Phlebotomist @ Sample Diagnostics, 2013-12..2016-03"};
  CHECK(jobs_of(
            "Apr 2016 –\tTechnologist - Sample Hospital, Dayton, OH\nPresent\tDid things.\n- Ran\n"
            "Dec 2013 –\tPhlebotomist - Sample Diagnostics, Troy, OH\nMar 2016\tDid.\n- Drew\n") ==
        expected);
  CHECK(jobs_of("Technologist, Sample Hospital, Dayton, OH, April 2016 –\nPresent\n- Ran\n"
                "Phlebotomist, Sample Diagnostics, Dec 2013\n– March 2016\n- Drew\n") == expected);
  CHECK(jobs_of("April 2016\nto\nPresent\nTechnologist\nSample Hospital\n- Ran\n") ==
        Texts{expected[0]});
}

TEST_CASE("Jobs that are told in sentences, or in items with labels, are read") {
  CHECK(
      jobs_of("Worked as a Biomedical Technician in Sample Hospital from Jan 2010 to May 2012\n") ==
      Texts{"Biomedical Technician @ Sample Hospital, 2010-01..2012-05"});
  CHECK(jobs_of("- Worked with M/S Sample Hospital, Plot 12 as a Technician from 15 Nov 2013 to 14 "
                "April 2015.\n") == Texts{"Technician @ Sample Hospital, 2013-11-15..2015-04-14"});
  CHECK(jobs_of("- Company Name: Sample Hospital\n- Role: Technician\n- Duration: April 2013 to "
                "July 2015\n") == Texts{"Technician @ Sample Hospital, 2013-04..2015-07"});
  CHECK(jobs_of(
            "1. Sample Hospital\nJob Appointment: Technician\nPeriod: Dec'15 – Current\n- Ran\n") ==
        Texts{"Technician @ Sample Hospital, 2015-12..present"});
}

TEST_CASE("Where names were taken out, their blanks stand for them") {
  const Texts expected{"Staff Nurse @ Company Name, 2016-10..present"};
  for (const char* text :
       {"10/2016 to Current\nStaff Nurse Company Name – City , State\n- Cared\n",
        "Company Name October 2016 to Current Staff Nurse\nCity , State\n- Cared\n",
        "Staff Nurse , 10/2016 to Current\nCompany Name – City , State\n- Cared\n",
        "Company Name - Staff Nurse City , State 10/2016 - Current\n- Cared\n"}) {
    CAPTURE(std::string(text));
    CHECK(jobs_of(text) == expected);
  }
}

TEST_CASE("What an employer does may stand before the title, a department before the firm") {
  CHECK(jobs_of("SAMPLE HOSPITAL, Dayton, OH\tNov 2010 - May 2012\nRegional hospital with 300 beds "
                "serving the metro area.\nMEDICAL TECHNOLOGIST\n- Ran\n") ==
        Texts{"MEDICAL TECHNOLOGIST @ SAMPLE HOSPITAL, 2010-11..2012-05"});
  CHECK(jobs_of("Manager\tDec 2014 to present\nRegulatory Advisory Services\nSample Risk Services "
                "Ltd.\n- Led\n") == Texts{"Manager @ Sample Risk Services Ltd., 2014-12..present"});
}

TEST_CASE("Awards for a span of time are no jobs, and a file that says all twice has each once") {
  CHECK(jobs_of("Technician, Sample Hospital, 2012 - 2014\nWon the Star Award for 2013 - 2014\n") ==
        Texts{"Technician @ Sample Hospital, 2012..2014"});
  CHECK(jobs_of("Technician, Sample Hospital, 2012 - 2014\n- Ran\n\nWORK HISTORY\n\nTechnician, "
                "Sample Hospital, 2012 - 2014\n- Ran\n") ==
        Texts{"Technician @ Sample Hospital, 2012..2014"});
}

TEST_CASE("The person's own name at the edge of a page is no employer") {
  CHECK(
      jobs_of("Technician, Sample Hospital, 2015 - 2019\n- Ran\n\nAna Bell – 1/3\nIntern, Example "
              "Research, 2012 - 2013\n- Learned\n") ==
      Texts{"Technician @ Sample Hospital, 2015..2019", "Intern @ Example Research, 2012..2013"});
}
