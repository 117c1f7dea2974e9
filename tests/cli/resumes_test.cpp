// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of tests/fixtures/resumes, which were made with the tools that people use, against
// what they say; and a profile drafted from one.
#include "tests/support/resumes.hpp"

#include "core/base/limits.hpp"
#include "core/profile/profile.hpp"
#include "core/sys/file.hpp"
#include "tests/eval/resume_facts.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace medtech;
using testing::Home;

namespace {

const std::filesystem::path fixtures = MEDTECH_SOURCE "/tests/fixtures/resumes";

std::vector<std::filesystem::path> documents() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(fixtures / "made"))
    files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

eval::Person person_of(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  return eval::read_person(
      (fixtures / "people" / (name.substr(0, name.find('.')) + ".json")).string());
}

// What a person's documents say, whatever format they came from.
std::string history_of(const resume::Resume& resume) {
  std::string all;
  for (const resume::Job& job : resume.jobs)
    all += job.title.value_or("?") + "|" + job.employer.value_or("?") + "|" +
           (job.span.start ? to_string(*job.span.start) : "?") + "|" +
           (job.span.present ? "present"
            : job.span.end   ? to_string(*job.span.end)
                             : "?") +
           "\n";
  return all;
}

}  // namespace

TEST_CASE("Résumés of all layouts and formats say what they say") {
  eval::Figures figures;
  std::size_t count = 0, two_columns = 0;
  for (const auto& file : documents()) {
    const std::string name = file.filename().string();
    CAPTURE(name);
    const document::Document document =
        testing::read_document(sys::read_file(file.string(), limits::resume_bytes), name);
    const bool has_headings = document.format != document::Format::json_resume;
    for (const std::string& difference :
         eval::compare(person_of(file), testing::read_resume(document), has_headings, figures))
      MESSAGE(name << ": " << difference);
    ++count;
    two_columns += document.columns > 1 ? 1 : 0;
  }
  CHECK(count >= 60);
  CHECK(two_columns >= 8);
  // What must not be lost again; resume_eval prints the figures.
  for (const auto& [field, figure] : figures) {
    CAPTURE(field);
    CHECK(static_cast<double>(figure.first) / figure.second >= 0.97);
  }
}

TEST_CASE("A profile drafted from a résumé is right, and reads back from its exports") {
  const Home home;
  const std::string from = (fixtures / "made/bell.classic.pdf").string();
  const testing::Run init =
      home.run({"profile", "init", "--from", from, "--yes", "--profile", "ana.toml"});
  INFO(init.err);
  REQUIRE(init.code == 0);
  const testing::Run check = home.run({"profile", "check", "ana.toml"});
  INFO(check.out);
  CHECK(check.code == 0);
  const testing::Run text = home.run({"profile", "show", "--profile", "ana.toml"});
  for (const char* fact :
       {"Ana Marquez-Bell", "ana.bell@example.com", "(513) 555-0142", "45219", "bmet-3", "aci-cbet",
        "Riverbend Medical Center", "2021-06", "Owens Valley Community College"}) {
    CAPTURE(fact);
    CHECK(text.out.contains(fact));
  }
  for (const char* format : {"markdown", "json-resume"}) {
    CAPTURE(format);
    const testing::Run exported =
        home.run({"profile", "export", "--format", format, "--profile", "ana.toml"});
    REQUIRE(exported.code == 0);
    const resume::Resume read = testing::read_resume(exported.out);
    CHECK(read.contact.name == "Ana Marquez-Bell");
    CHECK(read.contact.emails == std::vector<std::string>{"ana.bell@example.com"});
    CHECK(read.contact.zip == "45219");
    CHECK(history_of(read) ==
          "BMET III|Riverbend Medical Center|2021-06|present\n"
          "Biomedical Equipment Technician II|Tri-County Hospital|2017-03|2021-05\n"
          "Field Service Technician|Northgate Imaging Services LLC|2015-01|2017-02\n");
    REQUIRE(read.credentials.size() == 2);
    CHECK(read.credentials[0].id == "aci-cbet");
    REQUIRE(read.education.size() == 1);
    CHECK(read.education[0].level == "associate");
    CHECK(read.education[0].school == "Owens Valley Community College");
    // Drafted again from what was exported, it is the same profile.
    home.write("exported", exported.out);
    const std::string again = std::string(format) + ".toml";
    REQUIRE(home.run({"profile", "init", "--from", "exported", "--yes", "--profile", again}).code ==
            0);
    CHECK(home.run({"profile", "export", "--format", format, "--profile", again}).out ==
          exported.out);
  }
}

