// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that prints JSON, held against its schema in data/schemas.
#include "tests/support/program.hpp"
#include "tests/support/schema.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech;
using medtech::testing::Home;

TEST_CASE("JSON is what its schema says") {
  const Home home;
  home.write_profile(
      "name = \"Test Person\"\n[home]\nzip = \"45202\"\n[[certification]]\nid = \"CBET\"\nearned = "
      "2024-11-01\n");
  home.write(
      "openings.ndjson",
      R"({"title":"MLS","employer":"Example Health","requisition":"R-1","pay":{"min":30,"max":40,"interval":"hour"},)"
      R"("locations":[{"city":"Dayton","state":"OH"}],"posted":"2026-11-20","description":"Night shift."})"
      "\n");
  home.write("resume.md", "# Test Person\ntest@example.org\n\n## Experience\n\n**BMET II**, Sample Hospital, 2019 - Present\n- x\n\n"
                          "## Education\n\nA.A.S., Sample College, 2014\n\n## Certifications\n\nCBET, 2018\nCPR\n\n## Skills\n\nVentilators, Juggling\n");
  const testing::Run import = home.run({"listing", "import", "openings.ndjson"});
  REQUIRE(import.code == 0);
  const testing::Run urls = home.run({"search", "--offline", "--format", "ndjson"});
  const auto id = std::string(json::Document::parse(urls.out)->root()["id"].string_or_empty());
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"search", {"search", "mls", "--offline", "--json", "--full", "--explain"}},
      {"search", {"search", "--demo", "--near", "45202", "--json"}},
      {"facets", {"search", "facets", "--demo", "--json"}},
      {"listing", {"listing", "show", id, "--json"}},
      {"listings", {"listing", "export", "--json"}},
      {"sources", {"source", "list", "--json"}},
      {"source-kinds", {"source", "kinds", "--json"}},
      {"source-presets", {"source", "presets", "--json"}},
      {"profile", {"profile", "show", "--json"}},
      {"market", {"market", "--role", "mls", "--state", "OH", "--compare", "36/hour", "--json"}},
      {"profile-role", {"profile", "role", "--json"}},
      {"resume-check", {"resume-check", "resume.md", "--json"}},
      {"doctor", {"doctor", "--json"}},
  };
  for (const auto& [name, arguments] : cases) {
    CAPTURE(name);
    const testing::Run run = home.run(arguments);
    INFO(run.err);
    const auto document = json::Document::parse(run.out);
    REQUIRE(document.has_value());
    const json::Document schema = testing::read_schema(name);
    for (const std::string& complaint : testing::schema_complaints(schema.root(), document->root()))
      FAIL_CHECK(complaint);
  }
}
