// SPDX-License-Identifier: GPL-3.0-or-later
// `market` with stored openings, imported wages and a profile.
#include "core/base/text.hpp"
#include "core/sys/file.hpp"
#include "tests/support/program.hpp"
#include "tests/support/pty.hpp"
#include "tests/support/schema.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

using namespace medtech;
using medtech::testing::Home;

namespace {

constexpr std::string_view bls_heading =
    "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,OCC_CODE,TOT_EMP,LOC_QUOTIENT,H_MEAN,A_MEAN,A_PCT10,"
    "A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n";

// Openings of one title, each with a pay of its own, in two states.
void store_openings(const Home& home) {
  std::string lines;
  for (int n = 0; n < 8; ++n) {
    const bool ohio = n < 5;
    lines += fmt::format(
        R"({{"title":"Biomedical Equipment Technician II","employer":"Example Health","requisition":"R-{}",)"
        R"("pay":{{"min":{},"max":{},"interval":"hour"}},"locations":[{{"city":"{}","state":"{}"}}],)"
        R"("description":"Repair infusion pumps. Requirements: CBET certification required."}})"
        "\n",
        n, 30 + n, 34 + n, ohio ? "Dublin" : "Denver", ohio ? "OH" : "CO");
  }
  home.write("openings.ndjson", lines);
  REQUIRE(home.run({"listing", "import", "openings.ndjson"}).code == 0);
}

json::Document report(const Home& home, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "market");
  arguments.emplace_back("--json");
  const testing::Run run = home.run(arguments);
  INFO(run.err);
  REQUIRE(run.code == 0);
  auto document = json::Document::parse(run.out);
  REQUIRE(document);
  const json::Document schema = testing::read_schema("market");
  for (const std::string& complaint : testing::schema_complaints(schema.root(), document->root()))
    FAIL_CHECK(complaint);
  return std::move(*document);
}

}  // namespace

TEST_CASE("market tells what stored openings state, in the nation, a state and a metro") {
  const Home home;
  store_openings(home);
  const json::Document document = report(home, {"--role", "bmet-2", "--state", "OH", "--state",
                                                "CO", "--metro", "43215", "--compare", "36/hour"});
  const json::Value areas = document.root()["areas"];
  REQUIRE(areas.size() == 4);
  const auto observed = [&](std::size_t area) { return areas.at(area)["observed"]; };
  CHECK(observed(0)["openings"].integer() == 8);
  CHECK(observed(0)["median"].number() == doctest::Approx(35.5 * 2080));
  CHECK(observed(0)["credentials"].at(0)["id"].string() == "aci-cbet");
  CHECK(observed(0)["credentials"].at(0)["openings"].integer() == 8);
  CHECK(observed(1)["median"].number() == doctest::Approx(34 * 2080));
  CHECK(observed(1)["p25"].number() == doctest::Approx(33 * 2080));
  CHECK(observed(2)["openings"].integer() == 3);
  CHECK(observed(2)["median"].is_null());  // too few
  CHECK(areas.at(3)["code"].string() == "18140");
  CHECK(observed(3)["openings"].integer() == 5);  // Dublin is of Columbus
  CHECK(areas.at(0)["comparison"]["listings_reached"].integer() == 5);
  CHECK(document.root()["query"]["home"]["code"].string() == "OH");
}

TEST_CASE("an opening that is imported twice is one, and of one role alone") {
  const Home home;
  store_openings(home);
  REQUIRE(home.run({"listing", "import", "openings.ndjson"}).code == 0);
  CHECK(
      report(home, {"--role", "bmet-2"}).root()["areas"].at(0)["observed"]["openings"].integer() ==
      8);
  const json::Document other = report(home, {"--role", "mls"});
  CHECK(other.root()["areas"].at(0)["observed"]["openings"].integer() == 0);
}

