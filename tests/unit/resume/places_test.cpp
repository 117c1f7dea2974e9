// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/pieces.hpp"
#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

using namespace medtech;

namespace {

std::string place_in(std::string_view text) {
  const auto place = resume::find_place(text, testing::resume_lore());
  return place ? std::string(text.substr(place->begin, place->end - place->begin)) : "none";
}

}  // namespace

TEST_CASE("A town whose name begins with a state's is a town") {
  for (const char* place :
       {"Washington, DC", "Washington, D.C.", "Washington DC", "New York, NY", "New York, New York",
        "New York NY 10021", "Kansas City, Kansas", "Iowa City, IA", "Oklahoma City, OK",
        "Indiana, PA", "Delaware, OH", "Virginia Beach, VA", "Nevada, MO", "Texas City, TX",
        "Michigan City, IN", "California, MD"}) {
    CAPTURE(place);
    CHECK(place_in(std::string("Sibley, ") + place) == place);
    CHECK(place_in(std::string("American Red Cross, ") + place) == place);
    CHECK(place_in(place) == place);
  }
}

TEST_CASE("Places are read in the forms that résumés have") {
  const std::pair<const char*, const char*> cases[] = {
      {"Sample Hospital, Boston, Mass.", "Boston, Mass."},
      {"Sample Hospital, Bethesda, Md.", "Bethesda, Md."},
      {"Sample Hospital, Silver Spring, MD.", "Silver Spring, MD"},
      {"Sample Hospital, Dayton, Ohio.", "Dayton, Ohio"},
      {"Sample Hospital, Atlanta, Georgia, USA", "Atlanta, Georgia, USA"},
      {"Sample Hospital, Columbus, Ohio Staff Technologist", "Columbus, Ohio"},
      {"Sample Hospital, Toronto, ON", "Toronto, ON"},
      {"University of Lagos, Nigeria", "Nigeria"},
      {"Sample Hospital, Lagos, Nigeria.", "Lagos, Nigeria"},
      {"University of Cincinnati, OH", "OH"},
      {"Dothan Alabama 36301", "Dothan Alabama 36301"},
  };
  for (const auto& [text, place] : cases) {
    CAPTURE(text);
    CHECK(place_in(text) == place);
  }
}

TEST_CASE("Letters of credentials and names that begin with a state's are no places") {
  for (const char* text :
       {"Cytotechnologist, CT(ASCP)", "Medical Technologist, MT (ASCP)", "Technologist, MT",
        "BMET I/II, Texas Children's Hospital", "Nurse, Virginia Mason", "Technician, ON"}) {
    CAPTURE(text);
    CHECK(place_in(text) == "none");
  }
}

TEST_CASE("Letters that a name goes on behind are no state") {
  CHECK(place_in("Department of Veterans Affairs, VA Medical Center") == "none");
  CHECK(place_in("Technologist, VA Medical Center, Dayton, OH") == "Dayton, OH");
  CHECK(place_in("Sample Hospital, Richmond, VA") == "Richmond, VA");
  CHECK(place_in("Sample Hospital, Tampa, FL 33612 US") == "Tampa, FL 33612 US");
}
