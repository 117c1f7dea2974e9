// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/capabilities.hpp"

#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace medtech;
using Texts = std::vector<std::string>;

namespace {

resume::Resume with_credentials(const std::string& lines) {
  return testing::read_resume("Ana Bell\nana@example.com\n\nCERTIFICATIONS\n" + lines);
}

Texts ids(const std::vector<resume::Credential>& list) {
  Texts all;
  for (const resume::Credential& each : list) all.push_back(each.id.value_or("? " + each.text));
  return all;
}

}  // namespace

TEST_CASE("Credentials are read with ids, dates and numbers") {
  const resume::Resume read = with_credentials(
      "- MLS(ASCP)CM, certification number 20151234, earned 05/2015, expires 04/2027\n- CBET "
      "2018\n- California CLS license # MTA 00012345, exp. 12/31/2026\n");
  REQUIRE(read.credentials.size() == 3);
  CHECK(read.credentials[0].id == "ascp-mls");
  CHECK(read.credentials[0].number == "20151234");
  CHECK(read.credentials[0].earned == resume::PartialDate{2015, 5, 0});
  CHECK(read.credentials[0].expires == resume::PartialDate{2027, 4, 0});
  CHECK(read.credentials[1].id == "aci-cbet");
  CHECK(read.credentials[1].earned == resume::PartialDate{2018, 0, 0});
  CHECK(read.credentials[2].licence);
  CHECK(read.credentials[2].state == "CA");
  CHECK(read.credentials[2].number == "MTA 00012345");
  CHECK(read.credentials[2].expires == resume::PartialDate{2026, 12, 31});
}

TEST_CASE("Issuer and dates of a credential may stand in the lines below it") {
  for (const char* lines :
       {"CBET\nAAMI Credentials Institute (ACI)\nMay 2019\n", "CBET, AAMI\nACI Earned May 2019\n",
        "- CBET, awarded by the AAMI Credentials Institute in\n  May 2019\n",
        "CBET\nEarned: 05/2019\n"}) {
    CAPTURE(lines);
    const resume::Resume read = with_credentials(lines);
    REQUIRE(read.credentials.size() == 1);
    CHECK(read.credentials[0].id == "aci-cbet");
    CHECK(read.credentials[0].earned == resume::PartialDate{2019, 5, 0});
  }
  const resume::Resume other = with_credentials("CBET\nForklift operator, 2021\n");
  CHECK(other.credentials.size() == 2);
}

TEST_CASE("What is wished for, denied or on its way is not held, and what stands beside it is") {
  for (const char* line :
       {"CBET desired", "No CBET yet", "Eager to obtain CBET", "Studying for CBET", "CBET not held",
        "Do not hold CBET", "Interested in CBET", "CBET in process", "CBET lapsed", "CBET pending",
        "Eligible for CRES and CBET"}) {
    CAPTURE(line);
    const resume::Resume read = with_credentials(std::string(line) + "\n");
    CHECK(ids(read.credentials).empty());
    CHECK(!read.pending.empty());
  }
  CHECK(ids(with_credentials("CBET, CRES (in progress)\n").credentials) == Texts{"aci-cbet"});
  CHECK(ids(with_credentials("CRES in progress, CBET\n").credentials) == Texts{"aci-cbet"});
  CHECK(ids(with_credentials("CRES eligible; CBET\n").credentials) == Texts{"aci-cbet"});
  CHECK(ids(with_credentials("CBET, renewal pending\n").credentials) == Texts{"aci-cbet"});
}

TEST_CASE("What the tables don't know is kept as printed, what is not held yet apart") {
  const resume::Resume read = with_credentials("OSHA 10, 2019\nForklift operator\nCRES eligible\n");
  CHECK(ids(read.credentials) == Texts{"? OSHA 10", "? Forklift operator"});
  CHECK(ids(read.pending) == Texts{"aci-cres"});
}

TEST_CASE("Credentials behind a name count, those of others in a job don't") {
  const resume::Resume read = testing::read_resume(
      "Ana Bell, MLS(ASCP)CM\nana@example.com\n\nEXPERIENCE\nLab Manager, Sample Hospital, 2015 - "
      "2019\n- Supervised four CBET technicians\n");
  CHECK(ids(read.credentials) == Texts{"ascp-mls"});
}

