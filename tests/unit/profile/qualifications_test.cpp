// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/qualifications.hpp"

#include "tests/support/knowledge.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace medtech;
using namespace medtech::profile;

namespace {

const Date today = parse_iso_date("2026-11-22").value();

Qualifications read(const std::string& toml) {
  return qualifications_of(value_or_throw(parse(toml, "p.toml")).usable_or_throw(),
                           testing::knowledge(), today);
}

}  // namespace

TEST_CASE("roles are known by id, name, or a title that can be but one") {
  CHECK(read("[role]\ncurrent = \"bmet-2\"\n").role == "bmet-2");
  CHECK(read("[role]\ncurrent = \"BMET II\"\n").role == "bmet-2");
  CHECK(read("[role]\ncurrent = \"Medical Laboratory Scientist\"\n").role == "mls");
  CHECK_FALSE(read("[role]\ncurrent = \"BMET\"\n").role);
  CHECK_FALSE(read("[role]\ncurrent = \"astronaut\"\n").role);
}

TEST_CASE("the track follows from the target, the role, or the last job") {
  CHECK(read("[role]\ncurrent = \"mls\"\ntarget = \"imaging-service-engineer\"\n").track ==
        "equipment");
  CHECK(read("[role]\ncurrent = \"mls\"\n").track == "lab");
  CHECK(read("[[experience]]\ntitle = \"Phlebotomist\"\nstart = 2020-01-01\nend = 2021-01-01\n"
             "[[experience]]\ntitle = \"BMET I\"\nstart = 2021-01-01\n")
            .track == "equipment");
  CHECK_FALSE(read("name = \"A\"\n").track);
  // Else from what was learnt.
  const auto studied = [](const std::string& field) {
    return read("[[education]]\nlevel = \"associate\"\nfield = \"" + field + "\"\n").track;
  };
  CHECK(studied("Biomedical Equipment Technology") == "equipment");
  CHECK(studied("Medical Laboratory Technology") == "lab");
  CHECK(studied("Medical Technology") == "lab");
  CHECK(studied("Histotechnology") == "lab");
  CHECK_FALSE(studied("Biology"));
  CHECK_FALSE(studied("Radiologic Technology"));
  CHECK_FALSE(studied("Pharmacy Technology"));
  CHECK(read("[[certification]]\nid = \"CBET\"\n").track == "equipment");
}

TEST_CASE("credentials are known by any form of one, and lapse") {
  const Qualifications has = read(
      "[[certification]]\nid = \"CBET\"\nexpires = 2027-01-01\n"
      "[[certification]]\nid = \"MLT(ASCP)\"\nexpires = 2026-11-21\n"
      "[[certification]]\nid = \"MLS\"\n"
      "[[license]]\nstate = \"CA\"\nid = \"CLS\"\n");
  CHECK(has.credentials == std::vector<Held>{{"aci-cbet", false}, {"ascp-mlt", true}});
  CHECK(has.licenses == std::vector<Held>{{"CA-CLS", false}});
}

TEST_CASE("a credential stands near those of its set, while it is in force") {
  const Qualifications has = read("[[certification]]\nid = \"amt-mls\"\n");
  CHECK(has.like.at("ascp-mls") == "amt-mls");
  CHECK_FALSE(has.like.contains("amt-mls"));
  CHECK(read("[[certification]]\nid = \"amt-mls\"\nexpires = 2020-01-01\n").like.empty());
}

TEST_CASE("years are full-time ones, and no day counts twice") {
  const auto years = [](const std::string& toml) { return read(toml).years; };
  const std::string first =
      "[[experience]]\ntitle = \"BMET I\"\nstart = 2020-01-01\nend = 2022-01-01\n";
  CHECK(years(first).at("equipment") == doctest::Approx(2).epsilon(0.01));
  CHECK(years(first + first).at("equipment") == doctest::Approx(2).epsilon(0.01));
  const std::string half =
      "[[experience]]\ntitle = \"BMET I\"\nstart = 2020-01-01\nend = 2022-01-01\nhours_per_week = "
      "20\n";
  CHECK(years(half).at("equipment") == doctest::Approx(1).epsilon(0.01));
  CHECK(years(half + half).at("equipment") == doctest::Approx(2).epsilon(0.01));
  CHECK(years(half + first).at("equipment") == doctest::Approx(2).epsilon(0.01));
  CHECK(years("[[experience]]\ntitle = \"Cook\"\nstart = 2020-01-01\n").empty());
  CHECK(years("[[experience]]\ntitle = \"Medical Laboratory Scientist\"\nstart = 2025-11-22\n")
            .at("lab") == doctest::Approx(1).epsilon(0.01));
}

TEST_CASE("the highest degree that is completed counts, a higher one may be expected") {
  const Qualifications has = read(
      "[[education]]\nlevel = \"associate\"\ncompleted = 2018-05-01\n"
      "[[education]]\nlevel = \"bachelor\"\nexpected = 2027-05-01\n");
  CHECK(has.degree == "associate");
  CHECK(has.expected_degree == "bachelor");
}

TEST_CASE("what jobs show includes the wider terms above") {
  const Qualifications has = read(
      "[[experience]]\ntitle = \"BMET II\"\ndisciplines = [\"biomedical-equipment\"]\n"
      "skills = [\"Hamilton G5\", \"no such thing\"]\n");
  CHECK(has.experience.contains("biomedical-equipment"));
  CHECK(has.experience.contains("ventilator"));
}
