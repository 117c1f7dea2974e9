// SPDX-License-Identifier: GPL-3.0-or-later
// `interview` through the real program: sheets of several postings, practice, debriefs.
#include "core/format/json.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/program.hpp"
#include "tests/support/pty.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace medtech;
using medtech::testing::Home;
using medtech::testing::LoopbackServer;
using medtech::testing::Run;

constexpr std::string_view mri =
    "MRI Service Engineer\nEmployer: Example Health\n\nYou maintain and repair MRI systems with "
    "their cryogen systems, do preventive maintenance and troubleshooting, and write service "
    "documentation.\nFive years of MRI service required.\n";
constexpr std::string_view dialysis =
    "Biomedical Equipment Technician, Dialysis\nEmployer: Example Renal Care\n\nYou maintain "
    "hemodialysis machines and the water treatment system of our clinics, do preventive "
    "maintenance and troubleshooting, and write service documentation.\nCBET preferred.\n";

json::Document sheet(const Home& home, const std::string& posting) {
  const Run run = home.run({"interview", "--posting", posting, "--json"});
  INFO(run.err);
  REQUIRE(run.code == 0);
  return *json::Document::parse(run.out);
}

std::set<std::string> questions(const json::Document& document) {
  std::set<std::string> ids;
  document.root()["questions"].each([&](json::Value question) {
    ids.emplace(question["id"].string_or_empty());
    CHECK(question["answer"].size() >= 2);
    CHECK(!question["because"]["name"].string_or_empty().empty());
  });
  return ids;
}

}  // namespace

TEST_CASE("interview: sheets of two specialties share less than 40 % of their questions") {
  const Home home;
  home.write("mri.txt", mri);
  home.write("dialysis.txt", dialysis);
  const json::Document first = sheet(home, "mri.txt");
  const auto one = questions(first);
  const auto other = questions(sheet(home, "dialysis.txt"));
  CHECK(one.contains("mri-quench"));
  CHECK(other.contains("dialysis-chlorine"));
  std::size_t shared = 0;
  for (const std::string& id : one) shared += other.count(id);
  CHECK(10 * shared < 4 * std::min(one.size(), other.size()));
  CHECK(first.root()["posting"]["employer"].string_or_empty() == "Example Health");
  for (const char* part : {"research", "ask", "bring", "follow_up"})
    CHECK(first.root()[part].size() > 0);
}

TEST_CASE("interview: a posting comes from a file, standard input, an address or the store alike") {
  const Home home;
  home.write("mri.txt", mri);
  const auto from_file = questions(sheet(home, "mri.txt"));
  const Run piped = home.run({"interview", "--posting", "-", "--json"}, mri);
  CHECK(questions(*json::Document::parse(piped.out)) == from_file);
  REQUIRE(home.run({"listing", "import", "mri.txt"}).code == 0);
  const Run listed = home.run({"search", "--offline", "--all", "--format", "ndjson"});
  const auto id = std::string(json::Document::parse(listed.out)->root()["id"].string_or_empty());
  CHECK(questions(sheet(home, id)) == from_file);
  LoopbackServer server;
  testing::Reply reply;
  reply.headers.emplace_back("Content-Type", "text/html");
  reply.body =
      R"(<script type="application/ld+json">{"@type":"JobPosting","title":"MRI Service )"
      R"(Engineer","description":"MRI systems","hiringOrganization":{"name":"E"}}</script>)";
  server.route("/job", reply);
  CHECK(questions(sheet(home, server.url("/job"))).contains("mri-quench"));
  CHECK(home.run({"interview", "--posting", server.url("/none")}).code == 4);
}

TEST_CASE("interview: what is no posting, or several, is told") {
  const Home home;
  home.write("two.csv", "title,employer\nMLS,One\nMLT,Two\n");
  home.write("empty.txt", "\n");
  const Run two = home.run({"interview", "--posting", "two.csv"});
  CHECK(two.code == 3);
  CHECK(two.err.contains("holds 2 postings"));
  CHECK(home.run({"interview", "--posting", "empty.txt"}).code == 3);
  CHECK(home.run({"interview", "--posting", "abcd1234"}).code == 3);
  CHECK(home.run({"interview", "--application", "7"}).code == 3);
  CHECK(home.run({"interview"}).code == 2);
  CHECK(home.run({"interview", "--posting", "a", "--application", "1"}).code == 2);
}

TEST_CASE("interview: nothing from outside breaks out of the page or the terminal") {
  const Home home;
  home.write_profile(
      "[[story]]\ntitle = \"<script>alert(1)</script> \\u001b[31m\"\nsituation = \"an MRI "
      "quench\"\n");
  home.write(
      "evil.txt",
      "MRI Engineer <img src=x onerror=alert(1)> \x1b[2J\nEmployer: <b>E</b>\n\nMRI systems.\n");
  const Run page = home.run({"interview", "--posting", "evil.txt", "--format", "html"});
  REQUIRE(page.code == 0);
  for (const char* wrong : {"<script", "<img", "<b>", "\x1b", "http://", "https://"}) {
    CAPTURE(wrong);
    CHECK(!page.out.contains(wrong));
  }
  CHECK(page.out.contains("MRI Engineer"));
  CHECK(page.out.contains("default-src 'none'"));
  for (const char* format : {"text", "markdown"}) {
    const Run run = home.run({"interview", "--posting", "evil.txt", "--format", format});
    CHECK(run.code == 0);
    CHECK(!run.out.contains("\x1b"));
  }
}

