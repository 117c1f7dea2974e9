// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/capabilities.hpp"

#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
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
