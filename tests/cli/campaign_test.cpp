// SPDX-License-Identifier: GPL-3.0-or-later
// A whole search for work through the real program, once for each family: from the profile to the
// accepted offer, its checklists, the weekly report, and a backup that brings all of it back.
#include "core/base/limits.hpp"
#include "core/format/json.hpp"
#include "core/sys/file.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace {

using namespace medtech;
using medtech::testing::Home;
using medtech::testing::LoopbackServer;
using medtech::testing::Run;
using Words = std::vector<std::string>;

/// What differs between the families.
struct Family {
  std::string role;
  std::string title;
  std::string text;
  std::string resume;
  std::string rest;         ///< of the résumé, behind its bullets
  std::string mended;       ///< bullets that tell what the posting asks for and the résumé left out
  std::string story;        ///< as TOML, written into the profile by hand
  std::string question;     ///< that the sheet must have
  std::string story_title;  ///< and the story set beside it
};

const Family laboratory{
    "blood-bank-technologist",
    "Blood Bank Technologist",
    "Antibody identification, crossmatching and massive transfusion in our blood bank. MLS(ASCP) "
    "or BB(ASCP) required. Night shift. 2 years of experience required. Ortho Vision, SafeTrace "
    "and AABB standards.",
    R"(Lee Carter
Cincinnati, OH 45202 | 555-010-0100 | lee@example.org

SUMMARY
Medical laboratory scientist.

EXPERIENCE
Medical Laboratory Scientist, Sample Hospital, Cincinnati, OH
June 2020 - Present
- Performed antibody identification for 40 patients a week in the blood bank
)",
    R"(
EDUCATION
Bachelor of Science in Medical Laboratory Science, Ohio State University, May 2020

CERTIFICATIONS
MLS(ASCP), ASCP, August 2024, expires December 2027
)",
    "- Crossmatched 30 units a night on the Ortho Vision and entered them in SafeTrace\n"
    "- Led 12 massive transfusion activations under AABB standards\n",
    "[[story]]\ntitle = \"The panel that fit nothing\"\nsituation = \"An antibody identification "
    "that "
    "two of us disagreed on\"\naction = \"I asked for help in time\"\nresult = \"Safe blood\"\n",
    "bloodbank-positive-screen",
    "The panel that fit nothing"};

const Family equipment{
    "bmet-2",
    "Biomedical Equipment Technician II",
    "You maintain infusion pumps, ventilators and patient monitors, do preventive maintenance and "
    "electrical safety testing and write work orders in the CMMS. CBET preferred. Associate degree "
    "required.",
    R"(Sam Rivera
Cincinnati, OH 45202 | 555-010-0101 | sam@example.org

SUMMARY
Biomedical equipment technician.

EXPERIENCE
Biomedical Equipment Technician I, Sample Hospital, Cincinnati, OH
June 2022 - Present
- Repaired 200 infusion pumps and ventilators a year
)",
    R"(
EDUCATION
Associate of Applied Science in Biomedical Equipment Technology, Cincinnati State, May 2022

CERTIFICATIONS
CBET, AAMI, November 2024, expires December 2027
)",
    "- Completed 98% of preventive maintenance on 600 patient monitors on time\n"
    "- Did electrical safety testing and closed 40 work orders a week in the CMMS\n",
    "[[story]]\ntitle = \"The ventilator at night\"\nsituation = \"A ventilator with an "
    "intermittent "
    "fault\"\naction = \"Traced it to a cable\"\nresult = \"Back in service\"\n",
    "ventilator-o2",
    "The ventilator at night"};

std::string posting(const Family& family, const std::string& employer, const std::string& number) {
  return fmt::format(
      R"(<script type="application/ld+json">{{"@context":"https://schema.org","@type":"JobPosting",)"
      R"("title":"{}","identifier":{{"@type":"PropertyValue","value":"{}"}},"datePosted":"2026-11-18",)"
      R"("hiringOrganization":{{"@type":"Organization","name":"{}"}},"jobLocation":{{"@type":"Place",)"
      R"("address":{{"addressLocality":"Cincinnati","addressRegion":"OH"}}}},"description":"{}"}}</script>)",
      family.title, number, employer, family.text);
}

