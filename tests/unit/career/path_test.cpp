// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/path.hpp"

#include "core/base/embedded.hpp"
#include "core/career/role_years.hpp"
#include "core/credential/knowledge.hpp"
#include "core/ontology/terms.hpp"
#include "tests/support/knowledge.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace medtech;
using namespace medtech::career;

namespace {

const std::vector<ontology::Role>& roles() {
  static const std::vector<ontology::Role> all = value_or_throw(ontology::parse_roles(
      std::string(embedded::find("roles/roles.toml").value_or("")), "roles.toml"));
  return all;
}

const Paths& paths() {
  static const Paths all = value_or_throw(parse_paths(
      std::string(embedded::find("roles/paths.toml").value_or("")), "paths.toml", roles()));
  return all;
}

std::vector<std::string> roles_of(const std::vector<Stage>& stages) {
  std::vector<std::string> ids;
  for (const Stage& stage : stages) ids.push_back(stage.role);
  return ids;
}

}  // namespace

TEST_CASE("every skill and credential of a path is known") {
  const ontology::Terms terms(embedded::find("terms.bin").value_or(""));
  for (const Edge& edge : paths().edges) {
    for (const auto* list : {&edge.skills, &edge.credentials}) {
      for (const std::string& id : *list) {
        CAPTURE(id);
        CHECK(terms.find(id).has_value());
      }
    }
  }
}

TEST_CASE("the way with the fewest usual years is found, with what is lacking on it") {
  Standing standing;
  standing.credentials = {"ascp-mlt"};
  standing.education = "bachelor";
  standing.skills = {"manual-differential"};
  standing.years_in_first = 1.5;
  const auto stages = find_path(paths(), roles(), "mlt", "mls-lead", standing);
  CHECK(roles_of(stages) == std::vector<std::string>{"mlt", "mls", "mls-lead"});
  CHECK(stages[0].kind.empty());
  CHECK(stages[1].kind == "advance");
  CHECK(stages[1].years_lacking == 0.5);
  CHECK(stages[1].credentials_lacking == std::vector<std::string>{"ascp-mls", "amt-mls", "aab-mt"});
  CHECK(!stages[1].education_lacking.has_value());
  CHECK(stages[1].skills_lacking ==
        std::vector<std::string>{"antibody-identification", "method-validation"});
  CHECK(stages[2].years_lacking == 3);
  CHECK(!stages[2].pay.has_value());
}

TEST_CASE("imaging is reached from BMET II, management from there") {
  const auto stages = find_path(paths(), roles(), "bmet-2", "htm-manager", {});
  REQUIRE(stages.size() >= 3);
  CHECK(stages.front().role == "bmet-2");
  CHECK(stages.back().role == "htm-manager");
  CHECK(stages.back().education_lacking == "bachelor");
  CHECK(!stages[1].years_lacking.has_value());
}

TEST_CASE("where no way leads, none is told; a role leads to itself at once") {
  CHECK(find_path(paths(), roles(), "htm-director", "phlebotomist", {}).empty());
  CHECK(find_path(paths(), roles(), "mls", "mls", {}).size() == 1);
  CHECK(next_roles(paths(), roles(), "bmet-2", {}).size() >= 4);
}

TEST_CASE("every role is on some path or stands alone on purpose") {
  for (const ontology::Role& role : roles()) {
    const bool on_path = std::ranges::any_of(paths().edges, [&](const Edge& edge) {
      return edge.from == role.id || edge.to == role.id;
    });
    CAPTURE(role.id);
    CHECK(on_path);
  }
}

TEST_CASE("a mistake in paths is told with its line") {
  const auto wrong = parse_paths(
      "schema = 1\nsource = \"s\"\nas_of = 2026-01-01\nconfidence = \"low\"\n[[edge]]\n"
      "from = \"mls\"\nto = \"mls-laed\"\nkind = \"lead\"\nyears = 1\n",
      "paths.toml", roles());
  REQUIRE(!wrong.has_value());
  CHECK(wrong.error().place.line == 7);
  CHECK(wrong.error().hint.find("mls-lead") != std::string::npos);
}

TEST_CASE("years in a role are full-time years of work of that title") {
  const Date today = *parse_iso_date("2026-11-22");
  profile::Profile profile;
  profile.experience.push_back({"BMET III", {}, {}, parse_iso_date("2022-11-22"), {}, 20, {}, {}});
  profile.experience.push_back({"Phlebotomist",
                                {},
                                {},
                                parse_iso_date("2015-01-01"),
                                parse_iso_date("2016-01-01"),
                                40,
                                {},
                                {}});
  const ontology::Knowledge& knowledge = testing::knowledge();
  CHECK(years_in_role(profile, "bmet-3", knowledge, today).value() ==
        doctest::Approx(2.0).epsilon(0.01));
  CHECK(years_in_role(profile, "phlebotomist", knowledge, today).value() ==
        doctest::Approx(1.0).epsilon(0.01));
  CHECK(years_in_role(profile, "mls", knowledge, today) == 0);
  profile.experience[0].hours_per_week = std::nullopt;
  CHECK(!years_in_role(profile, "bmet-3", knowledge, today).has_value());
}

TEST_CASE("travel work is the same role on contracts, and on no way to another") {
  const auto next = next_roles(paths(), roles(), "cytologist", {});
  const auto travel = std::ranges::find(next, "travel", &Stage::kind);
  REQUIRE(travel != next.end());
  CHECK(travel->role == "cytologist");
  CHECK(travel->years == 2);
  for (const Stage& stage : find_path(paths(), roles(), "mlt", "mls-lead", {}))
    CHECK(stage.kind != "travel");
}

TEST_CASE("every role names the occupation whose wages are its own") {
  for (const ontology::Role& role : roles()) {
    CAPTURE(role.id);
    const std::string& code = role.wage_code;
    REQUIRE(code.size() == 7);
    CHECK(code[2] == '-');
  }
}
