// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/title_filter.hpp"

#include "core/base/embedded.hpp"
#include "core/sources/defaults.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using medtech::sources::TitleFilter;

TEST_CASE("a filter without phrases takes no title for another field's") {
  CHECK_FALSE(TitleFilter().of_another_field("Registered Nurse"));
}

TEST_CASE("phrases match whole words in order, whatever their case and accents") {
  const std::vector<std::string> phrases = {"registered nurse", "café*"};
  const TitleFilter filter(phrases, {});
  CHECK(filter.of_another_field("REGISTERED NURSE - ICU"));
  CHECK(filter.of_another_field("Senior Registered-Nurse"));
  CHECK(filter.of_another_field("Cafeteria Lead"));
  CHECK_FALSE(filter.of_another_field("Nurse, Registered"));
  CHECK_FALSE(filter.of_another_field("Registered Nurses"));
  CHECK_FALSE(filter.of_another_field(""));
}

TEST_CASE("a keeping word saves a title unless it is part of the phrase itself") {
  const std::vector<std::string> phrases = {"pharmacy technician", "nurse"};
  const std::vector<std::string> unless = {"technician", "lab", "laborator*"};
  const TitleFilter filter(phrases, unless);
  CHECK(filter.of_another_field("Pharmacy Technician - Nights"));
  CHECK_FALSE(filter.of_another_field("Pharmacy Technician, Laboratory"));
  CHECK_FALSE(filter.of_another_field("Lab Nurse"));
  CHECK(filter.of_another_field("Labor and Delivery Nurse"));
}

TEST_CASE("the shipped words let no title of the field go") {
  const auto text = medtech::embedded::find("sources/defaults.toml");
  REQUIRE(text);
  const auto defaults = medtech::sources::parse_defaults(*text, "defaults.toml");
  REQUIRE(defaults);
  CHECK(defaults->search.size() >= 8);
  const TitleFilter& filter = defaults->other_fields;
  for (const char* title :
       {"Registered Nurse (RN) - Emergency Department", "Physician - Family Medicine", "Cook I",
        "Pharmacy Technician", "Dialysis Nurse", "Staff Accountant", "Care Manager RN",
        "LPN Clinic", "Speech-Language Pathologist", "Labor & Delivery RN", "Security Officer"}) {
    CAPTURE(title);
    CHECK(filter.of_another_field(title));
  }
  for (const char* title : {"Medical Laboratory Scientist - Nights",
                            "BMET II",
                            "Phlebotomist - Physician Office Lab",
                            "Biomedical Equipment Technician",
                            "Imaging Service Engineer",
                            "Clinical Engineer",
                            "Laboratory Manager",
                            "Histotechnologist",
                            "Dialysis Equipment Technician",
                            "Point of Care Testing Coordinator, RN or MLS",
                            "Cytotechnologist",
                            "Field Service Engineer",
                            "Nurse Call Systems Technician",
                            "Pathologists' Assistant",
                            "Specimen Processor",
                            "Teacher of Medical Laboratory Science",
                            "Clinical Applications Specialist",
                            "Account Executive, Lab Instruments",
                            "Medical Technologist (Attorney Lab)",
                            "Environmental Services Equipment Technician",
                            "HTM Manager",
                            "Anesthesia Technician"}) {
    CAPTURE(title);
    CHECK_FALSE(filter.of_another_field(title));
  }
}