testing::Reply html_reply(const std::string& body) {
  testing::Reply reply;
  reply.headers.emplace_back("Content-Type", "text/html; charset=utf-8");
  reply.body = "<!doctype html><title>Jobs</title>" + body;
  return reply;
}

std::string out_of(const Home& home, const Words& words) {
  const Run run = home.run(words);
  CAPTURE(fmt::format("{}", fmt::join(words, " ")));
  INFO(run.err);
  REQUIRE(run.code == 0);
  return run.out;
}

json::Document data_of(const Home& home, Words words) {
  words.emplace_back("--json");
  const std::string out = out_of(home, words);
  auto document = json::Document::parse(out);
  REQUIRE(document.has_value());
  return std::move(*document);
}

json::Value found_in(json::Value list, const std::string& id) {
  json::Value found;
  list.each([&](json::Value each) {
    if (each["id"].string_or_empty() == id) found = each;
  });
  return found;
}

// Who proved an item of a list, and that it is done.
std::string proven_by(const Home& home, const std::string& list, const std::string& item) {
  const json::Document document = data_of(home, {"checklist", list});
  const json::Value found = found_in(document.root()["lists"].at(0)["items"], item);
  CAPTURE(item);
  INFO(found["missing"].string_or_empty());
  REQUIRE(found.exists());
  return found["done"].boolean().value_or(false) ? std::string(found["by"].string_or_empty()) : "";
}

// The profile comes from the résumé; what no résumé tells is written into it by hand.
void begin_with_a_resume(const Home& home, const Family& family) {
  home.write("resume.txt", family.resume + family.rest);
  out_of(home, {"profile", "init", "--from", "resume.txt", "--yes"});
  const std::string path = home.path("config/medtech/profile.toml");
  std::string profile = sys::read_file(path, limits::config_bytes);
  const std::size_t role = profile.find("[role]\n");
  REQUIRE(role != std::string::npos);
  profile.insert(role + 7, "target = \"" + family.role + "\"\n");
  home.write("../config/medtech/profile.toml", profile + "\n" + family.story);
  out_of(home, {"profile", "check"});
}

// Held against the stored posting, mended by what it lacks, and held against it again.
void mend_resume(const Home& home, const Family& family, const std::string& listing) {
  const auto check = [&] {
    const json::Document checked =
        data_of(home, {"resume-check", "resume.txt", "--posting", listing, "--fail-on", "never"});
    const json::Value result = checked.root()["results"].at(0);
    return std::pair(result["score"].number().value_or(0), result["missing"].size());
  };
  const auto [before, lacking] = check();
  CHECK(lacking > 0);
  home.write("resume.txt", family.resume + family.mended + family.rest);
  const auto [after, still_lacking] = check();
  CHECK(still_lacking < lacking);
  CHECK(after > before);
}

void find_and_apply(const Home& home, const Family& family) {
  const json::Document found = data_of(home, {"search", "--role", family.role, "--save", "mine"});
  REQUIRE(found.root()["total"].integer() == 2);
  mend_resume(home, family, std::string(found.root()["listings"].at(0)["id"].string_or_empty()));
  found.root()["listings"].each([&](json::Value listing) {
    out_of(home, {"track", "add", std::string(listing["id"].string_or_empty()), "--status",
                  "applied", "--on", "2026-11-18", "--resume", "resume.txt", "-q"});
  });
  const json::Document tracked = data_of(home, {"track", "list"});
  REQUIRE(tracked.root()["applications"].size() == 2);
}

