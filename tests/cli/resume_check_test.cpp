// SPDX-License-Identifier: GPL-3.0-or-later
// `resume-check` from end to end: postings, formats, baselines, configuration, exit statuses.
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/sys/file.hpp"
#include "tests/support/checks.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/program.hpp"
#include "tests/support/schema.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace medtech;
using medtech::testing::Home;
using medtech::testing::Run;

namespace {

json::Document parsed(const std::string& text) {
  auto document = json::Document::parse(text);
  INFO(text.substr(0, 2000));
  REQUIRE(document.has_value());
  return std::move(*document);
}

void check_schema(const std::string& name, const json::Document& document) {
  const json::Document schema = testing::read_schema(name);
  for (const std::string& complaint : testing::schema_complaints(schema.root(), document.root()))
    FAIL_CHECK(complaint);
}

void furnish_check(const Home& home) {
  home.write("ana.txt", testing::bmet_resume);
  home.write("maria.txt", testing::mls_resume);
  home.write("bmet.txt", testing::bmet_posting);
  home.write("mls.txt", testing::mls_posting);
}

std::string contents(const Home& home, const std::string& name) {
  return sys::read_file(home.path("work/" + name), limits::file_bytes);
}

}  // namespace

TEST_CASE("a résumé that meets a posting passes, and its JSON is what the schema says") {
  const Home home;
  furnish_check(home);
  const Run run = home.run({"resume-check", "ana.txt", "--posting", "bmet.txt", "--json"});
  INFO(run.err);
  CHECK(run.code == 0);
  const json::Document document = parsed(run.out);
  check_schema("resume-check", document);
  const json::Value result = document.root()["results"].at(0);
  CHECK(result["resume"].string_or_empty() == "ana.txt");
  CHECK(result["posting"].string_or_empty() == "bmet.txt");
  CHECK(result["score"].integer().value_or(0) >= 90);
  CHECK(result["posting_facts"]["role"].string_or_empty() == "bmet-2");
  CHECK(result["matched"].size() >= 5);
}

TEST_CASE("a finding in plain text is told with the line of the file") {
  const Home home;
  home.write(
      "plain.txt",
      "Ana Diaz\nana@example.org\n(513) 555-0142\n\n\nDate of birth: 04/05/1988, gender: female\n\n"
      "Experience\nBMET II, Mercy Hospital, 2019 - present\n- Repaired 40 infusion pumps a "
      "month\n");
  const Run run =
      home.run({"resume-check", "plain.txt", "--select", "personal-data", "--format", "github"});
  CHECK(run.out.contains("line=6,col=1,"));
  CHECK(run.out.contains("a date of birth"));
  CHECK(run.out.contains("gender"));  // each kind of it, in one line too
  const std::string shown = home.run({"resume-check", "--show-text", "plain.txt"}).out;
  CHECK(shown.starts_with("Ana Diaz\nana@example.org\n(513) 555-0142\n\n\nDate of birth"));
}

TEST_CASE("lines and columns index what --show-text prints") {
  const Home home;
  furnish_check(home);
  home.write("weak.txt", text::replace_all(testing::bmet_resume, "Repaired defibrillators",
                                           "Repaired defibrilators"));
  const std::string shown = home.run({"resume-check", "--show-text", "weak.txt"}).out;
  const std::vector<std::string_view> lines = text::lines(shown);
  const Run run = home.run(
      {"resume-check", "weak.txt", "--posting", "bmet.txt", "--json", "--fail-on", "never"});
  const json::Document document = parsed(run.out);
  std::size_t placed = 0;
  document.root()["results"].at(0)["findings"].each([&](json::Value finding) {
    if (finding["line"].is_null()) return;
    ++placed;
    const auto line = static_cast<std::size_t>(*finding["line"].integer());
    const auto begin = static_cast<std::size_t>(*finding["column"].integer()) - 1;
    const auto end = static_cast<std::size_t>(*finding["end_column"].integer()) - 1;
    REQUIRE(line <= lines.size());
    // This text is ASCII but for the mark of lists, which takes three bytes.
    const std::size_t shift = lines[line - 1].starts_with("•") ? 2 : 0;
    CHECK(lines[line - 1].substr(begin + (begin > 0 ? shift : 0), end - begin) ==
          finding["text"].string_or_empty());
  });
  CHECK(placed > 0);
}

