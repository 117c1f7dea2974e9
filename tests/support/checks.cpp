// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/checks.hpp"

#include "cmd/resume_judging.hpp"
#include "core/base/embedded.hpp"
#include "core/lint/copying.hpp"
#include "core/lint/profile_of.hpp"
#include "core/listing/normalise.hpp"
#include "core/profile/qualifications.hpp"
#include "core/resume/read.hpp"
#include "core/sources/document.hpp"
#include "tests/support/knowledge.hpp"
#include "tests/support/resumes.hpp"

#include <algorithm>

namespace medtech::testing {

namespace {

const Date check_day = *parse_iso_date("2026-11-22");

lint::Posting posting_of(const std::string& text) {
  listing::Circumstances circumstances{
      .today = check_day, .default_employer = "", .source = "file"};
  circumstances.knowledge = &knowledge();
  std::optional<listing::Listing> found;
  sources::DocumentReader reader("posting.txt", [&](const listing::RawListing& raw) {
    found = listing::normalise(raw, circumstances);
  });
  reader.add(text);
  static_cast<void>(reader.finish());
  return lint::prepare_posting("posting.txt", found.value(), rule_words(), knowledge());
}

}  // namespace

const lint::RuleBook& rule_book() {
  static const lint::RuleBook book = value_or_throw(lint::RuleBook::read(
      [](std::string_view name) { return std::string(embedded::find(name).value()); }));
  return book;
}

const lint::Words& rule_words() {
  static const lint::Words words = value_or_throw(
      lint::Words::parse(embedded::find("rules/words.toml").value(), "rules/words.toml"));
  return words;
}

lint::Outcome check(document::Document document, const CheckSetting& setting) {
  lint::Outcome outcome;
  resume::Resume resume = resume::read_resume(document, resume_lore(), check_day);
  outcome.subject = std::make_shared<const lint::Subject>(
      lint::prepare(setting.path, setting.bytes, std::move(document), std::move(resume),
                    resume_lore(), rule_words()));
  const profile::Qualifications shows = profile::qualifications_of(
      lint::profile_of(*outcome.subject, knowledge(), check_day), knowledge(), check_day);
  std::optional<lint::Known> known;
  if (!setting.profile.empty()) {
    const profile::Profile profile =
        value_or_throw(profile::parse(setting.profile, "profile.toml")).profile;
    known = lint::Known{profile, profile::qualifications_of(profile, knowledge(), check_day)};
  }
  lint::Case one{*outcome.subject, nullptr,   nullptr,     known ? &*known : nullptr,
                 &shows,           check_day, knowledge(), rule_words()};
  outcome.of_resume = lint::check_resume(one, rule_book(), {});
  outcome.score = lint::score_of(outcome.of_resume, *outcome.subject);
  if (setting.posting.empty()) return outcome;
  outcome.posting = std::make_shared<const lint::Posting>(posting_of(setting.posting));
  const auto copied = lint::copied_passages(*outcome.subject, *outcome.posting);
  const profile::Qualifications without_copies = profile::qualifications_of(
      lint::profile_of(*outcome.subject, knowledge(), check_day, copied), knowledge(), check_day);
  outcome.comparison =
      lint::compare(*outcome.subject, *outcome.posting, copied,
                    cmd::judge_thresholds(without_copies, *outcome.posting, knowledge()),
                    knowledge(), rule_words());
  one.posting = outcome.posting.get();
  one.comparison = &*outcome.comparison;
  one.sent = setting.sent;
  outcome.of_posting = lint::check_against_posting(one, rule_book(), {});
  outcome.score = lint::score_of(*outcome.comparison);
  return outcome;
}

lint::Outcome check(std::string_view resume, const CheckSetting& setting) {
  return check(read_document(resume, setting.path), setting);
}

std::vector<std::string> slugs_of(const lint::Outcome& outcome) {
  std::vector<std::string> slugs;
  for (const lint::Finding& finding : outcome.findings()) slugs.push_back(finding.slug);
  std::ranges::sort(slugs);
  slugs.erase(std::unique(slugs.begin(), slugs.end()), slugs.end());
  return slugs;
}

std::vector<std::string> grave_findings(const lint::Outcome& outcome) {
  std::vector<std::string> grave;
  for (const lint::Finding& finding : outcome.findings()) {
    if (finding.severity > lint::Severity::suggestion)
      grave.push_back(finding.slug + ": " + finding.message);
  }
  return grave;
}

const std::string_view bmet_resume = R"(Ana Bell, CBET
Cincinnati, OH 45202 | 513-555-0100 | ana.bell@example.com

SUMMARY
Biomedical equipment technician with seven years of service in two hospitals.

CERTIFICATIONS
CBET (AAMI ACI), earned 11/2019, valid through 12/2027

SKILLS
Infusion pumps, ventilators, defibrillators, patient monitors, Nuvolo, NFPA 99

EXPERIENCE
BMET II, Sample General Hospital, Cincinnati, OH, 06/2021 - Present
- Completed 98% of 120 scheduled inspections a month on infusion pumps and ventilators
- Repaired defibrillators and patient monitors to component level within two days
- Documented work in Nuvolo and closed 340 work orders a quarter
- Led the shop through a Joint Commission survey without findings

BMET I, Example Medical Center, Dayton, OH, 05/2019 - 06/2021
- Calibrated 60 syringe pumps a quarter with a Fluke IDA-5
- Installed 40 patient monitors with the vendor
- Tested electrical safety by NFPA 99 on 1,200 devices

EDUCATION
A.A.S., Biomedical Equipment Technology, Sample State College, 05/2019
)";

const std::string_view mls_resume = R"(Maria Huang, MLS(ASCP)CM
Dayton, OH 45402 | 937-555-0142 | maria.huang@example.com

SUMMARY
Medical laboratory scientist, generalist on nights with a focus on blood bank.

CERTIFICATIONS
MLS(ASCP)CM, earned 08/2018, valid through 08/2027

SKILLS
Sysmex XN, Ortho Vision, Epic Beaker, hematology, coagulation, urinalysis, CAP

EXPERIENCE
Medical Laboratory Scientist, Example Regional Hospital, Dayton, OH, 09/2018 - Present
- Ran 180 hematology and coagulation samples a shift on Sysmex XN analyzers
- Resolved antibody screens and crossmatches on Ortho Vision for 320 beds
- Released results in Epic Beaker with STAT turnaround below 45 minutes
- Trained six new scientists on the blood bank bench
- Closed two CAP inspections without deficiencies in hematology

EDUCATION
Bachelor of Science, Medical Laboratory Science, Sample State University, 05/2018
)";

const std::string_view bmet_posting = R"(Biomedical Equipment Technician II

Employer: Sample Valley Health
Location: Columbus, OH

Responsibilities
- Perform inspections and repair of infusion pumps, ventilators and patient monitors
- Document work in Nuvolo

Required Qualifications
- Associate degree in biomedical technology
- CBET certification required
- 2 years of experience with medical equipment
- Experience with defibrillators

Preferred Qualifications
- Experience with syringe pumps
)";

const std::string_view mls_posting = R"(Medical Laboratory Scientist

Employer: Sample River Hospital
Location: Dayton, OH

Responsibilities
- Test in hematology, coagulation and blood bank
- Release results in Epic Beaker

Required Qualifications
- Bachelor's degree in medical laboratory science
- MLS(ASCP) certification required
- 1 year of experience in a clinical laboratory

Preferred Qualifications
- Experience with Ortho Vision
)";

}  // namespace medtech::testing
