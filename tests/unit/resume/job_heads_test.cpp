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

std::string printed(const std::optional<resume::PartialDate>& date) {
  return date ? to_string(*date) : "?";
}

Texts heads_of(const std::string& text) {
  Texts all;
  for (const resume::Job& job : testing::read_resume("Ana Bell\nana@example.com\n\n" + text).jobs)
    all.push_back(fmt::format("{} @ {}, {}..{}", job.title.value_or("?"),
                              job.employer.value_or("?"), printed(job.span.start),
                              job.span.present ? "present" : printed(job.span.end)));
  return all;
}

}  // namespace

TEST_CASE("A name that was taken out marks a job, with or without its dates") {
  CHECK(heads_of("EXPERIENCE\nTechnician 06/2015 to 08/2019 Company Name City, State\n- Pumps\n"
                 "Flight Attendant\nCompany Name – City, State\n- Guests\n"
                 "Company Name City, State Cashier 09/2012\n- Sales\n") ==
        Texts{"Technician @ Company Name, 2015-06..2019-08",
              "Flight Attendant @ Company Name, ?..?", "Cashier @ Company Name, ?..2012-09"});
  CHECK(heads_of("EXPERIENCE\nDirector, Supply Chain Systems\nMay 2005 to June 2009 Company Name - "
                 "City, State\n- Pumps\n") ==
        Texts{"Director, Supply Chain Systems @ Company Name, 2005-05..2009-06"});
  CHECK(heads_of("EXPERIENCE\nMachinist 01/2010 to Current\nCompany Name – State\n- Pumps\n\nWORK "
                 "HISTORY\nCompany Name\n") == Texts{"Machinist @ Company Name, 2010-01..present"});
}

TEST_CASE("Labels of a head may begin with an item, and its time may look like a heading") {
  CHECK(heads_of("EXPERIENCE\n- Position: System Administrator\nCompany: Sample Group\nDuration: "
                 "From Aug 2012 to June 2018\n- Position: Support Engineer\nCompany: Sample Ltd\n"
                 "Duration: From Nov 2003 to Aug 2007\n") ==
        Texts{"System Administrator @ Sample Group, 2012-08..2018-06",
              "Support Engineer @ Sample Ltd, 2003-11..2007-08"});
  CHECK(heads_of(
            "EXPERIENCE\nCompany: Sample Ltd\nDesignation: Senior Analyst\nExperience: 3 Years "
            "(Dec 2014 - Dec 2017)\n") == Texts{"Senior Analyst @ Sample Ltd, 2014-12..2017-12"});
}

TEST_CASE("A title stands apart below a name that no word gives away") {
  CHECK(heads_of("EXPERIENCE\nNovember 2015 - March 2018: HIGHRISE SAMPLE SACCO\n\nAccountant;\n- "
                 "Statements\n") == Texts{"Accountant @ HIGHRISE SAMPLE SACCO, 2015-11..2018-03"});
}

TEST_CASE("A time in brackets that ends a sentence is no job's") {
  CHECK(heads_of("EXPERIENCE\nTechnician, Sample Hospital, 2003 to 2016\nProvides support for "
                 "networks and\ntraining, in response to requirements (2003-2011).\n") ==
        Texts{"Technician @ Sample Hospital, 2003..2016"});
}

TEST_CASE("A season before the employer, a title behind a project, dates that go on") {
  CHECK(
      heads_of("EXPERIENCE\nSummer 2000\tSAMPLE MEDIA\tBoston, MA\nSoftware Product Manager\n- Led "
               "tests\n1997 - 1999\tSAMPLE RECORDS\tReno, NV\nMarketing Coordinator\n- Radio\n") ==
      Texts{"Software Product Manager @ SAMPLE MEDIA, ?..2000",
            "Marketing Coordinator @ SAMPLE RECORDS, 1997..1999"});
  CHECK(heads_of("EXPERIENCE\nSample Engineering Company Limited\nFrom Jul 2014 to Nov 2016\nMetro "
                 "Rail Project as Safety Supervisor\n") ==
        Texts{"Safety Supervisor @ Sample Engineering Company Limited, 2014-07..2016-11"});
  CHECK(
      heads_of("EXPERIENCE\n2000 - \tSample Ventures\tReno, NV\nProject Manager\n- Led tests\n") ==
      Texts{"Project Manager @ Sample Ventures, 2000..present"});
}

TEST_CASE("Headings among items, in two lines of the margin, or with a length behind them") {
  CHECK(heads_of("- OBJECTIVE\nTo work well.\n- EDUCATION:-\n- B.Sc. Biology, Sample University, "
                 "2010\n- WORK EXPERIENCE\nTechnician, Sample Hospital, 2015 to 2019\n- SKILLS\n- "
                 "Pumps\n") == Texts{"Technician @ Sample Hospital, 2015..2019"});
  CHECK(
      heads_of("PROFESSIONAL\tSample Design Company, Reno, NV\nEXPERIENCE\tProject Manager, 1990 - "
               "1992\n") == Texts{"Project Manager @ Sample Design Company, 1990..1992"});
  CHECK(heads_of("Work Experience - 4 Months\nTechnician, Sample Hospital, 2015 to 2019\n") ==
        Texts{"Technician @ Sample Hospital, 2015..2019"});
}
