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
      {"doctor", {"doctor", "--json"}},
      {"credentials", {"cert-plan", "list", "--json"}},
      {"credential", {"cert-plan", "show", "ascp-mls", "--json"}},
      {"credential", {"cert-plan", "show", "CA-CLS", "--json"}},
      {"eligible", {"cert-plan", "eligible", "--json"}},
      {"states", {"cert-plan", "states", "--json"}},
      {"renewals", {"cert-plan", "renewals", "--json"}},
      {"cert-plan", {"cert-plan", "--goal", "CRES", "--state", "CA", "--budget", "900", "--json"}},
      {"cert-plan", {"cert-plan", "--goal", "CHTM", "--by", "2026-12-01", "--json"}},
      {"credential-value", {"cert-plan", "value", "--json"}},
      {"path", {"path", "--from", "mlt", "--to", "lab-manager", "--json"}},
      {"path", {"path", "--from", "bmet-2", "--json"}},
      {"roles", {"path", "--list", "--json"}},
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
