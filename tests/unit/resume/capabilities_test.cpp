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