TEST_CASE("imported wages are kept, shown with their year, and newer ones beat older ones") {
  const Home home;
  const auto import = [&](const std::string& name, const std::string& rows) {
    home.write(name, std::string(bls_heading) + rows);
    return home.run({"market", "import", name});
  };
  const testing::Run first =
      import("state_M2025_dl.csv",
             "39,Ohio,2,OH,49-9062,\"2,010\",0.93,31.50,\"65,520\",38480,48050,62400,79560,95680\n"
             "18,Indiana,2,IN,49-9062,many,,,,,,,,\n");
  CHECK(first.code == 0);
  CHECK(first.out.empty());
  CHECK(first.err.find("state_M2025_dl.csv:3: TOT_EMP: \"many\" is not a number") !=
        std::string::npos);
  CHECK(first.err.find("1 row of wages of May 2025: 1 of a state; 1 row could not be read") !=
        std::string::npos);
  const auto ohio = [&] {
    return report(home, {"--role", "bmet-2", "--state", "OH", "--compare", "70000/year"});
  };
  {
    const json::Document document = ohio();
    const json::Value wages = document.root()["areas"].at(1)["wages"].at(0);
    CHECK(wages["as_of"].string() == "2025-05");
    CHECK(wages["annual"]["median"].number() == 62400);
    CHECK(wages["source"].string() == "import:state_M2025_dl.csv");
    CHECK(document.root()["areas"].at(1)["comparison"]["among_wages"]["percentile"].number() ==
          doctest::Approx(61.07).epsilon(0.001));
  }
  CHECK(import("state_M2024_dl.csv", "39,Ohio,2,OH,49-9062,1,,,1000,,,,,\n").code == 0);
  CHECK(ohio().root()["areas"].at(1)["wages"].at(0)["as_of"].string() == "2025-05");
  CHECK(import("state_M2026_dl.csv", "39,Ohio,2,OH,49-9062,1,,,,,,66000,,\n").code == 0);
  CHECK(ohio().root()["areas"].at(1)["wages"].at(0)["as_of"].string() == "2026-05");
}

TEST_CASE("a table that is none changes nothing, nor does a dry run") {
  const Home home;
  home.write("other.csv", "a,b\n1,2\n");
  const testing::Run wrong = home.run({"market", "import", "other.csv"});
  CHECK(wrong.code == 3);
  CHECK(wrong.err.find("other.csv:1") != std::string::npos);
  CHECK(wrong.err.find("OCC_CODE") != std::string::npos);
  CHECK(home.run({"market", "import", "nothing.csv"}).code == 3);
  home.write("oews.csv", std::string(bls_heading) + "39,Ohio,2,OH,49-9062,1,,,,,,66000,,\n");
  CHECK(home.run({"market", "import", "oews.csv", "--dry-run"}).code == 0);
  CHECK_FALSE(std::filesystem::exists(home.path("data/medtech/wages.tsv")));
  const testing::Run undated = home.run({"market", "import", "oews.csv"});
  CHECK(undated.code == 0);
  CHECK(undated.err.find("--year YYYY") != std::string::npos);
  CHECK(report(home, {"--role", "bmet-2", "--state", "OH"})
            .root()["areas"]
            .at(1)["wages"]
            .at(0)["as_of"]
            .is_null());
  home.write("bad.csv", std::string(bls_heading) + "39,Ohio,2,OH,49-9062,1,,,,,,66000,,\n" +
                            "39,Ohio,2,OH,49-9062,x,,,,,,66000,,\n");
  CHECK(home.run({"market", "import", "bad.csv", "--year", "2025", "--strict"}).code == 3);
  CHECK(home.run({"market", "import", "bad.csv", "--year", "25"}).code == 2);
}

