// SPDX-License-Identifier: GPL-3.0-or-later
// What was once known stays: openings under thinner words, sources under many hands.
#include "core/format/json.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

using medtech::json::Document;
using medtech::json::Value;
using medtech::testing::Home;
using medtech::testing::Run;

namespace {

Document stored(const Home& home) {
  const Run run = home.run({"search", "--all", "--offline", "--full", "--json"});
  INFO(run.err);
  auto document = Document::parse(run.out);
  REQUIRE(document.has_value());
  return std::move(*document);
}

}  // namespace

TEST_CASE("a thinner file about openings that are known takes nothing away from them") {
  const Home home;
  home.write("full.ndjson",
             R"({"requisition":"R1","title":"Medical Technologist","employer":"Example Health",)"
             R"("url":"https://jobs.example/1","city":"Dayton","state":"OH","posted":"2026-11-20",)"
             R"("pay_min":32.5,"pay_max":41,"pay_interval":"hour",)"
             R"("description":"Hematology and chemistry benches, nights."})"
             "\n");
  home.write("thin.csv",
             "requisition,title,employer,url\n"
             "R1,Medical Technologist,Example Health,https://jobs.example/1\n");
  REQUIRE(home.run({"listing", "import", "full.ndjson"}).code == 0);
  const Run thin = home.run({"listing", "import", "thin.csv"});
  CHECK(thin.err.contains("0 changed, 1 known before"));
  const Run exported = home.run({"search", "--all", "--offline", "--format", "csv"});
  home.write("own.csv", exported.out);
  const Run own = home.run({"listing", "import", "own.csv"});
  CHECK(own.err.contains("0 new, 0 changed, 1 known before"));
  const Document document = stored(home);
  CHECK(document.root()["total"].integer() == 1);
  const Value listing = document.root()["listings"].at(0);
  CHECK(listing["description"].string_or_empty().starts_with("Hematology"));
  CHECK(listing["pay"]["max"].number() == 41);
  CHECK(listing["posted"].string_or_empty() == "2026-11-20");
  CHECK(listing["locations"].at(0)["city"].string_or_empty() == "Dayton");
}

TEST_CASE("openings of nobody in particular with one number are told apart by their addresses") {
  const Home home;
  home.write("two.ndjson",
             R"({"requisition":"700","title":"MLS","url":"https://alpha.example/job/700",)"
             R"("location":"Boise, ID"})"
             "\n"
             R"({"requisition":"700","title":"MLS","url":"https://beta.example/job/700",)"
             R"("location":"Tampa, FL"})"
             "\n");
  CHECK(home.run({"listing", "import", "two.ndjson"}).err.contains("2 new"));
  CHECK(stored(home).root()["total"].integer() == 2);
}

TEST_CASE("a table without a known column is no opening") {
  const Home home;
  home.write("nf.csv", "bar,foo\n1,2\n");
  const Run run = home.run({"listing", "import", "nf.csv"});
  CHECK(run.code == 3);
  CHECK(run.err.contains("no column \"title\" but \"bar\", \"foo\""));
  CHECK(stored(home).root()["total"].integer() == 0);
}

TEST_CASE("several that add and switch sources at once lose nothing of each other's") {
  const Home home;
  constexpr int count = 12;
  std::vector<pid_t> processes;
  const auto wait = [&processes] {
    for (const pid_t process : processes) CHECK(medtech::testing::wait_for(process) == 0);
    processes.clear();
  };
  for (int n = 0; n < count; ++n) {
    processes.push_back(home.start({"source", "add", "--kind", "rss", "--id", fmt::format("r{}", n),
                                    "--set", fmt::format("url=https://e.example/{}", n)}));
  }
  wait();
  for (int n = 0; n < count; ++n)
    processes.push_back(
        home.start({"source", n % 2 == 0 ? "disable" : "remove", fmt::format("r{}", n)}));
  wait();
  const std::string listed = home.run({"source", "list", "--json"}).out;
  for (int n = 0; n < count; ++n) {
    CAPTURE(n);
    CHECK(listed.contains(fmt::format("\"r{}\"", n)) == (n % 2 == 0));
  }
  const auto document = Document::parse(listed);
  REQUIRE(document.has_value());
  document->root()["sources"].each([](Value source) {
    if (source["kind"].string_or_empty() == "rss")
      CHECK(source["status"].string_or_empty() == "disabled");
  });
}

TEST_CASE("the address of a preset's career site adds the preset") {
  const Home home;
  const Run run = home.run({"source", "add", "https://jobs.bostonscientific.com/"});
  CHECK(run.code == 0);
  const Run again = home.run({"source", "add", "trimedx.wd1.myworkdayjobs.com/TMX"});
  CHECK(again.code == 0);  // it is among the built-in ones
  CHECK(again.err.contains("trimedx is among your sources already"));
  CHECK(home.run({"source", "list"}).out.contains(run.out.substr(0, run.out.find('\n'))));
}

TEST_CASE("a value that is none is told with its key") {
  const Home home;
  for (const char* setting : {"enabled=maybe", "max_listings=abc"}) {
    const Run run = home.run({"source", "add", "--kind", "rss", "--id", "a", "--set",
                              "url=https://e.example", "--set", setting});
    CHECK(run.code == 2);
    const std::string named(setting);
    CHECK(run.err.contains("--set " + named.substr(0, named.find('=')) + ": \"" +
                           named.substr(named.find('=') + 1) + "\""));
  }
}

TEST_CASE("presets that are there already are passed over, the others of the call are added") {
  const Home home;
  const Run run = home.run({"source", "add", "trimedx", "ohiohealth"});
  CHECK(run.code == 0);
  CHECK(run.out == "ohiohealth\n");
  CHECK(run.err.contains("trimedx is among your sources already"));
  const Run again = home.run({"source", "add", "trimedx", "ohiohealth"});
  CHECK(again.code == 0);
  CHECK(again.out.empty());
  CHECK(home.run({"source", "add", "--kind", "sitemap", "--id", "s", "--set",
                  "url=https://x.example/sitemap.xml", "--set", "max_pages=50"})
            .code == 0);
}
