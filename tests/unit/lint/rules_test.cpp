// SPDX-License-Identifier: GPL-3.0-or-later
// Every rule fires where it must, and not on sound résumés.
#include "core/base/text.hpp"
#include "core/lint/engine.hpp"
#include "tests/support/checks.hpp"
#include "tests/support/knowledge.hpp"
#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace medtech;
using medtech::testing::bmet_posting;
using medtech::testing::bmet_resume;
using medtech::testing::check;
using medtech::testing::CheckSetting;
using medtech::testing::mls_posting;
using medtech::testing::mls_resume;
using medtech::testing::slugs_of;

namespace {

bool found(const lint::Outcome& outcome, std::string_view slug) {
  const std::vector<std::string> slugs = slugs_of(outcome);
  return std::ranges::find(slugs, slug) != slugs.end();
}

document::Line line(const std::string& text) {
  document::Line made;
  made.text = text;
  return made;
}

// A change of the sound résumé, and what it brings.
struct Change {
  const char* slug;
  const char* from;
  const char* to;
};

std::string changed(std::string_view text, const Change& change) {
  INFO(change.from);
  REQUIRE(text.find(change.from) != std::string_view::npos);
  return text::replace_all(text, change.from, change.to);
}

const char bullet[] = "- Installed 40 patient monitors with the vendor\n";

const Change bmet_changes[] = {
    {"nonstandard-heading", "CERTIFICATIONS\n",
     "PAPERS I HOLD\nCertificate of attendance\n\nCERTIFICATIONS\n"},
    {"no-contact", " | 513-555-0100 | ana.bell@example.com", ""},
    {"incomplete-contact", "513-555-0100 | ", ""},
    {"no-place", "Cincinnati, OH 45202 | ", ""},
    {"work-email", "ana.bell@example.com", "ana.bell@us.army.mil"},
    {"street-address", "Cincinnati, OH 45202 |", "1200 Main Street, Cincinnati, OH 45202 |"},
    {"personal-data", "\n\nSUMMARY", "\nDate of birth: 03/14/1988\n\nSUMMARY"},
    {"patient-data", bullet, "- Traced an alarm for MRN 00412345 on a monitor\n"},
    {"serial-number", bullet, "- Repaired an Alaris pump, S/N 12345678, after a drop\n"},
    {"leaking-link", "ana.bell@example.com",
     "ana.bell@example.com | https://docs.google.com/document/d/1/edit"},
    {"date-inconsistent", "05/2019 - 06/2021", "05/2021 - 06/2020"},
    {"undated-job", "Dayton, OH, 05/2019 - 06/2021", "Dayton, OH"},
    {"dates-without-month", "05/2019 - 06/2021", "2019 - 2021"},
    {"mixed-date-forms", "05/2019 - 06/2021", "May 2019 - June 2021"},
    {"employment-gap", "05/2019 - 06/2021", "01/2018 - 06/2020"},
    {"jobs-overlap", "05/2019 - 06/2021", "05/2019 - 06/2023"},
    {"missing-section",
     "EDUCATION\nA.A.S., Biomedical Equipment Technology, Sample State College, 05/2019\n", ""},
    {"expired-credential", "valid through 12/2027", "valid through 12/2024"},
    {"expiring-credential", "valid through 12/2027", "valid through 12/2026"},
    {"eligible-not-certified", "CBET (AAMI ACI), earned 11/2019, valid through 12/2027",
     "CBET (AAMI ACI), earned 11/2019\nCRES eligible"},
    {"credential-undated", ", earned 11/2019, valid through 12/2027", ""},
    {"vague-duty", bullet, "- Maintained medical equipment\n"},
    {"duty-opening", bullet, "- Responsible for 40 patient monitors\n"},
    {"weak-opening", bullet, "- Helped with 40 patient monitors\n"},
    {"first-person", bullet, "- I installed 40 patient monitors\n"},
    {"misspelled-term", "Repaired defibrillators", "Repaired defibrilators"},
    {"unexplained-abbreviation", "Documented work in Nuvolo", "Documented work in the CMMS Nuvolo"},
    {"military-jargon", "BMET I, Example Medical Center", "68A, U.S. Army, Example Medical Center"},
    {"cliche", "Biomedical equipment technician with", "Hard-working team player with"},
    {"references-line", "05/2019\n", "05/2019\n\nReferences available upon request\n"},
    {"old-skill", "Nuvolo, NFPA 99", "Nuvolo, NFPA 99, Microsoft Word"},
    {"keyword-stuffing", "Nuvolo, NFPA 99",
     "Nuvolo, NFPA 99, CT, CT, CT, ventilators, ventilators, ventilators"},
    {"repeated-bullet", bullet,
     "- Documented work in Nuvolo and closed 340 work orders a quarter\n"},
    {"job-order", "06/2021 - Present", "06/2015 - 03/2018"},
};

}  // namespace

