// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/understand.hpp"
#include "tests/support/knowledge.hpp"
#include "tests/unit/listing/understood.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

std::string role_of(std::string_view title, std::string_view employer, std::string_view text) {
  return testing::understood(title, employer, text).classification.role.value_or("");
}

bool is_about(const Understanding& found, std::string_view specialty) {
  const auto& all = found.classification.specialties;
  return std::ranges::find(all, specialty) != all.end();
}

bool names(const Understanding& found, std::string_view equipment) {
  const auto& all = found.requirements.equipment;
  return std::ranges::find(all, equipment) != all.end();
}

struct Row {
  std::string_view title;
  std::string_view employer;
  std::string_view text;
};

}  // namespace

TEST_CASE("laboratories of other trades and desks beside a laboratory are none of ours") {
  for (const auto& [title, employer, text] : std::vector<Row>{
           {"Laboratory Technician", "Eurofins Food Chemistry Testing",
            "Proximate analysis of food, moisture, fat by Soxhlet; ICP-MS. Bachelor's in "
            "chemistry."},
           {"Laboratory Technician", "Kraft Heinz", "Food QC microbiology plating, pH"},
           {"Laboratory Technician", "Lakeside Creamery", "Food microbiology plating and HACCP."},
           {"Laboratory Supervisor", "Pace Analytical", "Oversees environmental testing."},
           {"Lab Manager", "Harvard University", "Neuroscience lab; order supplies; mice."},
           {"Lab Customer Service Representative", "Quest Diagnostics", "Call center."},
           {"Sleep Lab Manager", "Mercy", "Sleep studies."},
           {"Vascular Lab Supervisor", "Mercy", "RVT required."},
           {"Echo Lab Manager", "Mercy Hospital", ""},
           {"HVAC Biomedical Facility Tech", "Biomedical Realty Trust", "Chillers and boilers."},
           {"Biomed Tech", "Biomed Realty", "Facility rounds."},
           {"Biomedical Engineering Technician", "Boston Scientific",
            "R&D test lab; build fixtures; catheters; prototypes; verification."},
           {"Clinical Engineer", "Edwards Lifesciences",
            "Field clinical support of TAVR cases."}}) {
    CAPTURE(title);
    CAPTURE(employer);
    CHECK_FALSE(testing::understood(title, employer, text).classification.track);
  }
  CHECK(role_of("Technical Support Specialist - Molecular", "Cepheid",
                "Phone support of GeneXpert.") != "molecular-technologist");
}

TEST_CASE("heads of clinical laboratories are known by title, employer or text") {
  CHECK(role_of("Laboratory Manager", "Mercy Hospital", "") == "lab-manager");
  CHECK(role_of("Lab Manager", "Mercy Hospital",
                "Leads hematology, chemistry and blood bank; CLIA, CAP.") == "lab-manager");
  CHECK(role_of("Clinical Laboratory Supervisor", "", "") == "lab-supervisor");
  CHECK(role_of("Microbiology Supervisor", "", "") == "lab-supervisor");
}

TEST_CASE("an employer of another trade has plain titles of ours too") {
  CHECK(role_of("Biomedical Equipment Technician (BMET) - Contractor", "Leidos",
                "Maintains medical equipment at a DHA hospital.") == "bmet-2");
  CHECK(role_of("Medical Technologist", "Leidos", "Hematology; ASCP.") == "mls");
  CHECK(role_of("Phlebotomist", "Leidos", "Military entrance station.") == "phlebotomist");
  CHECK_FALSE(testing::understood("Field Service Engineer", "Lam Research", "Etch tools.")
                  .classification.track);
  CHECK_FALSE(testing::understood("Lab Associate", "Intel", "Clean room.").classification.track);
  CHECK_FALSE(testing::understood("Med Tech", "Atria Senior Living", "Pass medications.")
                  .classification.track);
}

TEST_CASE("titles of the services and of agencies name roles") {
  CHECK(role_of("Lab Tech II", "Mercy Hospital", "Hematology testing; MLT(ASCP).") == "mlt");
  CHECK(role_of("Lab Tech", "Mercy Hospital", "Specimen processing and phlebotomy; hematology.") ==
        "lab-assistant");
  CHECK(role_of("Electronics Technician (Medical)", "VA", "Repairs.") == "bmet-2");
  CHECK(role_of("68K Medical Laboratory Specialist", "US Army National Guard", "Enlist.") == "mlt");
  CHECK(role_of("4A2X1 Biomedical Equipment", "US Air Force", "") == "bmet-2");
  CHECK(role_of("Travel Biomed", "Stability Healthcare", "13 weeks BMET II at a hospital") ==
        "bmet-2");
  for (const std::string_view employer : {"VA", "VHA", "Naval Medical Center San Diego"}) {
    CAPTURE(employer);
    CHECK(testing::understood("Medical Technologist", employer, "Hematology.")
              .classification.employer_kind == "government");
  }
  CHECK(testing::understood("Medical Technologist", "Sentara Hospital, Norfolk, VA", "Hematology.")
            .classification.employer_kind == "hospital");
}

TEST_CASE("a federal hospital demands no licence of the state") {
  for (const std::string_view employer :
       {"Naval Medical Center San Diego", "Travis AFB David Grant Medical Center", "VA"}) {
    CAPTURE(employer);
    Listing listing;
    listing.title = "Medical Laboratory Scientist";
    listing.employer = employer;
    listing.description = "Hematology. MT(ASCP).";
    listing.places.emplace_back().state = "CA";
    CHECK_FALSE(understand(listing, testing::knowledge()).requirements.demanded_license);
  }
}