TEST_CASE("Skills carry ids where the field knows them, outcomes their numbers") {
  const resume::Resume read = testing::read_resume(
      "Ana Bell\nana@example.com\n\nSKILLS\nLanguages: Spanish, Polish\nVentilators; "
      "Juggling\n\nEXPERIENCE\nBMET II, Sample Hospital, 2015 - 2019 (MOS 68A)\n"
      "- Closed 98% of work orders\n- Saved $40,000\n- Repaired in 2016\n- Served 320 beds\n");
  const auto skill = [&](std::string_view text) {
    return std::ranges::find(read.skills, text, &resume::Skill::text);
  };
  REQUIRE(skill("Ventilators") != read.skills.end());
  CHECK(skill("Ventilators")->id == "ventilator");
  REQUIRE(skill("Juggling") != read.skills.end());
  CHECK_FALSE(skill("Juggling")->id.has_value());
  CHECK(skill("Spanish") != read.skills.end());
  Texts numbers;
  for (const resume::Outcome& outcome : read.outcomes) numbers.push_back(outcome.number);
  CHECK(numbers == Texts{"98%", "$40,000", "320 beds"});
  CHECK(read.military_codes == Texts{"68A"});
}

TEST_CASE("Numbers of licenses and certificates are read however they are written") {
  const std::pair<const char*, const char*> cases[] = {
      {"CLS license, State of California, MTG00012345, Exp 11/30/2027", "MTG00012345"},
      {"California CLS License MTA-00045678, expires 6/30/2027", "MTA-00045678"},
      {"NYS CLT License 012345-1", "012345-1"},
      {"Tennessee Medical Laboratory Technologist license 0000012345", "0000012345"},
      {"Florida Clinical Laboratory Technologist TN 12345 (Hematology), exp. 08/31/2026",
       "TN 12345"},
      {"Montana CLS license MED-CLS-LIC-1234, exp 5/31/2027", "MED-CLS-LIC-1234"},
      {"CompTIA A+ (COMP001021234567)", "COMP001021234567"},
      {"MLS(ASCP)CM, certificate 312345, 2019", "312345"},
      {"MB(ASCP)CM | ASCP Board of Certification | #MB 51234 | Exp. 12/31/2025", "MB 51234"},
      {"Louisiana CLS-G License #CLG.204455, LSBME, exp. 12/31/2026", "CLG.204455"},
      {"FCC General Radiotelephone Operator License, PG-12-34567", "PG-12-34567"},
      {"CBET 2018", "?"},
      {"California CLS license, Dayton, OH 45402", "?"},
      {"MLS(ASCP), trained on Sysmex XN-3100", "?"},
      {"Tennessee license, renewed 2024", "?"},
  };
  for (const auto& [text, number] : cases) {
    CAPTURE(text);
    const resume::Resume read = with_credentials(text);
    REQUIRE_FALSE(read.credentials.empty());
    CHECK(read.credentials[0].number.value_or("?") == number);
  }
  const resume::Resume one = with_credentials(
      "California Certified Phlebotomy Technician I (CPT-1), CDPH, CPT 00012345, exp. "
      "1/31/2028\n");
  REQUIRE(ids(one.credentials) == Texts{"CA-CPT"});
  CHECK(one.credentials[0].number == "CPT 00012345");
  CHECK(one.credentials[0].expires == resume::PartialDate{2028, 1, 31});
}

TEST_CASE("Credentials are known in their common spellings") {
  const std::pair<const char*, const char*> cases[] = {
      {"M.L.S. (ASCP)", "ascp-mls"},
      {"RMT (AMT), 2003", "amt-mls"},
      {"Medical Technologist, ASCP certified, 1998", "ascp-mls"},
      {"Medical Laboratory Scientist (MLS) - American Society for Clinical Pathology - 2008",
       "ascp-mls"},
      {"Hawaii MLT license #MT-1234", "HI-MT"},
      {"Nevada General Supervisor license", "NV-CLT"},
      {"West Virginia clinical lab practitioner license", "WV-CLP"},
      {"Florida DOH Supervisor License SU34567", "FL-CLP"},
  };
  for (const auto& [text, id] : cases) {
    CAPTURE(text);
    CHECK(ids(with_credentials(text).credentials) == Texts{id});
  }
  CHECK(ids(with_credentials("QIHC(ASCP)CM, QLS").credentials) == Texts{"ascp-qihc", "ascp-qls"});
}