TEST_CASE("each rule of a résumé fires on what it is about, and not on sound résumés") {
  const lint::Outcome sound = check(bmet_resume);
  const lint::Outcome other = check(mls_resume);
  INFO(text::join(slugs_of(sound), " ") << " / " << text::join(slugs_of(other), " "));
  for (const Change& change : bmet_changes) {
    CAPTURE(change.slug);
    CHECK_FALSE(found(sound, change.slug));
    CHECK_FALSE(found(other, change.slug));
    const lint::Outcome outcome = check(changed(bmet_resume, change));
    INFO(text::join(slugs_of(outcome), " "));
    CHECK(found(outcome, change.slug));
  }
}

TEST_CASE("the sound résumés have no finding above suggestion") {
  CHECK(testing::grave_findings(check(bmet_resume)).empty());
  CHECK(testing::grave_findings(check(mls_resume)).empty());
  CHECK(
      testing::grave_findings(check(bmet_resume, {.posting = std::string(bmet_posting)})).empty());
  CHECK(testing::grave_findings(check(mls_resume, {.posting = std::string(mls_posting)})).empty());
}

TEST_CASE("rules of layout judge the document as it was read") {
  document::Document document = testing::read_document(bmet_resume);
  const auto slugs = [&](const CheckSetting& setting = {}) {
    return slugs_of(check(document, setting));
  };
  const auto has = [&](std::string_view slug, const CheckSetting& setting = {}) {
    const std::vector<std::string> all = slugs(setting);
    return std::ranges::find(all, slug) != all.end();
  };
  SUBCASE("columns") {
    document.columns = 2;
    CHECK(has("multi-column"));
  }
  SUBCASE("hidden text") {
    document.lines.push_back(line("CBET CRES CCE"));
    document.lines.back().hidden = true;
    CHECK(has("hidden-text"));
    CHECK(has("hidden-text") != has("keyword-stuffing"));
  }
  SUBCASE("text in boxes") {
    document.lines.push_back(line("Ventilators"));
    document.lines.back().region = document::Region::box;
    CHECK(has("text-in-box"));
  }
  SUBCASE("contact data in a header") {
    document.lines[1].region = document::Region::header;
    CHECK(has("text-in-header"));
  }
  SUBCASE("pictures") {
    document.has_images = true;
    CHECK(has("images"));
  }
  SUBCASE("letters without meaning") {
    document.unmapped = 12;
    CHECK(has("unreadable-characters"));
  }
  SUBCASE("icons") {
    document = testing::read_document(std::string(bmet_resume) + "\uF095 937-555-0100 \uE0A0\n");
    CHECK(has("unreadable-characters"));
    // A mark of a list is none, whatever font it is of.
    document = testing::read_document(std::string(bmet_resume) + "\uF0B7 Member of AAMI\n");
    CHECK_FALSE(has("unreadable-characters"));
  }
  SUBCASE("joined letters") {
    document = testing::read_document(std::string(bmet_resume) + "Is certi\uFB01ed by AAMI\n");
    CHECK(has("ligatures"));
    document = testing::read_document(std::string(bmet_resume) + "Is certified by AAMI\n");
    CHECK_FALSE(has("ligatures"));
  }
  SUBCASE("tables") {
    for (int i = 0; i < 4; ++i) document.lines.push_back(line("Pumps\tMonitors\tScopes"));
    CHECK(has("table-rows"));
  }
  SUBCASE("no text at all") {
    document.lines.clear();
    CHECK(slugs() == std::vector<std::string>{"no-text-layer"});
  }
  SUBCASE("file name and size") {
    CHECK(has("file-name", {.path = "a/resume_final2.pdf"}));
    CHECK_FALSE(has("file-name", {.path = "a/Ana-Bell-BMET.pdf"}));
    CHECK(has("file-size", {.bytes = 9'000'000}));
  }
  SUBCASE("nothing of it is said of a plain text") {
    CHECK(slugs() == slugs_of(check(bmet_resume)));
  }
}

TEST_CASE("a text without headings has no section") {
  const lint::Outcome outcome =
      check("Ana Bell\nana@example.com\n513-555-0100\nI repair things in hospitals.\n");
  CHECK(found(outcome, "no-section"));
  CHECK_FALSE(found(check(bmet_resume), "no-section"));
}