TEST_CASE("résumés are held against many postings, in a stable order, with the best for each") {
  const Home home;
  furnish_check(home);
  std::filesystem::create_directory(home.path("work/postings"));
  home.write("postings/1.txt", testing::bmet_posting);
  home.write("postings/2.txt", testing::mls_posting);
  const Run run = home.run({"resume-check", "ana.txt", "maria.txt", "--posting-dir", "postings",
                            "--json", "--fail-on", "never"});
  INFO(run.err);
  const json::Document document = parsed(run.out);
  check_schema("resume-check", document);
  const json::Value results = document.root()["results"];
  REQUIRE(results.size() == 4);
  CHECK(results.at(0)["resume"].string_or_empty() == "ana.txt");
  CHECK(results.at(1)["posting"].string_or_empty() == "postings/2.txt");
  CHECK(results.at(2)["resume"].string_or_empty() == "maria.txt");
  CHECK(document.root()["best"].at(0)["resume"].string_or_empty() == "ana.txt");
  CHECK(document.root()["best"].at(1)["resume"].string_or_empty() == "maria.txt");
  CHECK(run.out == home.run({"resume-check", "ana.txt", "maria.txt", "--posting-dir", "postings",
                             "--json", "--fail-on", "never"})
                       .out);
  const Run csv = home.run({"resume-check", "ana.txt", "maria.txt", "--posting-dir", "postings",
                            "--format", "csv", "--fail-on", "never"});
  CHECK(text::lines(csv.out).size() == 5);
}

TEST_CASE("exit statuses follow findings, levels and scores") {
  const Home home;
  furnish_check(home);
  home.write("bad.txt", text::replace_all(testing::bmet_resume, "valid through 12/2027",
                                          "valid through 12/2020"));
  home.write("nothing.txt", "Nice people wanted\n\nWe look for somebody.\nCome and see us.\n");
  CHECK(home.run({"resume-check", "ana.txt"}).code == 0);
  CHECK(home.run({"resume-check", "bad.txt"}).code == 1);
  CHECK(home.run({"resume-check", "bad.txt", "--fail-on", "never"}).code == 0);
  CHECK(home.run({"resume-check", "bad.txt", "--ignore", "expired-credential"}).code == 0);
  CHECK(home.run({"resume-check", "bad.txt", "--select", "MT060"}).code == 0);
  CHECK(home.run({"resume-check", "ana.txt", "--posting", "mls.txt", "--fail-on", "never",
                  "--min-score", "60"})
            .code == 1);
  CHECK(home.run({"resume-check", "ana.txt", "--posting", "nothing.txt", "--fail-on", "never",
                  "--min-score", "1"})
            .code == 1);
  CHECK(home.run({"resume-check", "ana.txt", "--posting", "nothing.txt"}).code == 0);
  CHECK(home.run({"resume-check", "ana.txt", "--select", "no-such-rule"}).code == 2);
  CHECK(home.run({"resume-check", "--explain", "MT999"}).code == 2);
  CHECK(home.run({"resume-check", "-", "--posting", "-"}).code == 2);
  CHECK(home.run({"resume-check", "ana.txt", "--role", "no-such-role"}).code == 2);
  CHECK(home.run({"resume-check", "ana.txt", "--min-score", "101"}).code == 2);
  CHECK(home.run({"resume-check", "ana.txt", "--posting", "missing.txt"}).code == 3);
  CHECK(home.run({"resume-check", "ana.txt", "--posting", "3f2a9c01"}).code == 3);
  CHECK(home.run({"resume-check", "ana.txt", "gone.txt", "--fail-on", "never"}).code == 3);
  CHECK(home.run({"resume-check", "ana.txt", "--saved", "gone"}).code == 3);
}

