// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/degrees.hpp"
#include "core/resume/history.hpp"
#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace medtech;
using Texts = std::vector<std::string>;

namespace {

// "bachelor | Biology | State University | 2015"
Texts studies(const std::string& text) {
  Texts all;
  for (const resume::Education& each :
       testing::read_resume("Ana Bell\nana@example.com\n\nEDUCATION\n" + text).education)
    all.push_back(fmt::format("{} | {} | {} | {}", each.level.value_or("?"),
                              each.field.value_or("?"), each.school.value_or("?"),
                              each.completed ? to_string(*each.completed) : "?"));
  return all;
}

}  // namespace

TEST_CASE("Schools without a word of schools are told by their place in the line") {
  const std::pair<const char*, const char*> cases[] = {
      {"BS in Biology, Penn State, 2012", "bachelor | Biology | Penn State | 2012"},
      {"B.S. Clinical Lab Science, UTMB, 2016", "bachelor | Clinical Lab Science | UTMB | 2016"},
      {"AAS BMET, Caldwell CC&TI, 2011", "associate | BMET | Caldwell CC&TI | 2011"},
      {"MBA, Healthcare Administration, WGU, 2022",
       "master | Healthcare Administration | WGU | 2022"},
      {"PhD Microbiology, UC Davis", "doctorate | Microbiology | UC Davis | ?"},
      {"BS Clinical Laboratory Science, UT Health San Antonio, 5/2018",
       "bachelor | Clinical Laboratory Science | UT Health San Antonio | 2018-05"},
      {"BS Chemistry & Biology double major, Duke, 2010",
       "bachelor | Chemistry & Biology | Duke | 2010"},
      {"A.A.S. Biomedical Technology, Rosslyn Valley, 2015",
       "associate | Biomedical Technology | Rosslyn Valley | 2015"},
      {"Michigan Tech\nB.S. Medical Laboratory Science      2009 - 2013",
       "bachelor | Medical Laboratory Science | Michigan Tech | 2013"},
      {"AAS, Electronics, Dayton, OH, 2011\nSample College",
       "associate | Electronics | Sample College | 2011"},
      {"BS, Biology, Ogden, UT, 2011", "bachelor | Biology | ? | 2011"},
      {"B.S. Biology, Pre-Medicine Studies, 2011",
       "bachelor | Biology, Pre-Medicine Studies | ? | 2011"},
      {"BS, Biology, Magna Cum Laude, 2011\nSample University",
       "bachelor | Biology | Sample University | 2011"},
      {"B.S. Biology, Research Honors\nSample University, 2011",
       "bachelor | Biology | Sample University | 2011"},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(studies(text) == Texts{expected});
  }
}

TEST_CASE("The kind of a degree is no field, and its field stands behind many marks") {
  const std::pair<const char*, const char*> cases[] = {
      {"Bachelor of Science – Clinical Laboratory Sciences, Sample University",
       "Clinical Laboratory Sciences"},
      {"Associate of Applied Science (A.A.S.) in Biomedical Technology – Sample College",
       "Biomedical Technology"},
      {"Master of Science (M.S.) in Biotechnology, Sample University", "Biotechnology"},
      {"BAS – Clinical Laboratory Management, Sample University", "Clinical Laboratory Management"},
      {"Bachelor's Degree (Biology) from Sample University", "Biology"},
      {"B.Sc. (Hons) Biomedical Science, Sample University", "Biomedical Science"},
      {"BSc Biochemistry, Sample University", "Biochemistry"},
      {"A.S. Electronics, Sample College", "Electronics"},
      {"Associate in Applied Science – Electrical/Electronics, Sample College",
       "Electrical/Electronics"},
      {"Associate Degree in Applied Science Electronic Technology, Sample College",
       "Electronic Technology"},
      {"Master of Health Administration (MHA), Sample University", "Health Administration"},
      {"Bachelor of Technology in Biotechnology, Sample University", "Biotechnology"},
      {"BS Medical Laboratory Sciences (online MLT-to-MLS), Sample University",
       "Medical Laboratory Sciences"},
      {"Bachelor of Science, Sample University", "?"},
      {"Associate of Applied Science, Sample College", "?"},
      {"Bachelor of Arts Degree in History, Sample College", "History"},
      {"Phlebotomy Certificate, Sample College", "Phlebotomy"},
      {"Certificate in Histotechnology, Sample College", "Histotechnology"},
      {"B.A. Biology, St. Olaf College", "Biology"},
      {"AST, Biomedical Equipment Technology, Sample College", "Biomedical Equipment Technology"},
  };
  for (const auto& [text, field] : cases) {
    CAPTURE(text);
    const Texts found = studies(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].contains(std::string("| ") + field + " |"));
  }
}

