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
  home.write("resume.md",
             "# Test Person\ntest@example.org\n\n## Experience\n\n**BMET II**, Sample Hospital, "
             "2019 - Present\n- x\n\n"
             "## Education\n\nA.A.S., Sample College, 2014\n\n## Certifications\n\nCBET, "
             "2018\nCPR\n\n## Skills\n\nVentilators, Juggling\n");
  const testing::Run import = home.run({"listing", "import", "openings.ndjson"});
  REQUIRE(import.code == 0);
  const testing::Run urls = home.run({"search", "--offline", "--format", "ndjson"});
  const auto id = std::string(json::Document::parse(urls.out)->root()["id"].string_or_empty());
  home.write("resume.txt", "Bench work.\n");
  REQUIRE(home.run({"track", "add", id, "--status", "applied", "--resume", "resume.txt"}).code ==
          0);
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"track", "add", "--title", "BMET"},
           {"track", "note", "1", "text"},
           {"track", "contact", "1", "Ana"},
           {"track", "remind", "1", "7d", "call"},
           {"track", "done", "1.1"},
           {"track", "remind", "1", "today", "write"},
           {"track", "interview", "1", "2026-12-01T14:00", "panel"},
           {"track", "step", "1", "titers", "--result", "fine"},
           {"track", "attach", "1", "resume.txt"},
           {"track", "offer", "1", "--base", "38/hour", "--stipend", "900/week", "--location",
            "Dayton, OH"},
           {"track", "offer", "2", "--pto", "160h"},
           {"track", "note", "1", "wrong"},
           {"track", "undo"},
           {"interview", "debrief", "1", "--team", "four, calm", "--score", "team=5"},
           {"search", "mls", "--offline", "--save", "mls in Ohio", "-q"},
           {"checklist", "done", "send-thanks", "--note", "by mail"},
           {"checklist", "add", "offer", "Ask about parking", "--due", "2026-12-04"},
           {"checklist", "date", "onboarding", "2027-01-11"}}) {
    CAPTURE(words[1]);
    REQUIRE(home.run(words).code == 0);
  }
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"search", {"search", "mls", "--offline", "--json", "--full", "--explain"}},
      {"search", {"search", "--demo", "--near", "45202", "--json"}},
      {"saved-searches", {"search", "--list-saved", "--json"}},
      {"facets", {"search", "facets", "--demo", "--json"}},
      {"listing", {"listing", "show", id, "--json"}},
      {"listings", {"listing", "export", "--json"}},
      {"sources", {"source", "list", "--json"}},
      {"source-kinds", {"source", "kinds", "--json"}},
      {"source-presets", {"source", "presets", "--json"}},
      {"profile", {"profile", "show", "--json"}},
      {"resume-check", {"resume-check", "resume.md", "--json"}},
      {"market", {"market", "--role", "mls", "--state", "OH", "--compare", "36/hour", "--json"}},
      {"profile-role", {"profile", "role", "--json"}},
      {"doctor", {"doctor", "--json"}},
      {"track", {"track", "list", "--json"}},
      {"track", {"track", "search", "mls", "--json"}},
      {"application", {"track", "show", "1", "--json"}},
      {"application", {"track", "show", "2", "--json"}},
      {"listing", {"track", "show", "1", "--posting", "--json"}},
      {"track-export", {"track", "export", "--json"}},
      {"track-board", {"track", "board", "--json"}},
      {"track-stats", {"track", "stats", "--json"}},
      {"track-report", {"track", "report", "--from", "2026-01-01", "--json"}},
      {"offers", {"track", "offer", "1", "--json"}},
      {"offers", {"track", "compare", "1", "2", "--json"}},
      {"interview", {"interview", "--application", "1", "--json"}},
      {"interview", {"interview", "--posting", id, "--all", "--json"}},
      {"interview-practice", {"interview", "practice", "--review", "--json"}},
      {"interview-debrief", {"interview", "debrief", "1", "--json"}},
      {"checklist", {"checklist", "--all", "--json"}},
      {"checklist-lists", {"checklist", "lists", "--json"}},
      {"backup", {"backup", "-"}},
      {"track-due", {"track", "due", "--within", "90d", "--json"}},
      {"track-log", {"track", "log", "--json"}},
      {"resumes", {"track", "resumes", "--json"}},
      {"resume-diff", {"track", "diff", "resume.txt", "resume.md", "--json"}},
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
