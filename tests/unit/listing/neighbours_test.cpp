// SPDX-License-Identifier: GPL-3.0-or-later
// Who bears a title of ours elsewhere, and who of ours bears another's.
#include "core/listing/understand.hpp"
#include "core/ontology/role_titles.hpp"
#include "tests/support/knowledge.hpp"
#include "tests/unit/listing/understood.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

struct Row {
  std::string_view title;
  std::string_view employer;
  std::string_view text;
  std::string_view role = "";  // "" where the work is none of ours
};

Classification read(const Row& row) {
  return testing::understood(row.title, row.employer, row.text).classification;
}

}  // namespace

TEST_CASE("medical assistants, desks of laboratories and inspectors of metal are none of ours") {
  for (const Row& row : std::vector<Row>{
           {"Medical Assistant / Lab (Certified)", "FastCare Urgent Clinic",
            "Room patients, vitals, EKG, injections, CLIA-waived testing. RMA (AMT)."},
           {"Certified Medical Assistant - Laboratory", "Baptist Health",
            "Rooms patients, draws blood, performs urinalysis, glucose and hemoglobin tests."},
           {"Medical Assistant/Phlebotomist", "Family Clinic",
            "Rooms patients, vital signs, venipuncture. RMA or CMA."},
           {"Laboratory Client Services Representative", "Quest Diagnostics",
            "Answers calls of clients about test results."},
           {"Client Services Specialist - Laboratory", "Labcorp", "Inbound calls on specimens."},
           {"X-Ray Field Service Engineer", "Yxlon", "Services industrial x-ray and CT systems."},
           {"Field Service Engineer - X-Ray", "Rapiscan Systems", "Scanners at airports."},
           {"Field Service Engineer, X-Ray Systems", "Delta Vision",
            "X-ray and CT cabinets at foundries and aerospace plants; PLC."},
           {"X-Ray Service Engineer", "Delta", "NDT labs; weld inspection."},
           {"Imaging Specialist", "Iron Vault", "Scan paper documents, index."},
           {"Imaging Specialist - CT/X-ray", "Pine Urgent Care",
            "Performs x-ray and CT exams, positions patients. ARRT."},
           {"Technician II", "Sodexo", "Serves meals and cleans the kitchen."},
           {"Technician II", "Harbor Hospital", "Infusion pumps; defibrillators; ventilators."},
       }) {
    CAPTURE(row.title);
    CHECK_FALSE(read(row).track);
  }
}

TEST_CASE("service organizations call those who service scanners imaging specialists") {
  for (const Row& row : std::vector<Row>{
           {"Imaging Specialist II", "TRIMEDX", "PM of CT, x-ray and C-arms.",
            "imaging-service-engineer"},
           {"Imaging Specialist 2", "Crothall Healthcare", "Repair of CT and rad rooms.",
            "imaging-service-engineer"},
           {"Imaging Specialist", "St. Luke's Health",
            "Calibrates and repairs CT, MR and x-ray; preventive maintenance; CRES preferred.",
            "imaging-service-engineer"},
           {"Technician II", "TRIMEDX", "Repairs infusion pumps and defibrillators.", "bmet-2"},
           {"Customer Engineer", "GE HealthCare", "Service of CT and X-ray.",
            "imaging-service-engineer"},
       }) {
    CAPTURE(row.title);
    CHECK(read(row).role == row.role);
  }
  CHECK(read({"Imaging Specialist II", "TRIMEDX", "PM of CT and x-ray at the hospital."}).setting ==
        "service-organization");
}

TEST_CASE("levels are read in words too") {
  const auto level = [](std::string_view title) {
    return ontology::level_in_title(title).value_or("");
  };
  CHECK(level("Technologist, Senior Level II") == "senior");
  CHECK(level("Medical Laboratory Scientist Level Three") == "senior");
  CHECK(level("Medical Laboratory Scientist - Level One") == "entry");
  CHECK(level("Medical Technologist - Level One Trauma Center") == "");
  CHECK(level("Principal Medical Technologist") == "senior");
  CHECK(level("Associate Field Service Engineer") == "entry");
  CHECK(level("Associate Degree MLT") == "");
  CHECK(level("Associate Director, Laboratory") == "director");
}

TEST_CASE("the reasons name what level and setting follow from") {
  const auto reasons = read({"BMET II", "TRIMEDX", "PM of infusion pumps."}).reasons;
  const auto has = [&](std::string_view reason) {
    return std::ranges::find(reasons, reason) != reasons.end();
  };
  CHECK(has("level: mid, by the title"));
  CHECK(has("setting: service-organization, as the employer is one"));
}

}  // namespace medtech::listing
