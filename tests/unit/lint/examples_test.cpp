// SPDX-License-Identifier: GPL-3.0-or-later
// Rules find their own bad examples, and nothing in their good ones.
#include "core/base/text.hpp"
#include "tests/support/checks.hpp"
#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

using namespace medtech;
using medtech::testing::bmet_resume;

namespace {

// Where a rule's example stands in a résumé.
enum class ExamplePlace { bullet, skills, contact, summary, certification, end };

std::string with(std::string_view example, ExamplePlace place) {
  const std::string line(example);
  const std::string resume(bmet_resume);
  switch (place) {
    case ExamplePlace::bullet:
      return text::replace_all(resume, "\n\nEDUCATION", "\n- " + line + "\n\nEDUCATION");
    case ExamplePlace::skills:
      return resume + "\nSKILLS\n" + line + "\n";
    case ExamplePlace::contact:
      return text::replace_all(resume, "\n\nSUMMARY", "\n" + line + "\n\nSUMMARY");
    case ExamplePlace::summary:
      return text::replace_all(resume, "\n\nSUMMARY\n", "\n\nSUMMARY\n" + line + ". ");
    case ExamplePlace::certification:
      return resume + "\nLICENSES\n" + line + "\n";
    case ExamplePlace::end:
      return resume + "\n" + line + "\n";
  }
  return resume;
}

bool fires(std::string_view slug, std::string_view example, ExamplePlace place) {
  // As a document is read, where software mends what it can.
  const auto slugs = testing::slugs_of(
      testing::check(testing::read_document(with(example, place), "Ana-Bell-BMET.txt")));
  return std::ranges::find(slugs, slug) != slugs.end();
}

}  // namespace

TEST_CASE("each rule whose examples are text finds its bad one, and not its good one") {
  constexpr std::pair<std::string_view, ExamplePlace> rules[] = {
      {"street-address", ExamplePlace::contact},
      {"personal-data", ExamplePlace::contact},
      {"leaking-link", ExamplePlace::contact},
      {"patient-data", ExamplePlace::bullet},
      {"serial-number", ExamplePlace::bullet},
      {"expired-credential", ExamplePlace::certification},
      {"credential-without-issuer", ExamplePlace::certification},
      {"eligible-not-certified", ExamplePlace::certification},
      {"license-without-number", ExamplePlace::certification},
      {"older-credential-name", ExamplePlace::certification},
      {"ligatures", ExamplePlace::bullet},
      {"vague-duty", ExamplePlace::bullet},
      {"duty-opening", ExamplePlace::bullet},
      {"weak-opening", ExamplePlace::bullet},
      {"first-person", ExamplePlace::bullet},
      {"misspelled-term", ExamplePlace::bullet},
      {"cliche", ExamplePlace::summary},
      {"references-line", ExamplePlace::end},
      {"keyword-stuffing", ExamplePlace::skills},
      {"old-skill", ExamplePlace::skills},
  };
  for (const auto& [slug, place] : rules) {
    CAPTURE(slug);
    const lint::RuleText* rule = testing::rule_book().find(slug);
    REQUIRE(rule != nullptr);
    CHECK(fires(slug, rule->bad, place));
    CHECK_FALSE(fires(slug, rule->good, place));
  }
}

TEST_CASE("gaps, overlaps and assignments are told as people write them") {
  const auto of_jobs = [](std::string_view jobs) {
    return testing::slugs_of(testing::check(
        "Ana Bell\nDayton, OH | 937-555-0100 | ana.bell@example.com\n\nEXPERIENCE\n" +
        std::string(jobs) + "\nEDUCATION\nBS in Biology, Sample University, 2011\n"));
  };
  const auto tells = [&](std::string_view jobs, std::string_view slug) {
    const auto slugs = of_jobs(jobs);
    return std::ranges::find(slugs, slug) != slugs.end();
  };
  constexpr std::string_view gap =
      "MLS, Sample Hospital, Dayton, OH    {2}\n- Ran chemistry\n\n"
      "MLS, Example Hospital, Dayton, OH    {1}\n- Ran hematology\n";
  const auto dated = [&](std::string_view earlier, std::string_view later) {
    return text::replace_all(text::replace_all(gap, "{1}", earlier), "{2}", later);
  };
  CHECK(tells(dated("06/2018 - 03/2021", "05/2023 - Present"), "employment-gap"));
  CHECK(tells(dated("2018 - 2020", "2023 - Present"), "employment-gap"));
  CHECK_FALSE(tells(dated("2018 - 2022", "2023 - Present"), "employment-gap"));
  constexpr std::string_view travel =
      "Travel Medical Laboratory Scientist, Sample Medical Staffing    03/2019 - Present\n"
      "Example General Hospital, Reno, NV    01/2024 - Present\n"
      "- Ran chemistry on the Roche cobas 8000\n- Verified results in Epic Beaker\n"
      "Sample Valley Hospital, Boise, ID    02/2023 - 05/2023\n- Ran hematology on Sysmex XN\n"
      "Example Lake Hospital, Erie, PA    03/2021 - 06/2022\n- Issued 20 units a shift\n";
  for (const char* slug :
       {"employment-gap", "jobs-overlap", "job-without-duties", "incomplete-job"}) {
    CAPTURE(slug);
    CHECK_FALSE(tells(travel, slug));
  }
}
