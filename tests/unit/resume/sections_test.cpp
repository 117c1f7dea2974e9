// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/passage.hpp"
#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech;
using Texts = std::vector<std::string>;

namespace {

Texts headings_of(std::string_view text) {
  Texts headings;
  for (const resume::Section& section : testing::read_resume(text).sections)
    headings.push_back(section.heading);
  return headings;
}

}  // namespace

TEST_CASE("Headings are found as printed, whatever their marks and case") {
  CHECK(headings_of("Ana Bell\n\nWORK EXPERIENCE:\nx\n\n*** Education ***\ny\n\nLicenses & "
                    "Certifications\nz\n\nC O N TAC T\nq\n") ==
        Texts{"WORK EXPERIENCE", "Education", "Licenses & Certifications", "CONTACT"});
  CHECK(headings_of("# Ana\n\n#Experience\nx\n\n## Skills\ny\n") == Texts{"Experience", "Skills"});
}

TEST_CASE("A heading takes in no line below it") {
  CHECK(headings_of("Ana Bell\n\nSkills\nwelding, soldering\n\neducation\nx\n") ==
        Texts{"Skills", "education"});
}

TEST_CASE("Headings that a scanner misread are found") {
  CHECK(headings_of("Ana Bell\n\nEXPER1ENCE\nx\n\nEDUCATI0N\ny\n") ==
        Texts{"EXPER1ENCE", "EDUCATI0N"});
}

TEST_CASE("A heading with what it heads in its line is one") {
  CHECK(headings_of("Ana Bell\n\nObjective: To repair "
                    "ventilators.\n\nSKILLS\tWelding\n\nEducation: BS, State University, 2012\n") ==
        Texts{"Objective", "SKILLS", "Education"});
}

TEST_CASE("Words that head sections are none in lists and sentences") {
  CHECK(headings_of("Ana Bell\n\nSKILLS\n- Leadership\n- Training\n- Research\n\nEXPERIENCE\nled "
                    "training.\n") == Texts{"SKILLS", "EXPERIENCE"});
  CHECK(headings_of("Ana Bell\n\nSKILLS\nSoftware: Excel\nLanguages: Spanish\n\nEDUCATION\nx\n") ==
        Texts{"SKILLS", "EDUCATION"});
}

TEST_CASE("A name below a column at the side ends the section that stands there") {
  const resume::Resume read = testing::read_resume(
      "<html><body><aside><h3>Certs</h3><ul><li>CBET</li></ul></aside><h1>Ana "
      "Bell</h1><p>Molecular "
      "Technologist</p><h2>Experience</h2><p>x</p>");
  CHECK(read.credentials.size() == 1);
  CHECK(read.contact.name == "Ana Bell");
}

TEST_CASE("Repeated and continued sections are told each time") {
  CHECK(headings_of("Ana\n\nEXPERIENCE\nx\n\nEDUCATION\ny\n\nEXPERIENCE (continued)\nz\n").size() ==
        3);
}

TEST_CASE("Letters, guides and empty documents are told to be no résumé") {
  using resume::NoResume;
  CHECK(testing::read_resume("Ana Bell\n\nDear Hiring Manager,\n\nI write to apply for the "
                             "position.\n\nSincerely,\nAna Bell\n")
            .no_resume == NoResume::letter);
  CHECK(testing::read_resume("How to write\n\nPut your experience first. Hiring managers read your "
                             "resume in seconds. You should list your skills.\n"
                             "Use action verbs. Match the job description. Your cover letter is "
                             "short. A good resume is one page.\n")
            .no_resume == NoResume::guide);
  CHECK(testing::read_resume("HOW TO WRITE A BIOMED RESUME\n1. Start with your contact\nphone "
                             "(555-555-5555)\n2. Work experience\nList jobs. Example: BMET II, "
                             "General Hospital, 2019 - 2022\n3. Education\nList your degree.\n")
            .no_resume == NoResume::guide);
  CHECK(testing::read_resume(
            "Ana Bell\nana@example.com\n\nExperience\nBMET, Sample Hospital, 2019 - 2020\n")
            .no_resume == std::nullopt);
  CHECK(testing::read_resume("the quick brown fox\njumps\n").no_resume == NoResume::nothing_known);
}

TEST_CASE("Letters by e-mail, postings and lists of references are told to be no résumé") {
  using resume::NoResume;
  CHECK(testing::read_resume("Hello Ms. Ortiz,\n\nAttached please find my resume for the night "
                             "shift.\n\nBest,\nJenna Holt\n701-555-0133\n")
            .no_resume == NoResume::letter);
  CHECK(testing::read_resume("Medical Laboratory Scientist - Nights\nSample Medical Center\n\n"
                             "About the job\nWe are seeking an MLS.\n\nResponsibilities\nTest."
                             "\n\nQualifications\nMLS(ASCP) required.\n\nBenefits\nMedical.\n\nTo "
                             "apply, email hr@example.org or call 701-555-0100. EOE.\n")
            .no_resume == NoResume::posting);
  const resume::Resume references = testing::read_resume(
      "REFERENCES FOR TOM FIELDS\n\nMartha Begay\nLaboratory Manager, Sample "
      "Hospital\n505-555-0107\n"
      "mbegay@example.gov\n");
  CHECK(references.no_resume == NoResume::references);
  CHECK_FALSE(references.contact.name);
  CHECK(references.contact.emails.empty());
}

TEST_CASE("Headings in small letters, and those that a scanner misread, are told") {
  CHECK(headings_of("Ana Bell\nana@example.com\n\nwhere i've worked\n\nBMET II\nSample Hospital\n"
                    "2020 to now\n\nwhere i studied\nSample College\n\nproof\nCBET 2016\n")
            .size() == 3);
  CHECK(headings_of("Ana\n\nEDUCATlON\nx\n\nCERTlFlCATlONS\ny\n").size() == 2);
}