TEST_CASE("what can't be read reaches every format") {
  const Home home;
  furnish_check(home);
  for (const char* format :
       {"json", "sarif", "junit", "github", "gitlab", "markdown", "html", "csv"}) {
    CAPTURE(format);
    const Run run = home.run({"resume-check", "ana.txt", "gone.txt", "--format", format});
    CHECK(run.code == 3);
    CHECK(run.out.find("gone.txt") != std::string::npos);
    CHECK(run.err.find("gone.txt") != std::string::npos);
  }
}

TEST_CASE("no format tells who a redacted résumé is of") {
  const Home home;
  furnish_check(home);
  std::string resume(testing::bmet_resume);
  const std::pair<const char*, const char*> person[] = {
      {"Ana Bell", "Xenia Quill"},
      {"ana.bell@", "xenia.quill@"},
      {"513-555-0100", "614-555-0177"},
      {"45202", "43085"},
      {"\n\nSUMMARY", "\n77 Larch Street, Worthington\n\nSUMMARY"},
      {"- Installed 40",
       "- Traced an alarm of patient Maria Okafor, MRN 00498765, patient ID: P-88123\n"
       "- Installed 40"}};
  for (const auto& [from, to] : person) resume = text::replace_all(resume, from, to);
  home.write("Xenia_Quill.txt", resume);
  for (const char* format :
       {"text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html", "csv"}) {
    CAPTURE(format);
    const Run run = home.run({"resume-check", "Xenia_Quill.txt", "--posting", "bmet.txt",
                              "--redact", "--fail-on", "never", "--format", format});
    INFO(run.out);
    for (const char* secret : {"Quill", "xenia", "614-555-0177", "Larch Street", "43085", "Okafor",
                               "00498765", "88123"}) {
      CAPTURE(secret);
      CHECK(run.out.find(secret) == std::string::npos);
    }
  }
}

TEST_CASE("short names, names in file names and second numbers are blacked out, also in the text") {
  const Home home;
  furnish_check(home);
  std::string resume(testing::bmet_resume);
  const std::pair<const char*, const char*> person[] = {
      {"Ana Bell", "Bo Li"},
      {"ana.bell@", "bo.li@"},
      {"513-555-0100", "614-555-0177 | cell 614.555.0188"},
      {"- Installed 40", "- Worked an on-call list; letter by Bo\n- Installed 40"}};
  for (const auto& [from, to] : person) resume = text::replace_all(resume, from, to);
  home.write("BoLi-BMET.txt", resume);
  for (const std::vector<std::string>& how :
       {std::vector<std::string>{"--posting", "bmet.txt", "--fail-on", "never"},
        std::vector<std::string>{"--posting", "bmet.txt", "--format", "html", "--fail-on", "never"},
        std::vector<std::string>{"--show-text"}}) {
    std::vector<std::string> arguments = {"resume-check", "BoLi-BMET.txt", "--redact"};
    arguments.insert(arguments.end(), how.begin(), how.end());
    const Run run = home.run(arguments);
    INFO(run.out);
    CHECK(run.code == 0);
    for (const char* secret : {"Bo Li", "BoLi", "bo.li", "0177", "0188", "by Bo"}) {
      CAPTURE(secret);
      CHECK(run.out.find(secret) == std::string::npos);
    }
  }
  const Run shown = home.run({"resume-check", "BoLi-BMET.txt", "--redact", "--show-text"});
  CHECK(shown.out.find("on-call list") != std::string::npos);
}

TEST_CASE("SARIF has regions, fixes and all rules, and is what its schema says") {
  const Home home;
  furnish_check(home);
  home.write("weak.txt", text::replace_all(testing::bmet_resume, "Repaired defibrillators",
                                           "Repaired defibrilators"));
  const Run run = home.run({"resume-check", "weak.txt", "--posting", "mls.txt", "--format", "sarif",
                            "--fail-on", "never"});
  const json::Document document = parsed(run.out);
  check_schema("sarif-subset", document);
  const json::Value sarif_run = document.root()["runs"].at(0);
  CHECK(!sarif_run["tool"]["driver"]["informationUri"].string_or_empty().empty());
  CHECK(sarif_run["tool"]["driver"]["rules"].size() == testing::rule_book().rules().size());
  bool fixed = false;
  sarif_run["results"].each([&](json::Value result) {
    const auto index = static_cast<std::size_t>(result["ruleIndex"].integer().value_or(-1));
    CHECK(sarif_run["tool"]["driver"]["rules"].at(index)["id"].string_or_empty() ==
          result["ruleId"].string_or_empty());
    const json::Value replacement =
        result["fixes"].at(0)["artifactChanges"].at(0)["replacements"].at(0);
    fixed = fixed || replacement["insertedContent"]["text"].string_or_empty() == "defibrillators";
  });
  CHECK(fixed);
}