TEST_CASE("rules that judge a whole job or document") {
  const std::string head =
      "Ana Bell\nCincinnati, OH | 513-555-0100 | ana@example.com\n\nEXPERIENCE\n";
  const std::string tail = "\nEDUCATION\nA.A.S., Electronics, Sample College, 05/2012\n";
  SUBCASE("no result") {
    CHECK(found(check(head +
                      "BMET II, Sample Hospital, Dayton, OH, 01/2019 - Present\n- Repaired "
                      "ventilators\n- Calibrated infusion pumps\n- Inspected monitors\n" +
                      tail),
                "no-outcome"));
    CHECK_FALSE(found(check(bmet_resume), "no-outcome"));
  }
  SUBCASE("tense") {
    const std::string past =
        "BMET II, Sample Hospital, Dayton, OH, 01/2012 - 03/2015\n- Repair ventilators\n- "
        "Calibrate infusion pumps\n";
    CHECK(found(check(head + past + tail), "tense"));
    CHECK_FALSE(found(check(head + text::replace_all(past, "03/2015", "Present") + tail), "tense"));
  }
  SUBCASE("the same openings") {
    std::string job = "BMET II, Sample Hospital, Dayton, OH, 01/2019 - Present\n";
    for (const char* what : {"pumps", "monitors", "beds", "lights"})
      job += std::string("- Repaired ") + what + "\n";
    CHECK(found(check(head + job + tail), "same-openings"));
    CHECK_FALSE(found(check(bmet_resume), "same-openings"));
  }
  SUBCASE("long bullets and paragraphs") {
    std::string words;
    for (int i = 0; i < 80; ++i) words += i % 9 == 0 ? "pumps and " : "other devices ";
    const std::string job = "BMET II, Sample Hospital, Dayton, OH, 01/2019 - Present\n";
    CHECK(found(check(head + job + "- Repaired " + words + "\n" + tail), "long-bullet"));
    CHECK_FALSE(found(check(bmet_resume), "long-bullet"));
    CHECK(found(check(head + job + "Repaired " + words + "\n" + tail), "long-paragraph"));
  }
  SUBCASE("too short, and nothing below a job") {
    const lint::Outcome outcome =
        check(head + "BMET II, Sample Hospital, Dayton, OH, 01/2019 - Present\n" + tail);
    CHECK(found(outcome, "too-short"));
    CHECK(found(outcome, "job-without-duties"));
    CHECK_FALSE(found(check(bmet_resume), "too-short"));
    CHECK_FALSE(found(check(bmet_resume), "job-without-duties"));
  }
  SUBCASE("too long") {
    std::string bullets;
    for (int i = 0; i < 200; ++i)
      bullets += "- Repaired pump number " + std::to_string(i) + " in the shop and tested it\n";
    CHECK(found(
        check(head + "BMET II, Sample Hospital, Dayton, OH, 01/2024 - Present\n" + bullets + tail),
        "too-long"));
    CHECK_FALSE(found(check(bmet_resume), "too-long"));
  }
  SUBCASE("credentials at the end") {
    std::string bullets;
    for (int i = 0; i < 20; ++i) bullets += "- Repaired pump " + std::to_string(i) + "\n";
    CHECK(found(check(head + "BMET II, Sample Hospital, Dayton, OH, 01/2019 - Present\n" + bullets +
                      tail + "\nCERTIFICATIONS\nCBET, 11/2019\n"),
                "credentials-low"));
    CHECK_FALSE(found(check(bmet_resume), "credentials-low"));
  }
}

TEST_CASE("credentials are told without issuer, under older names, and spelled out alone") {
  const auto with = [](const std::string& line) {
    return check("Maria Huang\nDayton, OH | 937-555-0142 | maria@example.com\n\nCERTIFICATIONS\n" +
                 line + "\n\nEDUCATION\nBachelor of Science, Biology, Sample University, 2018\n");
  };
  CHECK(found(with("MLS, 2018"), "credential-without-issuer"));
  CHECK_FALSE(found(with("MLS(ASCP)CM, 2018"), "credential-without-issuer"));
  CHECK(found(with("MT(ASCP), 2005"), "older-credential-name"));
  CHECK_FALSE(found(with("MLS(ASCP), formerly MT(ASCP), 2005"), "older-credential-name"));
  CHECK(found(with("Certified Biomedical Equipment Technician, 2018"),
              "credential-only-spelled-out"));
  CHECK_FALSE(found(with("Certified Biomedical Equipment Technician (CBET), 2018"),
                    "credential-only-spelled-out"));
  CHECK(found(with("California CLS license"), "license-without-number"));
  CHECK_FALSE(found(with("California CLS license # MTA 00012345"), "license-without-number"));
}

