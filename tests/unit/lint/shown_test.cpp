// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as shown, and what of a posting is asked for at all.
#include "core/base/text.hpp"
#include "tests/support/checks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

using namespace medtech;
using medtech::testing::bmet_resume;
using medtech::testing::check;

namespace {

constexpr std::string_view shown_head =
    "Ana Bell\nErie, PA | 814-555-0100 | ana.bell@example.com\n\nEXPERIENCE\n";
constexpr std::string_view shown_end = "\nEDUCATION\nBS in Biology, Sample University, 2013\n";

std::string one_job(std::string_view title, std::string_view bullets) {
  return std::string(shown_head) + std::string(title) +
         ", Sample Hospital, Erie, PA    03/2015 - Present\n" + std::string(bullets) +
         std::string(shown_end);
}

std::string asking(std::string_view title, std::string_view lines) {
  return std::string(title) + "\n\nSample Hospital, Erie, PA\n\nRequirements:\n" +
         std::string(lines);
}

// How a résumé shows what the posting calls so; absent where it is not asked for.
std::optional<lint::Showing> showing(const lint::Outcome& outcome, std::string_view term) {
  for (const lint::Match& match : outcome.comparison->matches)
    if (text::lower(match.demand->term) == term) return match.showing;
  return std::nullopt;
}

bool is_told(const lint::Outcome& outcome, std::string_view slug) {
  const auto slugs = testing::slugs_of(outcome);
  return std::ranges::find(slugs, slug) != slugs.end();
}

}  // namespace

TEST_CASE("makers are asked for where experience with their things is, and shown by any of these") {
  const std::string posting = asking("Field Service Engineer",
                                     "- Experience with Roche, Sysmex or Abbott analyzers\n"
                                     "- Experience servicing Philips equipment\n"
                                     "- Our customers include Siemens and Mindray\n"
                                     "- Repair of infusion pumps\n");
  const lint::Outcome outcome =
      check(one_job("Field Service Engineer", "- Repaired Sysmex XN-1000 analyzers\n"),
            {.posting = posting});
  CHECK(showing(outcome, "roche or sysmex or abbott") == lint::Showing::in_work);
  CHECK(showing(outcome, "philips") == lint::Showing::none);
  CHECK_FALSE(showing(outcome, "siemens").has_value());
}

TEST_CASE("the work of a role is shown by its title, and everyday software is never missing") {
  const lint::Outcome outcome =
      check(one_job("Histotechnologist", "- Embedded 80 blocks a day\n"),
            {.posting = asking("Histotechnologist",
                               "- One year of histology experience required\n"
                               "- Proficient in Microsoft Excel, Word and Outlook\n")});
  CHECK(showing(outcome, "histology") == lint::Showing::in_work);
  CHECK_FALSE(is_told(outcome, "missing-term"));
}

TEST_CASE("a term in a bullet is shown whatever family the résumé is of") {
  const std::pair<std::string_view, std::string_view> strangers[] = {
      {"Medical Laboratory Scientist", testing::bmet_posting},
      {"Biomedical Equipment Technician", testing::mls_posting}};
  std::size_t held = 0;
  for (const auto& [title, posting] : strangers) {
    const lint::Outcome silent =
        check(one_job(title, "- Kept the logs\n"), {.posting = std::string(posting)});
    for (const lint::Demand& demand : silent.posting->demands) {
      if (demand.any_of.size() > 1 || demand.term.size() < 4) continue;
      CAPTURE(demand.term);
      const std::string term = text::lower(demand.term);
      const auto with = [&](std::string_view bullet) {
        const std::string line = text::replace_all(std::string(bullet), "{}", demand.term);
        return showing(check(one_job(title, line), {.posting = std::string(posting)}), term);
      };
      CHECK(with("- On Sundays {} as well\n") == lint::Showing::in_work);
      CHECK(with("- Eager to learn {}\n") == lint::Showing::none);
      ++held;
    }
  }
  CHECK(held >= 6);
}

TEST_CASE("e-mail addresses and links show nothing and are not spelled wrong") {
  const std::string posting =
      asking("Biomedical Equipment Technician II", "- Experience with ventilators required\n");
  const std::string resume =
      text::replace_all(one_job("Biomedical Equipment Technician", "- Repaired infusion pumps\n"),
                        "ana.bell@example.com",
                        "ana.ventilators@example.com | https://example.com/ventilator/hemotology");
  const lint::Outcome outcome = check(resume, {.posting = posting});
  CHECK(showing(outcome, "ventilators") == lint::Showing::none);
  CHECK_FALSE(is_told(outcome, "misspelled-term"));
}

TEST_CASE("only credentials of the field are told to stand too low") {
  std::string bullets;
  for (int i = 0; i < 20; ++i)
    bullets += "- Repaired " + std::to_string(20 + i) + " infusion pumps of unit " +
               std::to_string(i) + "\n";
  const std::string resume = one_job("Biomedical Equipment Technician", bullets);
  CHECK_FALSE(is_told(check(resume + "\nCERTIFICATIONS\nCompTIA A+, 2019\n"), "credentials-low"));
  CHECK(is_told(check(resume + "\nCERTIFICATIONS\nCBET, 11/2023\n"), "credentials-low"));
}

TEST_CASE("another person's profile advises nothing") {
  constexpr std::string_view profile =
      "schema = 1\nname = \"{}\"\n[[experience]]\ntitle = \"BMET II\"\nstart = 2015-01-01\n"
      "skills = [\"ventilator\"]\n";
  const std::string posting =
      asking("Biomedical Equipment Technician II", "- Experience with ventilators required\n");
  const auto advised = [&](std::string_view name) {
    return is_told(check(one_job("BMET II", "- Repaired infusion pumps\n"),
                         {.posting = posting, .profile = text::replace_all(profile, "{}", name)}),
                   "shown-by-profile");
  };
  CHECK(advised("Ana Bell"));
  CHECK_FALSE(advised("Zoe Quill"));
}

TEST_CASE("a grid of two columns is a table, jobs with dates at the margin are none") {
  const auto told = [](std::string_view end) {
    return is_told(check(std::string(bmet_resume) + "\nSKILLS\n" + std::string(end)), "table-rows");
  };
  CHECK(told("Ventilators\tInfusion pumps\nPatient monitors\tTelemetry\nNuvolo\tNFPA 99\n"));
  CHECK_FALSE(told("Ventilators\nInfusion pumps\nPatient monitors\n"));
  CHECK_FALSE(is_told(check(one_job("BMET II", "- Repaired pumps\n")), "table-rows"));
}
