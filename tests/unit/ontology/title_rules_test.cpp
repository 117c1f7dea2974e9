// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/title_rules.hpp"

#include "core/base/embedded.hpp"
#include "core/ontology/roles.hpp"
#include "tests/support/knowledge.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::ontology {

namespace {

TitleRules rules() {
  return value_or_throw(
      TitleRules::parse(embedded::find("roles/titles.toml").value(), "titles.toml"));
}

}  // namespace

TEST_CASE("titles name roles") {
  const TitleRules known = rules();
  const std::vector<std::pair<std::string_view, std::string_view>> titles{
      {"Medical Laboratory Scientist - Nights", "mls"},
      {"Clinical Laboratory Technologist", "mls"},
      {"MLT (Medical Lab Technician) PRN", "mlt"},
      {"Blood Bank Technologist", "blood-bank-technologist"},
      {"Histotechnician, Mohs", "histotechnician"},
      {"Cytotechnologist PRN Per Diem", "cytologist"},
      {"Phlebotomist II", "phlebotomist"},
      {"Plasma Center Technician", "plasma-phlebotomist"},
      {"Laboratory Supervisor - Chemistry", "lab-supervisor"},
      {"Biomedical Equipment Technician III", "bmet"},
      {"BMET II", "bmet"},
      {"Field Service Engineer - MRI", "imaging-service-engineer"},
      {"Field Service Engineer, Hematology Analyzers", "lab-instrument-service-engineer"},
      {"Manager, Clinical Engineering", "htm-manager"},
      {"Dialysis Biomedical Technician", "dialysis-equipment-technician"},
      {"Medical Lab Technician (MLT) or Medical Lab Scientist (MLS)", "mlt"},
      {"Nurse Call Field Technician", "field-service-engineer"},
      {"Medical Equipment Repair Technician", "bmet"},
      {"Imaging Engineer II (CT / General X-ray)", "imaging-service-engineer"},
  };
  for (const auto& [title, role] : titles) {
    CAPTURE(title);
    CHECK(known.judge(title).role == role);
  }
}

TEST_CASE("false friends are of other fields") {
  const TitleRules known = rules();
  for (const std::string_view title :
       {"Medication Technician", "Med Tech / Caregiver", "Licensed Massage Therapist (LMT)",
        "CT Technologist", "Radiologic Technologist", "Surgical Technologist",
        "HVAC Service Technician", "Field Service Technician - ATM",
        "Community Living Specialist (CLS)", "Pharmacy Technician",
        "Patient Care Technician - Dialysis", "Wafer Fab Equipment Engineer", "Research Associate",
        "Asphalt Lab Technician", "Medical Laboratory Courier", "Veterinary Laboratory Technician",
        "Registered Nurse - Blood Bank"}) {
    CAPTURE(title);
    CHECK_FALSE(known.judge(title).field.empty());
  }
}

TEST_CASE("a bare title of two trades is left to the text") {
  CHECK(rules().judge("Field Service Engineer").decide == "equipment");
  CHECK(rules().judge("Med Tech").decide == "lab");
  CHECK(rules().judge("Accountant").line == 0);
}

TEST_CASE("words that people search by mean roles that there are, and are no titles") {
  const auto biomeds = rules().roles_meant_by("Biomeds");
  CHECK(biomeds == std::vector<std::string>{"bmet-1", "bmet-2", "bmet-3", "bmet-lead"});
  CHECK(rules().roles_meant_by("lab").empty());
  for (const char* words : {"biomed", "lab tech", "histo", "cyto", "phleb", "micro", "blood bank",
                            "field service", "imaging service", "dialysis tech"}) {
    CAPTURE(words);
    const auto roles = rules().roles_meant_by(words);
    CHECK_FALSE(roles.empty());
    for (const std::string& role : roles)
      CHECK(find_role(testing::knowledge().roles, role) != nullptr);
  }
}

TEST_CASE("wrong rules are told with their line") {
  const std::string head =
      "schema = 1\nsource = \"t\"\nas_of = 2026-01-01\nconfidence = \"high\"\n";
  const auto rule_error = [&](const std::string& text) {
    auto parsed = TitleRules::parse(head + text, "titles.toml");
    return parsed ? std::string() : parsed.error().text();
  };
  CHECK(rule_error("[[rule]]\nrole = \"mls\"\ntitles = [\"mls\"]\n").empty());
  CHECK(rule_error("[[rule]]\nrole = \"mls\"\ntitles = [\"@nothing\"]\n").find("titles.toml:7") ==
        0);
  CHECK(rule_error("[[rule]]\ntitles = [\"mls\"]\n").find("`role`") != std::string::npos);
  CHECK(rule_error("[[meant]]\nwords = [\"biomed\"]\n").find("`roles`") != std::string::npos);
  CHECK(rule_error("[[rule]]\nrole = \"mls\"\n").find("`titles`") != std::string::npos);
}

}  // namespace medtech::ontology
