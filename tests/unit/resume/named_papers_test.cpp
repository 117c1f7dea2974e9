// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/named_papers.hpp"

#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech;
using Texts = std::vector<std::string>;

namespace {

Texts papers_of(const std::string& lines) {
  Texts all;
  for (const resume::Credential& each :
       testing::read_resume("Ana Bell\nana@example.com\n\n" + lines).credentials)
    all.push_back(each.text);
  return all;
}

}  // namespace

TEST_CASE("Certificates of any field are read among schools, skills and in summaries") {
  CHECK(papers_of("EDUCATION\nCertification : Green Belt 2012 Sample Institute of Quality\n"
                  "Bachelor of Science, Biology, Sample University, 2010\n") ==
        Texts{"Certification : Green Belt"});
  CHECK(papers_of("SUMMARY\nReliable worker. OSHA certified\n\nSKILLS\n- Welding\n- CPR and First "
                  "Aid certified\n- Affordable Care Act Certified\n") ==
        Texts{"OSHA certified", "CPR and First Aid certified", "Affordable Care Act Certified"});
  CHECK(papers_of("SKILLS\n- Licensed Navigator # 2984352\n") == Texts{"Licensed Navigator"});
  CHECK(papers_of("INTERESTS\nFCC License (2001) * Member, Sample Club\n") == Texts{"FCC License"});
}

TEST_CASE("Several certificates in one line are each one of their own") {
  CHECK(papers_of("CERTIFICATIONS\nBoard Certified Registered Nurse, * IHI Certified Improvement "
                  "Adviser * Certified Green Belt, * Certified Medical Office Manager, Dayton\n") ==
        Texts{"Board Certified Registered Nurse", "IHI Certified Improvement Adviser",
              "Certified Green Belt", "Certified Medical Office Manager"});
  CHECK(papers_of("SKILLS\nCertifications: CPR, Notary Public, Forklift Operator\n") ==
        Texts{"CPR", "Notary Public", "Forklift Operator"});
}

TEST_CASE("Marks part a long line of certificates, and a comma one from its kind") {
  CHECK(papers_of(
            "CERTIFICATIONS\nConflict and Communication training; Civil Rights training; Oregon "
            "Substitute Restricted license; Pork Check off certified\n") ==
        Texts{"Conflict and Communication training", "Civil Rights training",
              "Oregon Substitute Restricted license", "Pork Check off certified"});
  CHECK(papers_of("EDUCATION\n- Certificate, Power Equipment Repairer, completed 1996\n") ==
        Texts{"Certificate, Power Equipment Repairer"});
}

TEST_CASE("Certificates stand behind names, and their numbers are no part of theirs") {
  const resume::Resume read = testing::read_resume(
      "Ana Bell, CFA\nana@example.com\n\nLICENSES\nCertified Fraud Examiner (# "
      "598382)\n");
  REQUIRE(read.credentials.size() == 2);
  CHECK(read.credentials[0].text == "CFA");
  CHECK(read.credentials[1].text == "Certified Fraud Examiner");
  CHECK(read.credentials[1].number == "598382");
}

TEST_CASE("What is said of certificates, or named like them, is none") {
  CHECK(papers_of("EDUCATION\nHigh School Certificate, Sample School, 2001\n"
                  "Certificate of Secondary Education, 2003\n")
            .empty());
  CHECK(papers_of("MEMBERSHIPS\nAssociation of Certified Fraud Examiners\n").empty());
  CHECK(papers_of("SUMMARY\nImplemented and obtained NADCAP certification within 7 months.\n"
                  "I will acquire my Level 3 certification in November.\n")
            .empty());
  CHECK(papers_of("CERTIFICATIONS\nScrum Master\nCertification complete and renewed in 2015\n") ==
        Texts{"Scrum Master"});
  CHECK(papers_of("HONORS, AWARDS AND CERTIFICATIONS\nDean's List, Fall 2021\nCPR certified\n") ==
        Texts{"CPR certified"});
  // A college's certificate is schooling.
  CHECK(papers_of("EDUCATION\nCertificate in Biomedical Equipment Maintenance\nSample Technical "
                  "College, 2015\n")
            .empty());
}

TEST_CASE("Two names of one certificate are known to be that") {
  const resume::Vocabulary& words = testing::resume_lore().vocabulary;
  CHECK(resume::is_same_paper("CPR", "CPR Certified", words));
  CHECK(resume::is_same_paper("First Aid & CPR", "CPR/First Aid certified", words));
  CHECK_FALSE(resume::is_same_paper("CPR", "First Aid", words));
  CHECK_FALSE(resume::is_same_paper("Certification", "License", words));
}

TEST_CASE("A file that lists certificates without end is read in bounds") {
  std::string lines = "CERTIFICATIONS\n";
  for (int i = 0; i < 500; ++i) lines += "Certificate in Trade " + std::to_string(i) + "\n";
  CHECK(papers_of(lines).size() == 200);
}