TEST_CASE("what --output names is written to where it is a pipe, and stays one") {
  const Home home;
  furnish_check(home);
  const std::string pipe = home.path("work/out");
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  // Held open on both sides, so that neither waits for the other.
  const int held = open(pipe.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  REQUIRE(held >= 0);
  const Run run = home.run({"resume-check", "ana.txt", "--format", "csv", "--output", "out"});
  CHECK(run.code <= 1);
  CHECK(std::filesystem::is_fifo(pipe));
  char first = 0;
  CHECK(read(held, &first, 1) == 1);
  close(held);
}

// A file with the fixes of a SARIF report put in, from the last to the first.
std::string with_fixes(std::string text, json::Value results) {
  struct Fix {
    std::int64_t line, begin, end;
    std::string words;
  };
  std::vector<Fix> fixes;
  results.each([&](json::Value result) {
    const json::Value change = result["fixes"].at(0)["artifactChanges"].at(0)["replacements"].at(0);
    if (!change.exists()) return;
    const json::Value region = change["deletedRegion"];
    fixes.push_back({*region["startLine"].integer(), *region["startColumn"].integer(),
                     *region["endColumn"].integer(),
                     std::string(change["insertedContent"]["text"].string_or_empty())});
  });
  std::vector<std::string> lines;
  for (const std::string_view line : text::lines(text)) lines.emplace_back(line);
  std::ranges::sort(fixes, std::greater(), &Fix::begin);
  for (const Fix& fix : fixes) {
    lines.at(static_cast<std::size_t>(fix.line - 1))
        .replace(static_cast<std::size_t>(fix.begin - 1),
                 static_cast<std::size_t>(fix.end - fix.begin), fix.words);
  }
  return text::join(lines, "\n");
}

TEST_CASE("fixes in SARIF fit the file, whatever marks it has") {
  const Home home;
  furnish_check(home);
  const std::string resume =
      "# Ana Bell\nana.bell@example.com | 555-201-3344\n\n## Experience\n\n"
      "### Biomedical Equipment Technican I\n**Acme Hospital**, Dayton, OH\tJan 2020 - Present\n\n"
      "* Repaired *all* ventillators and 40 [defibrilators](https://x.example/defib)\n"
      "-\tTested\tdefibrilators twice a year\n3.  Lent ventillators, fixed ventillators\n"
      "* Moved the **ventillators** of two wards\n";
  home.write("cv.md", resume);
  const Run run = home.run({"resume-check", "cv.md", "--format", "sarif", "--fail-on", "never"});
  const json::Document document = parsed(run.out);
  std::string right = text::replace_all(resume, "ventillator", "ventilator");
  right = text::replace_all(right, "defibrilator", "defibrillator");
  right = text::replace_all(right, "Technican", "Technician");
  std::string fixed = with_fixes(resume, document.root()["runs"].at(0)["results"]);
  CHECK(text::trim(fixed) == text::trim(right));
}

TEST_CASE("a baseline leaves out what it has, and tells what is new") {
  const Home home;
  furnish_check(home);
  home.write("bad.txt", text::replace_all(testing::bmet_resume, "valid through 12/2027",
                                          "valid through 12/2020"));
  const Run written = home.run({"resume-check", "bad.txt", "--write-baseline", "known.json"});
  CHECK(written.code == 0);
  check_schema("baseline", parsed(contents(home, "known.json")));
  CHECK(contents(home, "known.json").find("Bell") == std::string::npos);
  CHECK(home.run({"resume-check", "bad.txt", "--baseline", "known.json"}).code == 0);
  // So it is of findings that tell lines and counts.
  std::string bullets = "- Documented work in Nuvolo and closed 340 work orders a quarter\n";
  for (int i = 0; i < 60; ++i) bullets += "all of the devices in the whole house ";
  home.write("twice.txt", text::replace_all(testing::bmet_resume, "- Installed 40",
                                            bullets + "\n- Installed 40"));
  const char* told[] = {"--select", "repeated-bullet", "--select", "long-bullet"};
  std::vector<std::string> check{"resume-check", "twice.txt", "--fail-on", "suggestion"};
  check.insert(check.end(), std::begin(told), std::end(told));
  CHECK(home.run(check).code == 1);
  std::vector<std::string> write = check;
  write.insert(write.end(), {"--write-baseline", "twice.json"});
  CHECK(home.run(write).code <= 1);
  home.write("twice.txt", "\n\n" + text::replace_all(contents(home, "twice.txt"), "whole house all",
                                                     "house all"));
  check.insert(check.end(), {"--baseline", "twice.json"});
  CHECK(home.run(check).code == 0);
  // A line more above changes places, not what is said.
  home.write("bad.txt", "\n" + text::replace_all(contents(home, "bad.txt"), "- Installed 40",
                                                 "- Traced MRN 00412345\n- Installed 40"));
  const Run again = home.run({"resume-check", "bad.txt", "--baseline", "known.json", "--json"});
  CHECK(again.code == 1);
  CHECK(again.out.find("patient-data") != std::string::npos);
  CHECK(again.out.find("\"slug\": \"expired-credential\"") == std::string::npos);
  CHECK(home.run({"resume-check", "bad.txt", "--baseline", "bad.txt"}).code == 3);
}

TEST_CASE("medtech-check.toml is found upwards from the résumé") {
  const Home home;
  furnish_check(home);
  std::filesystem::create_directories(home.path("work/a/b"));
  home.write("a/b/bad.txt", text::replace_all(testing::bmet_resume, "valid through 12/2027",
                                              "valid through 12/2020"));
  CHECK(home.run({"resume-check", "a/b/bad.txt"}).code == 1);
  home.write("a/medtech-check.toml", "[severity]\nexpired-credential = \"warning\"\n");
  CHECK(home.run({"resume-check", "a/b/bad.txt"}).code == 0);
  CHECK(home.run({"resume-check", "a/b/bad.txt", "--fail-on", "warning"}).code == 1);
  home.write("a/medtech-check.toml", "[per_file]\n\"bad*\" = [\"MT041\"]\n");
  CHECK(home.run({"resume-check", "a/b/bad.txt"}).code == 0);
  for (const char* pattern : {"./a/b/*.txt", "b/bad.txt", "a/*/bad.*"}) {
    home.write("a/medtech-check.toml",
               "[per_file]\n\"" + std::string(pattern) + "\" = [\"MT041\"]\n");
    CAPTURE(pattern);
    CHECK(home.run({"resume-check", "a/b/bad.txt"}).code == 0);
  }
  // Wherever the program is run from.
  home.write("a/medtech-check.toml", "[per_file]\n\"b/*.txt\" = [\"MT041\"]\n");
  CHECK(home.run({"resume-check", std::string(home.path("work/a/b/bad.txt"))}).code == 0);
  CHECK(home.run({"resume-check", "./a/../a/b/bad.txt"}).code == 0);
  for (const char* pattern : {"*.{txt,md}", "[ab]*", "!bad.txt", ""}) {
    home.write("a/medtech-check.toml",
               "[per_file]\n\"" + std::string(pattern) + "\" = [\"MT041\"]\n");
    CAPTURE(pattern);
    const Run run = home.run({"resume-check", "a/b/bad.txt"});
    CHECK(run.code == 3);
    CHECK(run.err.find("a pattern has * and ?") != std::string::npos);
  }
  std::filesystem::remove(home.path("work/a/medtech-check.toml"));
  const Run none =
      home.run({"resume-check", "a/b/bad.txt", "--select", "cliche", "--ignore", "MT071"});
  CHECK(none.code == 2);
  CHECK(none.err.find("no rule is left") != std::string::npos);
  home.write("a/medtech-check.toml", "min_score = 100\nfail_on = \"never\"\n");
  CHECK(home.run({"resume-check", "a/b/bad.txt"}).code == 1);
  home.write("a/medtech-check.toml", "ignore = [\"expired-credentials\"]\n");
  const Run wrong = home.run({"resume-check", "a/b/bad.txt"});
  CHECK(wrong.code == 3);
  CHECK(wrong.err.find("did you mean expired-credential") != std::string::npos);
  CHECK(wrong.err.find(":1:") != std::string::npos);
}

TEST_CASE("what was understood of a posting has the listing's names") {
  const Home home;
  furnish_check(home);
  const Run run = home.run({"resume-check", "--show-posting", "mls.txt", "--json"});
  INFO(run.err);
  CHECK(run.code == 0);
  const json::Document document = parsed(run.out);
  check_schema("listing", document);
  CHECK(document.root()["education_min"].string_or_empty() == "bachelor");
  const Run text = home.run({"resume-check", "--show-posting", "-"}, testing::bmet_posting);
  CHECK(text.code == 0);
  CHECK(text.out.find("infusion pumps") != std::string::npos);
  CHECK(text.out.find("\nseen ") == std::string::npos);  // it is not stored
}

TEST_CASE("a role stands for a posting where there is none") {
  const Home home;
  furnish_check(home);
  const Run run = home.run({"resume-check", "maria.txt", "--role", "mls", "--json"});
  CHECK(run.code == 0);
  // Its terms are judged too, and none of them is an error.
  const json::Document judged = parsed(run.out);
  const std::int64_t score = judged.root()["results"].at(0)["score"].integer().value_or(0);
  CHECK(score >= 80);
  CHECK(judged.root()["results"].at(0)["matched"].size() > 2);
  CHECK(parsed(home.run({"resume-check", "ana.txt", "--role", "MLS", "--json"}).out)
            .root()["results"]
            .at(0)["score"]
            .integer()
            .value_or(100) < 60);
}

TEST_CASE("the list of rules is what its schema and medtech-check(5) say") {
  const Home home;
  check_schema("rules", parsed(home.run({"resume-check", "--list-rules", "--json"}).out));
  const std::string manual =
      sys::read_file(std::string(MEDTECH_SOURCE) + "/man/medtech-check.5", limits::config_bytes);
  std::size_t described = 0;
  for (const std::string_view line : text::lines(manual))
    described += line.starts_with(".It Ic MT") ? 1 : 0;
  CHECK(described == testing::rule_book().rules().size());
  for (const lint::RuleText& rule : testing::rule_book().rules()) {
    CAPTURE(rule.id);
    CHECK(manual.find("\n.It Ic " + rule.id + " Cm " + rule.slug + " Pq " +
                      to_string(rule.severity) + "\n") != std::string::npos);
  }
}

TEST_CASE("the same content scores the same in every format") {
  const Home home;
  furnish_check(home);
  const std::string made = std::string(MEDTECH_SOURCE) + "/tests/fixtures/resumes/made/bell.";
  for (const char* posting : {"bmet.txt", "mls.txt"}) {
    CAPTURE(posting);
    const Run run =
        home.run({"resume-check", made + "plain.txt", made + "pandoc.docx", made + "classic.html",
                  made + "classic.pdf", made + "markdown.md", made + "pandoc.rtf",
                  made + "classic.odt", "--posting", posting, "--json", "--fail-on", "never"});
    INFO(run.err);
    const json::Document document = parsed(run.out);
    std::int64_t least = 100;
    std::int64_t most = 0;
    REQUIRE(document.root()["results"].size() == 7);
    document.root()["results"].each([&](json::Value result) {
      const std::int64_t score = result["score"].integer().value_or(-1);
      INFO(result["resume"].string_or_empty() << " " << score);
      least = std::min(least, score);
      most = std::max(most, score);
    });
    CHECK(most - least <= 3);
    CHECK(least >= 0);
  }
}

TEST_CASE("postings come from addresses, stored listings and saved searches") {
  testing::LoopbackServer server;
  testing::Reply page;
  page.headers = {{"Content-Type", "text/html"}};
  page.body =
      R"(<script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting",)"
      R"("title":"Biomedical Equipment Technician II","hiringOrganization":{"@type":"Organization","name":"Sample Health"},)"
      R"("description":"<p>CBET certification required.</p><p>Required: experience with infusion pumps and ventilators.</p>"}</script>)";
  server.route("/job", page);
  const Home home;
  furnish_check(home);
  const Run by_address =
      home.run({"resume-check", "ana.txt", "--posting", server.url("/job"), "--json"});
  INFO(by_address.err);
  CHECK(by_address.code == 0);
  CHECK(parsed(by_address.out)
            .root()["results"]
            .at(0)["posting_facts"]["employer"]
            .string_or_empty() == "Sample Health");
  CHECK(home.run({"resume-check", "ana.txt", "--posting", server.url("/gone")}).code == 4);
  // A page without data is read as text, and one that does not answer hides no other.
  testing::Reply plain;
  plain.headers = {{"Content-Type", "text/html"}};
  plain.body =
      "<html><head><title>Careers</title></head><body><nav><a href=\"/\">Home</a></nav>"
      "<h1>Biomedical Equipment Technician II</h1><p>Sample Medical Center, Toledo, OH</p>"
      "<h2>Requirements</h2><ul><li>CBET certification</li><li>Experience with ventilators</li>"
      "</ul></body></html>";
  server.route("/plain", plain);
  testing::Reply wall;
  wall.headers = {{"Content-Type", "text/html"}};
  wall.body =
      "<html><head><title>One moment</title></head><body><h1>Checking your browser</h1>"
      "<p>Please enable cookies.</p></body></html>";
  server.route("/wall", wall);
  const Run several = home.run({"resume-check", "ana.txt", "--posting", server.url("/gone"),
                                "--posting", server.url("/plain"), "--json", "--fail-on", "never"});
  INFO(several.err);
  CHECK(several.code == 4);
  const json::Document pages = parsed(several.out);
  REQUIRE(pages.root()["results"].size() == 1);
  CHECK(pages.root()["results"].at(0)["posting_facts"]["title"].string_or_empty() ==
        "Biomedical Equipment Technician II");
  CHECK(pages.root()["results"].at(0)["score"].integer().value_or(0) > 0);
  CHECK(home.run({"resume-check", "ana.txt", "--posting", server.url("/wall")}).code == 3);
  home.write("plain.html", plain.body);
  CHECK(
      home.run({"resume-check", "ana.txt", "--posting", "plain.html", "--fail-on", "never"}).code ==
      0);
  home.write(
      "one.ndjson",
      R"({"title":"BMET II","employer":"Sample Health","requisition":"R-1","url":"https://example.org/1","description":"Required: CBET. Experience with ventilators."})"
      "\n");
  REQUIRE(home.run({"listing", "import", "one.ndjson"}).code == 0);
  REQUIRE(home.run({"search", "bmet", "--offline", "--save", "bench"}).code == 0);
  const Run saved = home.run({"resume-check", "ana.txt", "--saved", "bench", "--json"});
  INFO(saved.err);
  const json::Document document = parsed(saved.out);
  REQUIRE(document.root()["results"].size() == 1);
  const std::string id(document.root()["results"].at(0)["posting"].string_or_empty());
  const Run by_id = home.run({"resume-check", "ana.txt", "--posting", id.substr(0, 8), "--json"});
  CHECK(by_id.code == 0);
  CHECK(parsed(by_id.out).root()["results"].at(0)["score"].integer() ==
        document.root()["results"].at(0)["score"].integer());
}

TEST_CASE("a file that was sent to another opening is told") {
  const Home home;
  furnish_check(home);
  REQUIRE(home.run({"track", "add", "--title", "BMET III", "--employer", "Other Health", "--resume",
                    "ana.txt"})
              .code == 0);
  CHECK(home.run({"resume-check", "ana.txt", "--posting", "bmet.txt"})
            .out.find("BMET III, Other Health") != std::string::npos);
  CHECK(home.run({"resume-check", "maria.txt", "--posting", "bmet.txt"}).out.find("Other Health") ==
        std::string::npos);
}