TEST_CASE("practice: answers are read from a script, kept, and weak ones asked first again") {
  Home home;
  home.write("mri.txt", mri);
  const std::vector<std::string> ask{"interview", "practice", "--posting", "mri.txt", "--topic",
                                     "safety",    "--count",  "2",         "--json"};
  const Run first =
      home.run(ask, "I get the patient out.\nThen I call.\n\n4\nI don't know.\n\n9\nweak\n");
  INFO(first.err);
  REQUIRE(first.code == 0);
  const auto document = json::Document::parse(first.out);
  REQUIRE(document->root()["answers"].size() == 2);
  const json::Value strong = document->root()["answers"].at(0);
  const json::Value weak = document->root()["answers"].at(1);
  CHECK(strong["answer"].string_or_empty() == "I get the patient out.\nThen I call.");
  CHECK(strong["rating"].integer() == 4);
  CHECK(strong["again"].string_or_empty() == "2026-11-29");
  CHECK(weak["rating"].integer() == 2);
  CHECK(weak["again"].string_or_empty() == "2026-11-24");
  CHECK(first.err.contains("A strong answer:"));
  home.set("MEDTECH_TODAY", "2026-11-30");
  const Run second = home.run(ask, "Now I know.\n\n3\n");
  const auto again = json::Document::parse(second.out);
  REQUIRE(again->root()["answers"].size() == 1);
  CHECK(again->root()["answers"].at(0)["question"].string_or_empty() ==
        weak["question"].string_or_empty());
  const Run review = home.run({"interview", "practice", "--review", "--json"});
  CHECK(json::Document::parse(review.out)->root()["answers"].size() == 3);
}

TEST_CASE("practice: on a terminal questions are asked, and Ctrl-C keeps what was answered") {
  const Home home;
  home.write("mri.txt", mri);
  testing::PtyRun run(home, {"interview", "practice", "--posting", "mri.txt", "--count", "3"},
                      {120, 60});
  REQUIRE(run.wait_until_shown("1 of 3"));
  run.type("Out, and the door open.\n\n");
  REQUIRE(run.wait_until_shown("How was it?"));
  run.type("3\n");
  REQUIRE(run.wait_until_shown("2 of 3"));
  run.type("\x03");
  CHECK(run.finish() == 130);
  const Run review = home.run({"interview", "practice", "--review", "--json"});
  const auto kept = json::Document::parse(review.out);
  REQUIRE(kept->root()["answers"].size() == 1);
  CHECK(kept->root()["answers"].at(0)["rating"].integer() == 3);
}

TEST_CASE("debrief: asked on a terminal, given by options, and weighed in the comparison") {
  const Home home;
  for (const char* employer : {"One", "Two"}) {
    REQUIRE(home.run({"track", "add", "--title", "BMET II", "--employer", employer}).code == 0);
  }
  for (const char* id : {"1", "2"})
    REQUIRE(home.run({"track", "offer", id, "--base", "38/hour", "--hours", "40"}).code == 0);
  testing::PtyRun run(home, {"interview", "debrief", "1"}, {120, 60});
  REQUIRE(run.wait_until_shown("day by day?"));
  run.type("mostly pumps\n");
  REQUIRE(run.wait_until_shown("1 (not for me)"));
  run.type("2\n\n\n\n\n\n\n\n");
  CHECK(run.finish() == 0);
  const Run other = home.run({"interview", "debrief", "2", "--role", "imaging, half of it",
                              "--score", "role=5", "--score", "team=4", "--json"});
  REQUIRE(other.code == 0);
  const auto written = json::Document::parse(other.out);
  CHECK(written->root()["mean"].number() == 4.5);
  CHECK(written->root()["equipment"]["text"].is_null());
  const Run compared =
      home.run({"track", "compare", "1", "2", "--weights", "impression=1", "--json"});
  INFO(compared.err);
  REQUIRE(compared.code == 0);
  const auto offers = json::Document::parse(compared.out);
  CHECK(offers->root()["offers"].at(0)["impression"].number() == 2);
  CHECK(offers->root()["offers"].at(0)["score"].number() == 0);
  CHECK(offers->root()["offers"].at(1)["score"].number() == 100);
  CHECK(home.run({"interview", "debrief", "1", "--score", "tem=4"}).code == 2);
  CHECK(home.run({"interview", "debrief", "1", "--score", "team=6"}).code == 2);
  CHECK(home.run({"interview", "debrief", "3"}).code == 3);
}
