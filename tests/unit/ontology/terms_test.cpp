// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/terms.hpp"

#include "core/base/embedded.hpp"
#include "core/ontology/concept_file.hpp"
#include "core/ontology/term_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::ontology {

namespace {

const std::string head =
    "schema = 1\nkind = \"equipment\"\ntrack = \"equipment\"\nsource = \"this test\"\n"
    "as_of = 2026-11-01\nconfidence = \"high\"\n";

std::vector<Concept> concepts_of(const std::string& text) {
  std::vector<Concept> concepts;
  Diagnostics diagnostics;
  read_concepts(head + text, "t.toml", concepts, diagnostics);
  REQUIRE(diagnostics.empty());
  return concepts;
}

Diagnostics wrong_with(const std::string& text) {
  std::vector<Concept> concepts;
  Diagnostics diagnostics;
  read_concepts(text, "t.toml", concepts, diagnostics);
  if (diagnostics.empty()) diagnostics = check_concepts(concepts, make_date(2026, 11, 25));
  return diagnostics;
}

Terms all_terms() { return Terms(embedded::find("terms.bin").value()); }

// The ids of what a text names, in its order.
std::vector<std::string> named_in(const Terms& terms, std::string_view text) {
  std::vector<std::string> ids;
  for (const Mention& mention : terms.find_in(text)) ids.emplace_back(terms.id(mention.row));
  return ids;
}

bool names(std::string_view text, std::string_view id) {
  const std::vector<std::string> ids = named_in(all_terms(), text);
  return std::ranges::find(ids, id) != ids.end();
}

}  // namespace

TEST_CASE("the longest alias at a place is found, with its place in the text") {
  const std::string compiled = compile_concepts(concepts_of(
      "[[concept]]\nid = \"pump\"\nname = \"Pump\"\n"
      "[[concept]]\nid = \"infusion-pump\"\nname = \"Infusion pump\"\nparent = \"pump\"\n"));
  const Terms terms(compiled);
  const std::string text = "Repairs infusion-pumps and pumps.";
  const std::vector<Mention> mentions = terms.find_in(text);
  REQUIRE(mentions.size() == 2);
  CHECK(terms.id(mentions[0].row) == "infusion-pump");
  CHECK(text.substr(mentions[0].begin, mentions[0].end - mentions[0].begin) == "infusion-pumps");
  CHECK(terms.id(mentions[1].row) == "pump");
  CHECK(terms.parent(mentions[0].row) == terms.find("pump"));
}

TEST_CASE("how an alias is written and what stands beside it decide where they must") {
  const std::string compiled = compile_concepts(concepts_of(
      "[[concept]]\nid = \"ct\"\nname = \"CT scanner\"\naliases = [\"CT\"]\n"
      "[[concept]]\nid = \"panther\"\nname = \"Hologic Panther\"\nweak = [\"Panther\"]\n"
      "near = [\"aptima\"]\n"
      "[[concept]]\nid = \"x-ray\"\nname = \"X-ray\"\n"));
  const Terms terms(compiled);
  CHECK(named_in(terms, "CT and ct and CTs") == std::vector<std::string>{"ct", "ct"});
  CHECK(named_in(terms, "the Panther team") == std::vector<std::string>{});
  CHECK(named_in(terms, "Aptima assays on the Panther") == std::vector<std::string>{"panther"});
  CHECK(named_in(terms, "xray, X-Ray, x ray") ==
        std::vector<std::string>{"x-ray", "x-ray", "x-ray"});
  CHECK(named_in(terms, "CT. Scanner") == std::vector<std::string>{"ct"});
}

TEST_CASE("bad data is told with file, line and what would be right") {
  const auto first_message = [](const std::string& text) {
    const Diagnostics wrong = wrong_with(text);
    return wrong.empty() ? "" : to_string(wrong.front());
  };
  const std::string one = "[[concept]]\nid = \"a\"\nname = \"Alpha\"\n";
  CHECK(first_message(head + one).empty());
  CHECK(first_message(head + one + "parent = \"b\"\n").find("t.toml:7") == 0);
  CHECK(first_message(head + one + one).find("is the id of another concept") != std::string::npos);
  CHECK(first_message(head + one + "[[concept]]\nid = \"b\"\nname = \"alpha\"\n")
            .find("is claimed by \"a\" too") != std::string::npos);
  CHECK(first_message(head + "[[concept]]\nid = \"a\"\nname = \"A1\"\nparent = \"b\"\n"
                             "[[concept]]\nid = \"b\"\nname = \"B1\"\nparent = \"a\"\n")
            .find("in a circle") != std::string::npos);
  CHECK(first_message("schema = 1\nkind = \"x\"\ntrack = \"lab\"\nas_of = 2026-01-01\n"
                      "confidence = \"high\"\n" +
                      one)
            .find("names no source") != std::string::npos);
  CHECK(first_message(head + one + "as_of = 2027-01-01\n").find("in the future") !=
        std::string::npos);
  CHECK(first_message(head + one + "alias = [\"x\"]\n").find("alias") != std::string::npos);
}

TEST_CASE("credentials are told apart by their bodies") {
  CHECK(names("MT(ASCP)", "ascp-mls"));
  CHECK(names("MLS(ASCP)ᶜᵐ required", "ascp-mls"));
  CHECK(names("MLS (AMT)", "amt-mls"));
  CHECK_FALSE(names("MLS (AMT)", "ascp-mls"));
  CHECK(names("SBB preferred", "ascp-sbb"));
  CHECK_FALSE(names("SH(ASCP)", "ascp-sbb"));
  CHECK(names("CompTIA A+ and Network+", "comptia-a"));
  CHECK(names("CompTIA A+ and Network+", "comptia-net"));
}

TEST_CASE("everyday words of a posting are no terms, benches and analysers are") {
  const std::string text =
      "Our medical center offers medical, dental and vision insurance. The laboratory performs "
      "hematology, coagulation, urinalysis and blood bank testing on Sysmex XN and Ortho Vision.";
  for (const char* id : {"hematology", "coagulation", "urinalysis", "blood-bank", "ortho-vision"})
    CHECK_MESSAGE(names(text, id), id);
  const Terms terms = all_terms();
  for (const Mention& mention : terms.find_in(text)) {
    const std::string_view word =
        std::string_view(text).substr(mention.begin, mention.end - mention.begin);
    for (const char* everyday : {"medical", "vision", "laboratory", "dental", "insurance"})
      CHECK(word != everyday);
  }
}

TEST_CASE("a Hamilton G5 is a ventilator") {
  const Terms terms = all_terms();
  const auto row = terms.find("hamilton-g5");
  REQUIRE(row);
  REQUIRE(terms.parent(*row));
  CHECK(terms.id(*terms.parent(*row)) == "ventilator");
  CHECK(terms.fact(*row, "maker") == "hamilton-medical");
}

TEST_CASE("bytes that were not compiled know nothing") {
  for (const std::string_view bytes :
       {"", "MTTERM01",
        "MTTERM01 and something behind it that is long enough to hold a header of sections"}) {
    const Terms terms(bytes);
    CHECK(terms.size() == 0);
    CHECK(terms.find_in("CBET").empty());
  }
}

}  // namespace medtech::ontology