TEST_CASE("Names of schools are whole, and nothing beside them is in them") {
  const std::pair<const char*, const char*> cases[] = {
      {"BS, Biology, University of Louisiana at Lafayette, 2010",
       "University of Louisiana at Lafayette"},
      {"BS Biology, UNC at Chapel Hill, 2010", "UNC at Chapel Hill"},
      {"University of Texas Health Science Center at San Antonio\nBS Biology, 2010",
       "University of Texas Health Science Center at San Antonio"},
      {"BS Biology, California State University, Fresno", "California State University, Fresno"},
      {"BS Biology, University of Wisconsin–Madison, 2010", "University of Wisconsin–Madison"},
      {"BS Biology, Kent State University, Kent, OH", "Kent State University"},
      {"Bachelor's Degree (Biology) from University of Akron in 2003", "University of Akron"},
      {"B.A. Biology, St. Olaf College, 2011", "St. Olaf College"},
      {"Some college, Kent State University", "Kent State University"},
  };
  for (const auto& [text, school] : cases) {
    CAPTURE(text);
    const Texts found = studies(text);
    REQUIRE(found.size() == 1);
    CAPTURE(found[0]);
    CHECK(found[0].contains(std::string("| ") + school + " |"));
  }
}

TEST_CASE("A degree that was only begun is none") {
  CHECK(studies("Completed 60 credits toward BS Biology, Kent State University\n") ==
        Texts{"? | Biology | Kent State University | ?"});
  CHECK(studies("BS Biology (incomplete), Kent State University, 2012\n") ==
        Texts{"? | Biology | Kent State University | ?"});
  CHECK(studies("Working toward BS Biology, Kent State University, expected May 2027\n") ==
        Texts{"bachelor | Biology | Kent State University | 2027-05"});
}

TEST_CASE("Two degrees share a line, and a date may stand above its degree") {
  CHECK(studies("M.S., Biomedical Engineering, Sample Institute, 2015; B.S. 2013\n") ==
        Texts{"master | Biomedical Engineering | Sample Institute | 2015",
              "bachelor | ? | ? | 2013"});
  CHECK(studies("2014\nBS Microbiology\nSample State University\n") ==
        Texts{"bachelor | Microbiology | Sample State University | 2014"});
  CHECK(studies("B.A.A.S., Healthcare Technology Mgmt, Texas State Technical College–Waco, 2012\n"
                "A.A.S., Biomedical Equipment Tech., TSTC Waco, 2005\n") ==
        Texts{"bachelor | Healthcare Technology Mgmt | Texas State Technical College–Waco | 2012",
              "associate | Biomedical Equipment Tech. | TSTC Waco | 2005"});
  CHECK(studies("B.A.A.S., Technology, Sample College, 2012\nA.A.S., Electronics, Sample "
                "College, 2005\n") == Texts{"bachelor | Technology | Sample College | 2012",
                                            "associate | Electronics | Sample College | 2005"});
}

TEST_CASE("Short forms of degrees are whole words, and long ones end") {
  CHECK(studies("BSEET, Example Institute of Technology, 2013\n") ==
        Texts{"bachelor | ? | Example Institute of Technology | 2013"});
  CHECK(studies("B.S.E.E.T., Example Institute of Technology, 2013\n") ==
        Texts{"bachelor | ? | Example Institute of Technology | 2013"});
  CHECK(studies("Assoc. degree, Histotechnology, Sample Community College, 2001\n") ==
        Texts{"associate | Histotechnology | Sample Community College | 2001"});
  CHECK_FALSE(resume::find_degree("Diplomate, American Board of Medical Microbiology"));
}

TEST_CASE("A student of a doctorate has none yet, and the head of a table is no school") {
  CHECK(
      studies("Ph.D. student, Political Science, Sample University\n").front().starts_with("? |"));
  CHECK(studies("Degree/Course\tBoard/University\tYear of Passing\nB.Sc. Biology\tSample "
                "University\t2015\n") == Texts{"bachelor | Biology | Sample University | 2015"});
}