TEST_CASE("a posting's demands are missed where the résumé lacks them, and only there") {
  const std::string posting(bmet_posting);
  const auto against = [&](std::string_view resume, const Change& change) {
    return check(resume, {.posting = changed(posting, change)});
  };
  const lint::Outcome sound = check(bmet_resume, {.posting = posting});
  const Change changes[] = {
      {"missing-required-credential", "CBET certification required", "CRES certification required"},
      {"missing-preferred-credential", "- Experience with syringe pumps", "- CRES preferred"},
      {"education-below-minimum", "Associate degree in", "Master's degree in"},
      {"experience-below-minimum", "2 years of experience", "15 years of experience"},
      {"missing-term", "Experience with defibrillators", "Experience with electrosurgical units"},
      {"missing-driving-license", "- Experience with defibrillators",
       "- Valid driver's license required"},
      {"missing-clearance", "- Experience with defibrillators", "- Secret clearance required"},
      {"missing-travel-readiness", "- Document work in Nuvolo", "- Travel up to 75% of the time"},
      {"other-wording", "infusion pumps,", "IV pumps,"},
      {"other-field", "Biomedical Equipment Technician II", "Medical Technologist - Hematology"},
  };
  for (const Change& change : changes) {
    CAPTURE(change.slug);
    CHECK_FALSE(found(sound, change.slug));
    const lint::Outcome outcome = against(bmet_resume, change);
    INFO(text::join(slugs_of(outcome), " "));
    CHECK(found(outcome, change.slug));
  }
}

TEST_CASE("the state of a posting demands its licence of laboratory people") {
  const std::string california = text::replace_all(mls_posting, "Dayton, OH", "San Diego, CA");
  CHECK(found(check(mls_resume, {.posting = california}), "missing-license"));
  CHECK_FALSE(found(check(mls_resume, {.posting = std::string(mls_posting)}), "missing-license"));
  const std::string licensed = text::replace_all(
      mls_resume, "CERTIFICATIONS\n",
      "CERTIFICATIONS\nCalifornia CLS license # MTA 00012345, valid through 01/2028\n");
  CHECK_FALSE(found(check(licensed, {.posting = california}), "missing-license"));
}

TEST_CASE(
    "another body's credential is explained, and a lower one is not taken for the one asked for") {
  const std::string amt = text::replace_all(mls_resume, "MLS(ASCP)CM", "MLS(AMT)");
  const lint::Outcome other_body = check(amt, {.posting = std::string(mls_posting)});
  CHECK(found(other_body, "equivalent-credential"));
  CHECK_FALSE(found(other_body, "missing-required-credential"));
  const std::string lower = text::replace_all(mls_resume, "MLS(ASCP)CM", "MLT(ASCP)CM");
  CHECK(found(check(lower, {.posting = std::string(mls_posting)}), "missing-required-credential"));
}

TEST_CASE("a skill that is only listed is told where the posting asks for it") {
  const std::string listed =
      text::replace_all(bmet_resume, "Nuvolo, NFPA 99", "Nuvolo, NFPA 99, electrosurgical units");
  const std::string posting = text::replace_all(bmet_posting, "Experience with defibrillators",
                                                "Experience with electrosurgical units");
  CHECK(found(check(listed, {.posting = posting}), "unproven-skill"));
  CHECK_FALSE(found(check(listed, {.posting = posting}), "missing-term"));
  CHECK_FALSE(found(check(listed, {.posting = std::string(bmet_posting)}), "unproven-skill"));
}

TEST_CASE("titles, aims and postings that say nothing") {
  const std::string posting = text::replace_all(mls_posting, "Medical Laboratory Scientist\n",
                                                "Clinical Laboratory Scientist\n");
  CHECK(found(check(mls_resume, {.posting = posting}), "title-not-mirrored"));
  CHECK_FALSE(
      found(check(mls_resume, {.posting = std::string(mls_posting)}), "title-not-mirrored"));
  const std::string aimed =
      text::replace_all(bmet_resume, "Biomedical equipment technician with",
                        "Seeking a position at Mercy Hospital. Technician with");
  CHECK(found(check(aimed, {.posting = std::string(bmet_posting)}), "addressed-to-another"));
  CHECK_FALSE(
      found(check(bmet_resume, {.posting = std::string(bmet_posting)}), "addressed-to-another"));
  CHECK(found(
      check(bmet_resume,
            {.posting = "Nice people wanted\n\nWe are looking for somebody.\nCome and see us.\n"}),
      "unclear-posting"));
}