TEST_CASE("the profile gives role, home and states; options take their place") {
  const Home home;
  home.write_profile(
      "[home]\nzip = \"43215\"\n[role]\ncurrent = \"BMET II\"\n[search]\nstates = [\"KY\"]\n");
  const json::Document document = report(home, {"--compare", "36/hour"});
  const json::Value query = document.root()["query"];
  CHECK(query["role"].string() == "bmet-2");
  CHECK(query["home"]["code"].string() == "18140");
  CHECK(query["states"].size() == 2);  // of home, and of searches
  CHECK(query["metros"].at(0).string() == "18140");
  const json::Document elsewhere =
      report(home, {"--role", "mls", "--metro", "Denver", "--compare", "36/hour"});
  CHECK(elsewhere.root()["query"]["role"].string() == "mls");
  CHECK(elsewhere.root()["query"]["states"].size() == 0);
  CHECK(elsewhere.root()["query"]["home"]["code"].string() == "18140");
  const json::Value denver = elsewhere.root()["areas"].at(1);
  CHECK(*denver["comparison"]["same_buying_power"].number() > 36.0 * 2080);
}

TEST_CASE("rankings and the overview are what the schema says, in every format") {
  const Home home;
  store_openings(home);
  for (const char* level : {"state", "metro"}) {
    for (const char* by : {"openings", "employment", "pay", "adjusted"}) {
      CAPTURE(level);
      CAPTURE(by);
      const json::Document document =
          report(home, {"--role", "mls", "--rank", level, "--by", by, "--limit", "3"});
      CHECK(document.root()["ranking"]["by"].string() == by);
      CHECK(document.root()["ranking"]["rows"].size() <= 3);
    }
  }
  const json::Document all = report(home, {});
  CHECK(all.root()["roles"].size() > 40);
  const json::Document counted = report(home, {"--rank", "state", "--by", "openings"});
  CHECK(counted.root()["ranking"]["rows"].at(0)["code"].string() == "OH");
  for (const char* format : {"text", "csv", "svg", "html"}) {
    CAPTURE(format);
    for (const std::vector<std::string>& question :
         {std::vector<std::string>{"--role", "bmet-2", "--compare", "36/hour"},
          std::vector<std::string>{"--role", "mls", "--rank", "state"},
          std::vector<std::string>{}}) {
      std::vector<std::string> arguments{"market", "--format", format};
      arguments.insert(arguments.end(), question.begin(), question.end());
      const testing::Run run = home.run(arguments);
      CHECK(run.code == 0);
      CHECK(run.out.size() > 200);
      CHECK(run.err.empty());
      CHECK(run.out.find('\x1b') == std::string::npos);
    }
  }
}

TEST_CASE("the page is whole in itself: no script, no address that is loaded") {
  const Home home;
  store_openings(home);
  const testing::Run run =
      home.run({"market", "--role", "bmet-2", "--compare", "36/hour", "--format", "html"});
  CHECK(run.out.find("<script") == std::string::npos);
  CHECK(run.out.find("src=") == std::string::npos);
  CHECK(run.out.find("href=") == std::string::npos);
  CHECK(run.out.find("prefers-color-scheme") != std::string::npos);
  CHECK(run.out.find("role=\"img\" aria-labelledby=\"pay-title pay-desc\"") != std::string::npos);
}

TEST_CASE("a drawing in a file of its own says what it shows and where its figures are from") {
  const Home home;
  store_openings(home);
  const testing::Run run = home.run({"market", "--role", "bmet-2", "--format", "svg"});
  CHECK(run.out.find("US, May 2024: US Bureau of Labor Statistics") != std::string::npos);
  CHECK(run.out.find("Stored: openings stored on this computer") != std::string::npos);
  CHECK(run.out.find("class=\"title\"") != std::string::npos);
}

TEST_CASE("without a database none is made") {
  const Home home;
  CHECK(home.run({"market", "--role", "mls"}).code == 0);
  CHECK_FALSE(std::filesystem::exists(home.database()));
}

TEST_CASE("on a terminal the report fits its width, and has colour") {
  const Home home;
  store_openings(home);
  for (const unsigned short columns : std::array<unsigned short, 3>{40, 80, 120}) {
    CAPTURE(columns);
    testing::PtyRun run(
        home,
        {"market", "--role", "bmet-2", "--state", "OH", "--compare", "36/hour", "--color", "never"},
        {columns, 500});
    CHECK(run.finish() == 0);
    for (const std::string_view line : text::lines(run.shown())) {
      CAPTURE(line);
      CHECK(text::width(line) <= columns);
    }
  }
}
