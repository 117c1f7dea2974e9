// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/understand.hpp"
#include "core/ontology/role_titles.hpp"
#include "tests/support/knowledge.hpp"
#include "tests/unit/listing/understood.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

struct Row {
  std::string_view title;
  std::string_view employer;
  std::string_view text;
  std::string_view said;
};

Understanding read(const Row& row) {
  return testing::understood(row.title, row.employer, row.text);
}

}  // namespace

TEST_CASE("titles of other trades that share words with ours are none of ours") {
  for (const Row& row : std::vector<Row>{
           {"MLS Data Specialist", "Evergreen Realty", "Feeds of multiple listing services.", ""},
           {"MLS NEXT Academy Coach", "Queen City Football Club", "Coach U14 soccer.", ""},
           {"Medical Lab Scientist Recruiter", "Beacon", "Places MLS(ASCP) with hospitals.", ""},
           {"Embryologist", "Heartland Genetics", "In vitro fertilization of cattle.", ""},
           {"Molecular Technologist", "Prairie Seed", "PCR of soybean seed.", ""},
           {"Toxicologist", "State", "Risk assessments of industrial chemicals.", ""},
           {"Forensic Scientist - Seized Drugs", "State Bureau", "GC-MS of powders.", ""},
           {"Imaging Engineer, Camera Hardware", "Lumen", "Phone cameras.", ""},
           {"Biomedical Technician I - Tissue Processing", "Bank", "Bone into allografts.", ""},
           {"Science Laboratory Technician", "College", "Media for teaching laboratories.", ""}}) {
    CAPTURE(row.title);
    CHECK_FALSE(read(row).classification.track);
  }
  CHECK_FALSE(read({"Imaging Technician - HIM Scanning", "Records", "Scans charts.", ""})
                  .classification.adjacent);
}

TEST_CASE("usual titles of ours name their role") {
  for (const Row& row : std::vector<Row>{
           {"Medical Lab Scientist or Technician Nights", "HCA Houston",
            "Hematology, chemistry. MLT(ASCP) or MLS(ASCP).", "mlt"},
           {"Medical Laboratory Scientist/Technician", "Mercy Hospital", "Hematology.", "mlt"},
           {"Patient Services Technician (Phlebotomy)", "Labcorp", "Venipuncture.", "phlebotomist"},
           {"Microbiology Tech - Weekend", "Mercy Hospital", "Gram stains; MLS(ASCP).",
            "microbiologist"},
           {"Travel MT - Chem/Heme Nights", "Cross Country Allied", "13 weeks.", "mls"},
           {"CT/MR FSE - Upstate", "Canon Medical Systems USA", "CT and MR.",
            "imaging-service-engineer"},
           {"Device Connectivity Engineer", "Mercy Hospital", "Ventilators to Epic.",
            "device-integration-specialist"},
           {"Equipment Technician II", "Fresenius Medical Care",
            "Dialysis machines are calibrated and repaired; preventive maintenance.",
            "dialysis-equipment-technician"},
           {"Genetics Technologist (CG)", "Mercy Hospital", "Karyotypes.",
            "cytogenetic-technologist"}}) {
    CAPTURE(row.title);
    CHECK(read(row).classification.role.value_or("") == row.said);
  }
}

TEST_CASE("a number is a level only where it stands as one") {
  struct Level {
    std::string_view title;
    std::string_view level;
  };
  for (const Level& each :
       std::vector<Level>{{"Medical Laboratory Scientist - $3,000 Sign-On", ""},
                          {"MLS 3 x 12 Nights", ""},
                          {"BMET - 3 openings", ""},
                          {"MLS (2 positions)", ""},
                          {"BMET - Region 3", ""},
                          {"MLS, Level 1 Trauma Center", ""},
                          {"MLS Nights 3/12s", ""},
                          {"Phlebotomist II (CPT-1)", "mid"},
                          {"BMET 3", "senior"},
                          {"Histotechnologist 1/2", "entry"},
                          {"Biomedical Equipment Technician 1, 2 or 3", "entry"},
                          {"Field Service Engineer 2 - MR/CT", "mid"},
                          {"Clinical Laboratory Technologist 2, Days", "mid"}}) {
    CAPTURE(each.title);
    CHECK(ontology::level_in_title(each.title).value_or("") == each.level);
  }
}

TEST_CASE("an agency that hires for good offers no travel") {
  const auto setting = [](std::string_view title, std::string_view text) {
    return read({title, "Actalent", text, ""}).classification.setting.value_or("");
  };
  CHECK(setting("Medical Technologist", "Hematology. This is not a travel assignment.") ==
        "in-house");
  CHECK(setting("Medical Technologist", "Permanent position. Ask about our traveler pool.") ==
        "in-house");
  CHECK(setting("Medical Technologist", "Travel assignment, 13 weeks. Hematology.") == "travel");
}

TEST_CASE("who runs a hospital for a state is of the government") {
  const auto kind = [](std::string_view employer) {
    return read({"Medical Technologist", employer, "Hematology.", ""})
        .classification.employer_kind.value_or("");
  };
  CHECK(kind("University of California, Davis Health") == "government");
  CHECK(kind("Tri-County Health System") == "hospital");
  CHECK(kind("Franklin County") == "government");
  CHECK(kind("Renovo Talent Partners") == "agency");
  CHECK(kind("Renovo Solutions") == "service-organization");
}

}  // namespace medtech::listing
