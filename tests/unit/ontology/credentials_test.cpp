// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/credentials.hpp"

#include "core/base/embedded.hpp"
#include "core/base/text.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/ontology/licences.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace medtech::ontology {

namespace {

const Knowledge& knowledge() {
  static const Knowledge known = load_knowledge(
      [](std::string_view name) { return std::string(embedded::find(name).value()); }, false);
  return known;
}

Holding held_by(std::string_view asked, const std::vector<std::string>& held) {
  return holds(knowledge().terms, asked, held);
}

}  // namespace

TEST_CASE("a credential is met by itself, by what it became, and by a higher one") {
  CHECK(held_by("ascp-mls", {"ascp-mls"}) == Holding::exact);
  CHECK(held_by("ascp-mls", {"nca-cls"}) == Holding::equivalent);
  CHECK(held_by("ascp-ht", {"ascp-htl"}) == Holding::higher);
  CHECK(held_by("ascp-mla", {"ascp-mls"}) == Holding::higher);
  CHECK(held_by("ascp-mls", {"amt-mls"}) == Holding::other_body);
  CHECK(held_by("ascp-mlt", {"amt-mls"}) == Holding::other_body);
  CHECK(held_by("ascp-mls", {"ascp-mlt"}) == Holding::lesser);
  CHECK(held_by("ascp-mls", {"amt-mlt"}) == Holding::lesser);
  CHECK(held_by("aci-cbet", {"aci-cabt"}) == Holding::lesser);
  CHECK(held_by("aci-cres", {"ascp-mls"}) == Holding::none);
  CHECK(held_by("aci-cbet", {}) == Holding::none);
  CHECK(held_by("no-such", {"no-such"}) == Holding::exact);
  CHECK(held_by("no-such", {"ascp-mls"}) == Holding::none);
}

TEST_CASE("of several credentials the best counts, and of a group any one will do") {
  CHECK(held_by("ascp-mls", {"ascp-mlt", "amt-mls"}) == Holding::other_body);
  const std::vector<std::string> asked{"ascp-mls", "amt-mls"};
  const std::vector<std::string> held{"amt-mls"};
  CHECK(holds_one_of(knowledge().terms, asked, held) == Holding::exact);
  CHECK(meets(Holding::higher));
  CHECK_FALSE(meets(Holding::other_body));
}

TEST_CASE(
    "every role that a licence covers is a role, and every licence of a state has its source") {
  const Terms& terms = knowledge().terms;
  std::size_t licences = 0;
  for (ConceptRow row = 0; row < terms.size(); ++row) {
    if (terms.kind(row) != "licence" || terms.fact(row, "state").empty()) continue;
    ++licences;
    CAPTURE(terms.id(row));
    CHECK_FALSE(terms.fact(row, "host").empty());
    CHECK_FALSE(terms.fact(row, "agency").empty());
    for (const std::string_view role : text::split(terms.fact(row, "covers"), ' ')) {
      CAPTURE(role);
      CHECK(find_role(knowledge().roles, role) != nullptr);
    }
  }
  CHECK(licences >= 15);
}

TEST_CASE("who tests no patients, or is federal, needs no licence of the state") {
  const auto demands = [](const Workplace& workplace) {
    return !demanded_licences(knowledge().terms, workplace).empty();
  };
  CHECK(demands({.state = "FL", .role = "mls"}));
  CHECK_FALSE(demands({.state = "FL", .role = "mls", .federal = true}));
  CHECK_FALSE(demands({.state = "FL", .role = "mls", .employer_kind = "manufacturer"}));
  CHECK_FALSE(demands({.state = "FL", .role = "bmet-2"}));
  CHECK_FALSE(demands({.role = "mls"}));
  CHECK(is_federal(knowledge().employers, "Veterans Health Administration"));
  CHECK_FALSE(is_federal(knowledge().employers, "County of San Bernardino"));
}

TEST_CASE("roles and title rules are the same after packing") {
  const std::string file(embedded::find("roles/titles.toml").value());
  const TitleRules rules = value_or_throw(TitleRules::parse(file, "titles.toml"));
  const TitleRules unpacked = TitleRules::unpack(rules.pack());
  for (const std::string_view title :
       {"Medical Laboratory Scientist", "BMET II", "Med Tech", "Registered Nurse", "Accountant"}) {
    CHECK(rules.judge(title) == unpacked.judge(title));
  }
  CHECK(unpack_roles(pack_roles(knowledge().roles)) == knowledge().roles);
}

}  // namespace medtech::ontology