TEST_CASE("A year behind a credential is no number that it belongs to") {
  CHECK(ids(with_credentials("CRES 2019; CLES 2020").credentials) == Texts{"aci-cres", "aci-cles"});
}

TEST_CASE("A skill that is known by the words beside it is listed once") {
  const resume::Resume read = testing::read_resume(
      "Ana Bell\nana@example.com\n\nSKILLS\nEpic, Beaker, laboratory information system\n");
  CHECK(std::ranges::count(read.skills, "Beaker", &resume::Skill::text) == 1);
}

TEST_CASE("The issuer is the one that is printed, and references are no credential") {
  CHECK(with_credentials("BLS (AHA) exp. 3/2027\n").credentials[0].issuer == "AHA");
  CHECK(with_credentials("CPR/AED, American Red Cross, 2025\n").credentials[0].issuer ==
        "Red Cross");
  CHECK(with_credentials("CBET, 2020\nReferences available on request\n").credentials.size() == 1);
}

TEST_CASE("A date of a sentence belongs to what stands beside it") {
  const resume::Resume letter = testing::read_resume(
      "Dear Ms. Tran,\n\nI hold MLT(ASCP) and have 4 years of experience in hematology. In my job "
      "at Sutter Health since June 2021 I have run the Sysmex line.\n\nSincerely,\nAna Bell\n");
  REQUIRE(letter.credentials.size() == 1);
  CHECK_FALSE(letter.credentials[0].earned.has_value());
}

TEST_CASE("Certifications in a line of their own end the line of education before") {
  const resume::Resume read = testing::read_resume(
      "Ana Bell\nana@example.com\n\nEducation: AAS, Biomedical Engineering Technology, Sample "
      "Community College 2020\nCerts: CABT (AAMI) 2021\n");
  REQUIRE(read.credentials.size() == 1);
  CHECK(read.credentials[0].earned == resume::PartialDate{2021, 0, 0});
}

TEST_CASE("Streets, heads of tables and numbers of pages are no skills") {
  const resume::Resume read = testing::read_resume(
      "Ana Bell\n1822 W. Belmont Ave, Chicago, Illinois 60657\nana@example.com\n\n## Skills\n\n| "
      "Area | Equipment |\n|---|---|\n| Imaging | Ventilators |\n\nPage 1 of 2\n");
  Texts skills;
  for (const resume::Skill& skill : read.skills) skills.push_back(skill.text);
  CHECK(skills == Texts{"Ventilators", "Imaging"});
}

TEST_CASE("Each paper has its own number") {
  using resume::PartialDate;
  const std::vector<resume::Credential> in_line =
      with_credentials("FL License TN 61234 | NV MT license 22119-GEN\n").credentials;
  REQUIRE(in_line.size() == 2);
  CHECK(in_line[0].id == "FL-CLP");
  CHECK(in_line[0].number == "TN 61234");
  CHECK(in_line[1].id == "NV-CLT");
  CHECK(in_line[1].number == "22119-GEN");
  const std::vector<resume::Credential> two =
      with_credentials(
          "Florida Clinical Laboratory Supervisor, SU 45678, exp. 08/31/2026\nFlorida "
          "Clinical Laboratory Technologist, TN 61234, exp. 08/31/2028\n")
          .credentials;
  REQUIRE(two.size() == 2);
  CHECK(two[0].number == "SU 45678");
  CHECK(two[1].number == "TN 61234");
  CHECK(two[1].expires == PartialDate{2028, 8, 31});
  const std::vector<resume::Credential> below =
      with_credentials("CBET, AAMI\nNo. 31877, exp. 12/2027\nCompTIA Security+\n").credentials;
  REQUIRE(below.size() == 2);
  CHECK(below[0].number == "31877");
  CHECK(below[0].expires == PartialDate{2027, 12, 0});
  CHECK_FALSE(below[1].number);
}