TEST_CASE("a profile is held against the résumé") {
  const std::string same =
      "name = \"Ana Bell\"\n[[certification]]\nid = \"CBET\"\nexpires = 2027-12-31\n";
  const std::string lapsed =
      "name = \"Ana Bell\"\n[[certification]]\nid = \"CBET\"\nexpires = 2025-12-31\n";
  CHECK_FALSE(found(check(bmet_resume, {.profile = same}), "contradicts-profile"));
  CHECK(found(check(bmet_resume, {.profile = lapsed}), "contradicts-profile"));
  const std::string without = text::replace_all(
      text::replace_all(bmet_resume, "CBET (AAMI ACI), earned 11/2019, valid through 12/2027",
                        "CPR, 2025"),
      ", CBET\n", "\n");
  CHECK(found(check(without, {.posting = std::string(bmet_posting), .profile = same}),
              "shown-by-profile"));
  CHECK_FALSE(found(check(bmet_resume, {.posting = std::string(bmet_posting), .profile = same}),
                    "shown-by-profile"));
}

TEST_CASE("a version that went to another opening is told, not one that went to this one") {
  const std::string posting(bmet_posting);
  const lint::Outcome elsewhere =
      check(bmet_resume, {.posting = posting, .sent = {{"BMET III", "Other Health"}}});
  CHECK(found(elsewhere, "sent-unchanged"));
  const lint::Outcome here = check(
      bmet_resume, {.posting = posting,
                    .sent = {{"Biomedical Equipment Technician II", "Sample Valley Health"}}});
  CHECK_FALSE(found(here, "sent-unchanged"));
}

TEST_CASE("every rule has a text, every text a rule, and there are enough of both") {
  std::set<std::string> with_logic;
  for (const std::string_view slug : lint::known_slugs()) CHECK(with_logic.emplace(slug).second);
  std::set<std::string> with_text;
  for (const lint::RuleText& rule : testing::rule_book().rules()) with_text.insert(rule.slug);
  CHECK(with_logic == with_text);
  CHECK(with_text.size() >= 45);
  for (const char* slug : {"missing-required-credential",
                           "expired-credential",
                           "missing-license",
                           "education-below-minimum",
                           "experience-below-minimum",
                           "missing-term",
                           "other-wording",
                           "unproven-skill",
                           "vague-duty",
                           "no-outcome",
                           "credentials-low",
                           "nonstandard-heading",
                           "multi-column",
                           "text-in-header",
                           "hidden-text",
                           "keyword-stuffing",
                           "no-text-layer",
                           "no-contact",
                           "date-inconsistent",
                           "not-a-resume",
                           "personal-data"}) {
    CAPTURE(slug);
    CHECK(with_text.contains(slug));
  }
}

TEST_CASE("specific duties are not vague, and everyday words are never missing") {
  for (const char* duty : {"- Maintained medical equipment such as hyperbaric chambers\n",
                           "- Performed tests on Stago analyzers for factor assays\n",
                           "- Performed preventive maintenance on infusion pumps\n",
                           "- Performed repairs of linear accelerators\n"}) {
    CAPTURE(duty);
    CHECK_FALSE(found(check(changed(bmet_resume, {"", bullet, duty})), "vague-duty"));
  }
  const std::string everyday =
      text::replace_all(bmet_posting, "- Experience with defibrillators",
                        "- Customer service, project management, communication, troubleshooting, "
                        "documentation, HIPAA, lifting 50 pounds, hand tools");
  const lint::Outcome outcome = check(bmet_resume, {.posting = everyday});
  for (const lint::Finding& finding : outcome.of_posting)
    CHECK_MESSAGE(finding.slug != "missing-term", finding.message);
}

TEST_CASE("the name of an employer is no evidence of what was done there") {
  const auto shows = [](std::string_view job) {
    const std::string resume =
        text::replace_all(std::string(bmet_resume), "BMET II, Sample General Hospital", job);
    const lint::Outcome outcome = check(resume);
    const auto row = medtech::testing::knowledge().terms.find("imaging-service");
    REQUIRE(row);
    return outcome.subject->evidence.contains(*row);
  };
  CHECK_FALSE(shows("BMET II, Northgate Imaging Services LLC"));
  CHECK(shows("Imaging Service Engineer, Sample General Hospital"));
}