void interview_at_both(const Home& home, const Family& family) {
  out_of(home, {"track", "interview", "1", "2026-11-20", "panel"});
  const json::Document sheet = data_of(home, {"interview", "--application", "1"});
  CHECK(sheet.root()["interview"].string_or_empty() == "2026-11-20");
  const json::Value question = found_in(sheet.root()["questions"], family.question);
  REQUIRE(question.exists());
  CHECK(question["story"]["title"].string_or_empty() == family.story_title);
  const Run practice = home.run({"interview", "practice", "--application", "1", "--count", "5"},
                                "a\n\n3\nb\n\n3\nc\n\n4\nd\n\n3\ne\n\n4\n");
  REQUIRE(practice.code == 0);
  CHECK(proven_by(home, "interview", "prepare-reasoning") == "evidence");
  CHECK(proven_by(home, "interview", "close-weak") == "evidence");
  CHECK(proven_by(home, "interview", "judge-fit").empty());
  out_of(home, {"interview", "debrief", "1", "--team", "calm", "--score", "team=5", "--score",
                "growth=4"});
  out_of(home, {"interview", "debrief", "2", "--team", "tired", "--score", "team=2"});
  CHECK(proven_by(home, "interview", "judge-fit") == "evidence");
}

void weigh_and_accept(const Home& home) {
  out_of(home, {"track", "offer", "1", "--base", "38/hour", "--hours", "40", "--answer-by",
                "2026-12-01"});
  out_of(home, {"track", "offer", "2", "--base", "38/hour", "--hours", "40"});
  CHECK(proven_by(home, "offer", "compare-offers") == "evidence");
  CHECK(proven_by(home, "offer", "answer-offer").empty());
  const json::Document compared = data_of(home, {"track", "compare", "1", "2"});
  CHECK(*compared.root()["offers"].at(0)["score"].number() >
        *compared.root()["offers"].at(1)["score"].number());
  out_of(home, {"track", "status", "1", "accepted"});
  out_of(home, {"track", "status", "2", "withdrawn"});
  CHECK(proven_by(home, "offer", "answer-offer") == "evidence");
  out_of(home, {"track", "step", "1", "drug-screen", "--on", "2026-11-22"});
  CHECK(proven_by(home, "onboarding", "drug-screen") == "evidence");
  CHECK(proven_by(home, "application", "not-twice") == "evidence");
  CHECK(proven_by(home, "role", "target-search") == "evidence");
  CHECK(proven_by(home, "role", "see-demand") == "evidence");
  CHECK(proven_by(home, "certifications", "know-foundation") == "evidence");
  out_of(home, {"checklist", "done", "get-written"});
  CHECK(proven_by(home, "offer", "get-written") == "person");
}

void report_each_week(const Home& home) {
  for (const char* day : {"2026-11-18", "2026-11-22"}) {
    CAPTURE(day);
    const json::Document week = data_of(home, {"track", "report", "--week", day});
    CHECK(week.root()["activities"].size() >= 1);
  }
}

void back_up_and_restore(const Home& home) {
  out_of(home, {"backup", "all.json"});
  const Home empty;
  empty.write("all.json", sys::read_file(home.path("work/all.json"), limits::file_bytes));
  out_of(empty, {"restore", "all.json"});
  CHECK(out_of(empty, {"backup", "-"}) == out_of(home, {"backup", "-"}));
  CHECK(proven_by(empty, "offer", "answer-offer") == "evidence");
  CHECK(proven_by(empty, "offer", "get-written") == "person");
  CHECK(proven_by(empty, "interview", "judge-fit") == "evidence");
}

void run_campaign(const Family& family) {
  LoopbackServer server;
  server.route("/jobs", html_reply(posting(family, "Example Health", "R-1") +
                                   posting(family, "Other Hospital", "R-2")));
  const Home home;
  begin_with_a_resume(home, family);
  home.write_sources("[[source]]\nid = \"jobs\"\nkind = \"page\"\nurl = \"" + server.url("/jobs") +
                     "\"\n");
  find_and_apply(home, family);
  interview_at_both(home, family);
  weigh_and_accept(home);
  report_each_week(home);
  back_up_and_restore(home);
}

}  // namespace

TEST_CASE("campaign: a technologist goes from the search to an accepted offer") {
  run_campaign(laboratory);
}

TEST_CASE("campaign: an equipment technician goes from the search to an accepted offer") {
  run_campaign(equipment);
}