TEST_CASE("Numbers of certificates need no word where certificates are listed") {
  const std::pair<const char*, const char*> cases[] = {
      {"MLS(ASCP) 30099887 (May 2010)", "30099887"},
      {"PBT(ASCP) 55123, 2018", "55123"},
      {"MLT (AMT) 3091827 - June 2022", "3091827"},
      {"MLS(ASCP)CM, 2021, ID 30277001", "30277001"},
      {"BLS, AHA, card 215678901234, exp 05/2027", "215678901234"},
      {"CPT | NHA | K7R2P9W4 | 2027-05-31", "K7R2P9W4"},
      {"Hawaii Clinical Laboratory Scientist MT-2211", "MT-2211"},
      {"West Virginia MLS License 2233", "2233"}};
  for (const auto& [line, number] : cases) {
    CAPTURE(line);
    const std::vector<resume::Credential> read = with_credentials(line).credentials;
    REQUIRE(read.size() == 1);
    CHECK(read[0].id.has_value());
    CHECK(read[0].number == number);
  }
}

TEST_CASE("A table's head tells what its columns are") {
  using resume::PartialDate;
  for (const char* table : {"Credential\tNumber\tExpires\nMLS(ASCP)\t30188222\t06/30/2027\n",
                            "| Credential | Number | Expires |\n|---|---|---|\n| MLS(ASCP) | "
                            "30188222 | 06/30/2027 |\n"}) {
    CAPTURE(table);
    const std::vector<resume::Credential> read = with_credentials(table).credentials;
    REQUIRE(read.size() == 1);
    CHECK(read[0].id == "ascp-mls");
    CHECK(read[0].number == "30188222");
    CHECK_FALSE(read[0].earned);
    CHECK(read[0].expires == PartialDate{2027, 6, 30});
  }
  const std::vector<resume::Credential> both =
      with_credentials("Certification\tIssued\tExpires\nMLS(ASCP)\t07/01/2024\t06/30/2027\n")
          .credentials;
  REQUIRE(both.size() == 1);
  CHECK(both[0].earned == PartialDate{2024, 7, 1});
  CHECK(both[0].expires == PartialDate{2027, 6, 30});
}

TEST_CASE("A day ahead is when a credential runs out, a renewal when its term began") {
  using resume::PartialDate;
  const std::vector<resume::Credential> read =
      with_credentials("CBET, 12/2027\nMLS(ASCP)CM since 08/2014, renewed 2024\n").credentials;
  REQUIRE(read.size() == 2);
  CHECK(read[0].expires == PartialDate{2027, 12, 0});
  CHECK_FALSE(read[0].earned);
  CHECK_FALSE(read[1].expires);
}

TEST_CASE("The person below a side column, and that nothing is required, are no credentials") {
  CHECK(ids(testing::read_resume("CERTIFICATIONS\nCBET (AAMI) - 2015\n\nAna Bell\nField Service "
                                 "Engineer\n513-555-0142 | ana@example.com\n\nEXPERIENCE\nBMET, "
                                 "Sample Hospital, 2019 - 2025\n")
                .credentials) == Texts{"aci-cbet"});
  CHECK(ids(with_credentials("CBET 2015\n(Texas – no license required)\n").credentials) ==
        Texts{"aci-cbet"});
  CHECK(ids(with_credentials("Certified Phlebotomy Technician (CPT)\n2019 to 2027\n").credentials)
            .size() == 1);
}

TEST_CASE("Of two dates of a credential the more exact one is kept") {
  const std::vector<resume::Credential> read =
      testing::read_resume(
          "Ana Bell\nana@example.com\n\nPROFILE\nBMET; CABT earned 2026.\n\n"
          "CERTIFICATIONS\nCABT - AAMI - March 2026\n")
          .credentials;
  REQUIRE(read.size() == 1);
  CHECK(read[0].earned == resume::PartialDate{2026, 3, 0});
}

TEST_CASE("What is named after a credential is none, what stands on its paper is of it") {
  const auto held = [](const std::string& lines) {
    Texts all;
    for (const resume::Credential& each :
         testing::read_resume("Ana Bell\nana@example.com\n\n" + lines).credentials)
      all.push_back(each.id.value_or(each.text) +
                    (each.earned ? " " + to_string(*each.earned) : ""));
    return all;
  };
  CHECK(held("SKILLS\nCBET study, working with MLS students\n").empty());
  CHECK(held("EDUCATION\nCBET training at Sample College, 2012\n").empty());
  CHECK(held("EXPERIENCE\nTrainer, Sample Hospital, 2012 - 2014\n- Teach CPR and BLS.\n").empty());
  CHECK(held("CERTIFICATIONS\nWelder of pipes\nCertificate 1234567\nIssued 2012\n") ==
        Texts{"Welder of pipes 2012"});
}