TEST_CASE("What a résumé says is neither lost nor made more exact on the way through a profile") {
  const Home home;
  const std::string text =
      "Ana Marquez-Bell\n4417 Larkspur Ln Apt 2B · Fargo, ND 58102\n"
      "(701) 555-0142 | 701-555-0143 | ana.bell@army.mil | "
      "ana.bell@example.com\n\n"
      "EXPERIENCE\n\nTravel CLS - Blood Bank\t02/2019 - 2021\nSample Medical "
      "Center\tReno, NV\n"
      "- Crossmatched units of blood\n\nMedical Technologist\t2016 - 2019\n"
      "Example Hospital\tFargo, ND\n- Ran all benches\n\nEDUCATION\n\n"
      "BS Biology, Example University, 2016\n\nCERTIFICATIONS\n\n"
      "MLS(ASCP), #30214455, 05/2016\nCBET 2018, No. 0041877\n\n"
      "SKILLS\n\nSysmex XN, VITEK 2, Gram stain\n";
  home.write("ana.txt", text);
  REQUIRE(home.run({"profile", "init", "--from", "ana.txt", "--yes", "--profile", "a.toml"}).code ==
          0);
  CHECK(home.run({"profile", "check", "a.toml"}).code == 0);
  const resume::Resume first = testing::read_resume(text);
  REQUIRE(first.jobs.size() == 2);
  for (const char* format : {"markdown", "json-resume"}) {
    CAPTURE(format);
    const testing::Run exported =
        home.run({"profile", "export", "--format", format, "--profile", "a.toml"});
    INFO(exported.out);
    const resume::Resume again = testing::read_resume(exported.out);
    CHECK(again.contact.name == first.contact.name);
    CHECK(again.contact.place == "Fargo, ND");
    CHECK(again.contact.emails ==
          std::vector<std::string>{"ana.bell@example.com", "ana.bell@army.mil"});
    CHECK(again.contact.phones.size() == 2);
    CHECK(history_of(again) == history_of(first));
    for (std::size_t i = 0; i < std::min(again.jobs.size(), first.jobs.size()); ++i)
      CHECK(again.jobs[i].place == first.jobs[i].place);
    REQUIRE(again.education.size() == 1);
    CHECK(again.education[0].completed == resume::PartialDate{2016, 0, 0});
    REQUIRE(again.credentials.size() == 2);
    CHECK(again.credentials[0].number == "30214455");
    CHECK(again.credentials[0].earned == resume::PartialDate{2016, 5, 0});
    CHECK(again.credentials[1].number == "0041877");
    for (const char* id : {"sysmex-xn", "gram-stain"}) {
      CAPTURE(id);
      const auto has = [&](const resume::Resume& read) {
        return std::ranges::any_of(read.skills,
                                   [&](const resume::Skill& skill) { return skill.id == id; });
      };
      CHECK(has(again) == has(first));
    }
  }
}

TEST_CASE("Exports of a profile lose none of its licenses, documents and dates") {
  const Home home;
  home.write("full.toml", R"(schema = 1
name = "Ana Marquez-Bell"
email = "ana.bell@example.com"
[[education]]
level = "military"
field = "68A"
school = "METC"
completed = 2010-05-14
[[experience]]
title = "BMET II"
employer = "Christ Hospital"
start = 2021-06-01
disciplines = ["biomedical-equipment"]
skills = ["ventilator"]
[[certification]]
id = "aci-cbet"
earned = 2023-11-01
expires = 2026-12-31
[[license]]
state = "HI"
id = "HI-MLT"
number = "MLT-1234"
expires = 2027-01-31
[[license]]
state = "FL"
id = "FL-CLP-SUPERVISOR"
number = "SU 55555"
[[document]]
title = "BLS"
expires = 2027-03-01
)");
  for (const char* format : {"markdown", "json-resume"}) {
    CAPTURE(format);
    const testing::Run exported =
        home.run({"profile", "export", "--format", format, "--profile", "full.toml"});
    REQUIRE(exported.code == 0);
    CHECK_FALSE(exported.out.contains("FL FL"));
    home.write("exported", exported.out);
    const std::string again = std::string(format) + ".toml";
    REQUIRE(home.run({"profile", "init", "--from", "exported", "--yes", "--profile", again}).code ==
            0);
    const std::string text = sys::read_file(home.path("work/" + again), limits::resume_bytes);
    INFO(text);
    for (const char* fact :
         {"level = \"military\"", "field = \"68A\"", "completed = 2010-05-14",
          "disciplines = [\"biomedical-equipment\"]", "skills = [\"ventilator\"]",
          "earned = 2023-11-01", "expires = 2026-12-31", "id = \"HI-MLT\"", "number = \"MLT-1234\"",
          "expires = 2027-01-31", "id = \"FL-CLP-SUPERVISOR\"", "number = \"SU 55555\"",
          "[[document]]", "title = \"BLS\"", "expires = 2027-03-01"}) {
      CAPTURE(fact);
      CHECK(text.contains(fact));
    }
  }
}

TEST_CASE("A draft names the line that an address stands in, and what was cut is told") {
  const Home home;
  home.write("resume.md",
             "# Ana Bell\n\n513-555-0142\nana@example.com\n\n## Experience\n\nBMET II, Sample "
             "Hospital, 2015 - 2019\n");
  REQUIRE(
      home.run({"profile", "init", "--from", "resume.md", "--yes", "--profile", "a.toml"}).code ==
      0);
  CHECK(sys::read_file(home.path("work/a.toml"), limits::resume_bytes)
            .contains("email = \"ana@example.com\"  # line 4\n"));
  home.write("cut.rtf", "{\\rtf1 Ana Bell\\par ana@example.com\\par BMET II, Samp");
  const testing::Run cut = home.run({"resume-check", "cut.rtf", "--fail-on", "never"});
  CHECK(cut.err.contains("cut.rtf was read in part"));
}

TEST_CASE("A profile is drafted from no letter, and never over another profile") {
  const Home home;
  home.write("letter.txt",
             "Ana Bell\n\nDear Hiring Manager,\n\nI write to apply.\n\nSincerely,\nAna Bell\n");
  CHECK(home.run({"profile", "init", "--from", "letter.txt", "--yes"}).code == 3);
  home.write(
      "resume.md",
      "# Ana Bell\nana@example.com\n\n## Experience\n\nBMET II, Sample Hospital, 2015 - 2019\n");
  CHECK(home.run({"profile", "init", "--from", "resume.md", "--yes"}).code == 0);
  CHECK(home.run({"profile", "init", "--from", "resume.md", "--yes"}).code == 3);
}