TEST_CASE("where the work is done is said only where it shows") {
  const auto setting = [](std::string_view title, std::string_view employer,
                          std::string_view text) {
    return testing::understood(title, employer, text).classification.setting.value_or("");
  };
  CHECK(setting("X-Ray Service Engineer", "Radon Medical Imaging", "x-ray") != "in-house");
  CHECK(setting("X-Ray Service Engineer", "Fairlawn Imaging LLC", "Repairs x-ray systems.") == "");
  CHECK(setting("Radiology Service Engineer", "Sample Biomedical Services",
                "Our engineers are stationed at a hospital. Repairs x-ray systems.") ==
        "service-organization");
  CHECK(setting("Imaging Specialist", "Iron Mountain", "Imaging Specialist\nScan paper records.") ==
        "");
  CHECK(setting("Medical Technologist", "Sample Partners",
                "A 13-week contract in Ohio; blood bank.") == "travel");
  CHECK(setting("Surgical Instrument Repair Technician", "Mobile Instrument Service",
                "Sharpen and repair.") != "in-house");
  CHECK(setting("Dental Service Technician", "Patterson Dental", "Dental chairs.") != "in-house");
  CHECK(setting("Medical Technologist", "Fusion Medical Staffing",
                "Travel assignment in Ohio. Hematology.") == "travel");
  CHECK(setting("Medical Technologist", "Mercy Hospital", "Hematology.") == "in-house");
}

TEST_CASE("an opening is about what its role, title and equipment are about") {
  const auto about = [](std::string_view title, std::string_view employer, std::string_view text,
                        std::string_view specialty) {
    return is_about(testing::understood(title, employer, text), specialty);
  };
  CHECK(about("Field Service Engineer 2 - MR/CT", "GE HealthCare", "Service.", "imaging-service"));
  CHECK(about("Cytologist", "Mercy Hospital", "Screens slides.", "cytology"));
  CHECK(about("Embryologist", "Shady Grove Fertility", "ICSI.", "embryology"));
  CHECK(about("Biomedical Technician - Dialysis", "DaVita", "RO.", "dialysis-equipment"));
  CHECK(about("Field Service Engineer", "Sysmex", "Repairs Sysmex XN and UN-2000 analyzers.",
              "lab-instrument-service"));
  CHECK(about("Senior BMET - Anesthesia", "Renovo Solutions",
              "Drager Apollo, Drager Perseus A500, GE Aisys and Hamilton G5.",
              "anesthesia-and-respiratory-service"));
  CHECK(about("Phlebotomist", "Mercy Hospital", "Draws blood.", "phlebotomy"));
  CHECK(about("Laboratory Manager", "Mercy Hospital", "Hematology and blood bank.", "management"));
  CHECK(about("BMET II", "Mercy Hospital", "Pumps.", "biomedical-equipment"));
  CHECK_FALSE(about("Histotechnologist", "Mayo Clinic",
                    "Bachelor's degree with 30 semester hours of biology and chemistry.",
                    "chemistry"));
  const Understanding both =
      testing::understood("Medical Technologist (Hematology/Coagulation)", "VHA",
                          "Testing in hematology, coagulation, chemistry and urinalysis.");
  for (const std::string_view bench : {"hematology", "coagulation", "chemistry", "urinalysis"})
    CHECK(is_about(both, bench));
}

TEST_CASE("everyday words are no analysers, and short names of equipment are equipment") {
  const auto lab = [](std::string_view text) {
    return testing::understood("Medical Laboratory Scientist", "Mercy Hospital", text);
  };
  CHECK_FALSE(names(lab("Responsibilities:\n- Performs hematology and chemistry testing\n"
                        "- Liaison between the laboratory and nursing units"),
                    "diasorin-liaison"));
  CHECK(names(lab("Runs the DiaSorin Liaison for serology."), "diasorin-liaison"));
  const auto biomed = [](std::string_view text) {
    return testing::understood("BMET II", "Mercy Hospital", text);
  };
  CHECK(names(biomed("PM on defibs and vents"), "defibrillator"));
  CHECK(names(biomed("PM on defibs and vents"), "ventilator"));
  CHECK(names(biomed("Repairs Hoyer lifts, stretchers and wheelchairs"), "patient-lift"));
  CHECK(names(biomed("Repairs stretchers, beds and wheelchairs"), "wheelchair"));
  CHECK(names(biomed("Services Omnicell"), "omnicell-cabinet"));
  CHECK(names(biomed("Alaris and Kangaroo pumps"), "kangaroo-feeding-pump"));
  CHECK_FALSE(
      names(testing::understood("Phlebotomist", "Mercy Hospital", "Draws patients in wheelchairs."),
            "wheelchair"));
}

TEST_CASE("instruments of one maker are told apart") {
  const ontology::Terms& terms = testing::knowledge().terms;
  for (const auto& [left, right] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"ROTEM delta", "Hemochron"},
           {"Copan WASP", "PREVI Isola"},
           {"Abbott m2000", "Alinity m"},
           {"Access 2", "DxI"},
           {"Zoll X Series", "Zoll R Series"}}) {
    CAPTURE(left);
    const auto one = terms.find_in(left);
    const auto other = terms.find_in(right);
    REQUIRE(one.size() == 1);
    REQUIRE(other.size() == 1);
    CHECK(one.front().row != other.front().row);
  }
}

}  // namespace medtech::listing
