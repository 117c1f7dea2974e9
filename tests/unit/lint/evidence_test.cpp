// SPDX-License-Identifier: GPL-3.0-or-later
// What a résumé shows, what it only says, and in whose words.
#include "core/base/text.hpp"
#include "core/lint/claims.hpp"
#include "core/lint/copying.hpp"
#include "core/lint/private_data.hpp"
#include "core/lint/wording.hpp"
#include "core/resume/impossible_dates.hpp"
#include "tests/support/checks.hpp"
#include "tests/support/knowledge.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace medtech;
using medtech::testing::bmet_posting;
using medtech::testing::bmet_resume;
using medtech::testing::check;
using medtech::testing::mls_posting;
using medtech::testing::mls_resume;
using medtech::testing::slugs_of;

namespace {

constexpr std::string_view bullet = "- Installed 40 patient monitors with the vendor\n";
constexpr std::string_view asked = "- Experience with defibrillators\n";

bool found(const lint::Outcome& outcome, std::string_view slug) {
  const std::vector<std::string> slugs = slugs_of(outcome);
  return std::ranges::find(slugs, slug) != slugs.end();
}

int score(std::string_view resume, std::string_view posting) {
  return check(resume, {.posting = std::string(posting)}).score.total.value_or(-1);
}

std::string with_bullets(std::string_view resume, std::string_view lines) {
  return text::replace_all(resume, "\n\nEDUCATION", "\n" + std::string(lines) + "\nEDUCATION");
}

lint::Outcome of_words(std::string_view theirs, std::string_view ours) {
  const std::string posting = text::replace_all(
      bmet_posting, asked, "- Experience with " + std::string(theirs) + " required\n");
  const std::string resume =
      text::replace_all(bmet_resume, bullet, "- Serviced 40 " + std::string(ours) + " a month\n");
  return check(resume, {.posting = posting});
}

}  // namespace

TEST_CASE("nobody is told to write another product's name than the résumé's") {
  const std::pair<const char*, const char*> rivals[] = {
      {"Eppendorf 5810 centrifuges", "Sorvall centrifuges"},
      {"PFA-100", "Chrono-Log"},
      {"Arctic Sun", "Blanketrol"},
      {"VenaFlow pumps", "Flowtron pumps"},
      {"Sectra PACS", "Intelerad"},
      {"Limble", "Corrigo"},
      {"MagNA Pure", "KingFisher"},
      {"Sysmex XN-1000", "Sysmex XN"},
      {"XN-3000", "XN-1000"},
      {"LIFEPAK 20", "LIFEPAK 15"},
      {"Alaris 8015", "Alaris"},
      {"Vitros 5600", "Vitros 4600"},
      {"Dimension Vista", "Dimension EXL"},
      {"SOMATOM Force", "Sensation CT"},
      {"da Vinci Xi", "da Vinci Si"},
      {"Valleylab FT10", "Force FX"},
      {"NFPA 101", "NFPA 99"},
  };
  for (const auto& [theirs, ours] : rivals) {
    CAPTURE(theirs);
    CAPTURE(ours);
    CHECK_FALSE(found(of_words(theirs, ours), "other-wording"));
  }
}

TEST_CASE("a demand whose words leave a bracket open is told by its name") {
  const auto outcome =
      check(mls_resume,
            {.posting = text::replace_all(mls_posting, "- MLS(ASCP) certification required",
                                          "- MLS(ASCP) certification required\n"
                                          "- Experience with Leica (Bond III) stainers required")});
  REQUIRE(outcome.comparison);
  bool asked_for_stainer = false;
  for (const lint::Match& match : outcome.comparison->matches) {
    CAPTURE(match.demand->term);
    asked_for_stainer = asked_for_stainer || match.demand->term.contains("BOND");
    CHECK(std::ranges::count(match.demand->term, '(') ==
          std::ranges::count(match.demand->term, ')'));
  }
  CHECK(asked_for_stainer);
}

TEST_CASE("another maker's product is no evidence of the one that is asked for") {
  CHECK(found(of_words("Arctic Sun", "Blanketrol units"), "missing-term"));
  CHECK(found(of_words("Sectra PACS", "Intelerad servers"), "missing-term"));
  CHECK_FALSE(found(of_words("PACS", "Intelerad servers"), "missing-term"));
}

TEST_CASE("another name of the same thing is offered, and plurals and articles are none") {
  const std::pair<const char*, const char*> same[] = {
      {"electrosurgical units", "ESUs"},      {"IV pumps", "infusion devices"},
      {"BD Alaris pumps", "Alaris channels"}, {"Sysmex XN", "XN-1000"},
      {"blood bank", "immunohematology"},
  };
  for (const auto& [theirs, ours] : same) {
    const auto& terms = testing::knowledge().terms;
    CAPTURE(theirs);
    CAPTURE(ours);
    const std::vector<ontology::Mention> here = terms.find_in(theirs);
    REQUIRE(!here.empty());
    CHECK(lint::claims_no_more(theirs, ours, here[0].row, terms, testing::rule_words()));
  }
  CHECK(found(of_words("electrosurgical units", "ESU generators"), "other-wording"));
  for (const char* theirs : {"an infusion pump", "the ventilators", "Patient-Monitors"}) {
    CAPTURE(theirs);
    CHECK_FALSE(found(of_words(theirs, "pumps"), "other-wording"));
  }
}

TEST_CASE("what is denied, wished for or still to be learned is no evidence") {
  const std::string posting =
      text::replace_all(bmet_posting, asked, "- Experience with endoscopy towers required\n");
  for (const char* line :
       {"- No experience with endoscopy towers\n", "- Eager to learn endoscopy towers\n",
        "- Endoscopy towers, familiarity desired\n", "- Currently studying endoscopy towers\n",
        "- Interested in learning endoscopy towers and lasers\n",
        "- Never worked on endoscopy towers, but willing\n",
        "- Have not used endoscopy towers yet\n"}) {
    CAPTURE(line);
    const std::string resume = with_bullets(bmet_resume, line);
    CHECK(found(check(resume, {.posting = posting}), "missing-term"));
    CHECK(score(resume, posting) <= score(bmet_resume, posting));
  }
  for (const char* line : {"- Serviced endoscopy towers; no experience with lasers\n",
                           "- Eager to learn lasers, serviced 12 endoscopy towers\n",
                           "- Kept endoscopy towers at the desired uptime\n",
                           "- Repaired endoscopy towers with no repeat failures\n"}) {
    CAPTURE(line);
    CHECK_FALSE(
        found(check(with_bullets(bmet_resume, line), {.posting = posting}), "missing-term"));
  }
}

TEST_CASE("honest lines are no piles of words") {
  for (const char* line :
       {"- Ran Vitros 5600, Vitros 4600 and Vitros XT 7600 analyzers\n",
        "- Hematology QC, chemistry QC, coagulation QC, blood bank QC\n",
        "- CT PM, MRI PM, PET PM\n",
        "- Alaris, Medfusion, CADD, Plum 360, Sigma Spectrum, Kangaroo pumps, LIFEPAK 20, Zoll R "
        "Series, Dinamap, IntelliVue, Hamilton G5, Servo-i, Bair Hugger, ForceTriad, Aisys\n",
        "- Daily QC, QC review and QC troubleshooting on three lines\n"}) {
    CAPTURE(line);
    CHECK_FALSE(found(check(with_bullets(bmet_resume, line)), "keyword-stuffing"));
    CHECK_FALSE(found(check(with_bullets(mls_resume, line)), "keyword-stuffing"));
  }
  // The same bullet under each of three contracts is a matter of style alone.
  std::string jobs;
  for (const char* span : {"01/2019 - 04/2019", "09/2018 - 12/2018", "05/2018 - 08/2018"})
    jobs += std::string("\nBMET II (contract), Sample Hospital, Dayton, OH, ") + span +
            "\n- Calibrated infusion pumps and ventilators on three floors\n";
  const std::string contracts =
      text::replace_all(bmet_resume, "\n\nEDUCATION", "\n" + jobs + "\nEDUCATION");
  CHECK_FALSE(found(check(contracts), "keyword-stuffing"));
}

TEST_CASE(
    "an honest line more neither raises nor clears a finding of stuffing, nor lowers a score") {
  const std::string stuffed = text::replace_all(
      bmet_resume, "Nuvolo, NFPA 99", "Nuvolo, NFPA 99, ventilators, ventilators, ventilators");
  std::string more;
  for (const char* line :
       {"- Repaired ventilators on two floors\n", "- Inspected ventilators before each transport\n",
        "- Overhauled 12 ventilators a quarter\n", "- Set up a loaner pool of infusion pumps\n",
        "- Wrote the cleaning procedure for the bed shop\n"}) {
    const std::string before = more;
    more += line;
    CAPTURE(line);
    CHECK(found(check(with_bullets(stuffed, more)), "keyword-stuffing"));
    CHECK_FALSE(found(check(with_bullets(bmet_resume, more)), "keyword-stuffing"));
    CHECK(score(with_bullets(bmet_resume, more), bmet_posting) >=
          score(with_bullets(bmet_resume, before), bmet_posting));
  }
}

namespace {

// A posting with sentences as they are written.
constexpr std::string_view long_posting = R"(Biomedical Equipment Technician II

Employer: Sample Valley Health
Location: Columbus, OH

Responsibilities
- Perform preventive maintenance and corrective repairs on anesthesia machines, electrosurgical units and surgical lights across the health system
- Assist clinical staff with troubleshooting of telemetry systems and nurse call systems in the intensive care units
- Complete electrical safety testing of hemodialysis machines and document all work in Nuvolo within one business day

Required Qualifications
- Associate degree in biomedical technology
- CBET certification required
- Two years of experience servicing intra-aortic balloon pumps and heart-lung machines in an acute care hospital
)";

}  // namespace

TEST_CASE("lines of the posting raise no score, whatever small change was made to them") {
  const std::string stranger = text::replace_all(
      text::replace_all(bmet_resume, "Nuvolo, NFPA 99", "NFPA 99"), "in Nuvolo ", "");
  const int before = score(stranger, long_posting);
  using Change = std::string (*)(const std::string&);
  const Change changes[] = {
      [](const std::string& line) { return line; },
      [](const std::string& line) {
        return text::replace_all(text::replace_all(line, "Perform ", "Performed "), "Complete ",
                                 "Completed ");
      },
      [](const std::string& line) { return "Successfully " + text::lower(line); },
      [](const std::string& line) { return line + " every day"; },
      [](const std::string& line) { return text::replace_all(line, " and ", " & "); },
      [](const std::string& line) { return text::replace_all(line, "intensive", "critical"); },
  };
  for (const Change change : changes) {
    std::string all;
    for (const std::string_view line : text::lines(long_posting)) {
      if (!line.starts_with("- ") || line.size() < 80) continue;
      const std::string copied = "- " + change(std::string(line.substr(2))) + "\n";
      CAPTURE(copied);
      all += copied;
      const lint::Outcome outcome =
          check(with_bullets(stranger, copied), {.posting = std::string(long_posting)});
      CHECK(outcome.score.total.value_or(-1) <= before);
      CHECK(found(outcome, "copied-from-posting"));
    }
    CHECK(score(with_bullets(stranger, all), long_posting) <= before);
    CHECK(score(stranger + "\n" + all, long_posting) <= before);
  }
}

TEST_CASE("a posting that is run together, or broken elsewhere, raises no score") {
  const std::string stranger = text::replace_all(
      text::replace_all(bmet_resume, "Nuvolo, NFPA 99", "NFPA 99"), "in Nuvolo ", "");
  const int before = score(stranger, long_posting);
  std::string flat;
  std::string sentences;
  for (const std::string_view line : text::lines(long_posting)) {
    const std::string_view plain = text::trim(line.starts_with("- ") ? line.substr(2) : line);
    if (plain.empty()) continue;
    flat += std::string(plain) + " ";
    sentences += std::string(plain) + ". ";
  }
  for (const std::string& pasted : {flat, sentences}) {
    std::string broken;
    std::string bullets;
    for (const std::string& line : text::wrap(pasted, 60)) {
      broken += line + "\n";
      bullets += "- " + line + "\n";
    }
    CHECK(score(stranger + "\nADDITIONAL INFORMATION\n" + pasted + "\n", long_posting) <= before);
    CHECK(score(stranger + "\nADDITIONAL INFORMATION\n" + broken, long_posting) <= before);
    CHECK(score(with_bullets(stranger, "- " + pasted + "\n"), long_posting) <= before);
    CHECK(score(with_bullets(stranger, "- " + broken), long_posting) <= before);
    CHECK(score(with_bullets(stranger, bullets), long_posting) <= before);
    CHECK(score("SUMMARY\n" + broken + "\n" + stranger, long_posting) <= before);
  }
}

TEST_CASE("a list of terms is no copy of the same list") {
  constexpr std::string_view list =
      "Infusion pumps, ventilators, defibrillators, patient monitors, anesthesia machines, Nuvolo";
  const std::string posting = std::string(bmet_posting) + "- " + std::string(list) + "\n";
  const std::string resume = std::string(bmet_resume) + "\nSKILLS\n" + std::string(list) + "\n";
  const lint::Outcome outcome = check(resume, {.posting = posting});
  CHECK(lint::copied_passages(*outcome.subject, *outcome.posting).empty());
  CHECK_FALSE(found(outcome, "copied-from-posting"));
  CHECK(lint::is_list_of_terms("equipment: ventilators, ct, infusion pumps"));
  CHECK_FALSE(
      lint::is_list_of_terms("repaired pumps, then returned them to the floor, and logged it"));
}

TEST_CASE("what somebody did on the same things in their own words is no copy") {
  for (const char* line :
       {"- Performed preventive maintenance on anesthesia machines and electrosurgical units\n",
        "- Electrical safety testing of 60 hemodialysis machines a quarter, logged in Nuvolo\n",
        "- Serviced intra-aortic balloon pumps and heart-lung machines with perfusion\n"}) {
    CAPTURE(line);
    const lint::Outcome outcome =
        check(with_bullets(bmet_resume, line), {.posting = std::string(long_posting)});
    CHECK_FALSE(found(outcome, "copied-from-posting"));
    CHECK(outcome.score.total.value_or(0) > score(bmet_resume, long_posting));
  }
  const lint::Outcome own = check(mls_resume, {.posting = std::string(mls_posting)});
  CHECK(lint::copied_passages(*own.subject, *own.posting).empty());
}

TEST_CASE("numbers of patients are found behind what they are called") {
  const std::pair<const char*, std::size_t> lines[] = {
      {"traced an alarm for mrn 00412345 and patient id: p-88123", 2},
      {"accession #24-0412 was relabelled, chart no. 55123", 2},
      {"mrn: 12", 0},
      {"reduced accession errors by 30% of 12000", 0},
      {"dob 03/14/1988 on the label", 1},
      {"123-45-6789", 1},
  };
  for (const auto& [line, count] : lines) {
    CAPTURE(line);
    CHECK(lint::find_private(line).size() == count);
  }
}

TEST_CASE("dates that there are not are told, and others are not") {
  for (const char* line : {"BMET II, Sample Hospital, 02/30/2019 - 05/2021", "CBET, 13/2019",
                           "February 30, 2019", "31.04.2020", "00/2020 - Present"}) {
    CAPTURE(line);
    CHECK(resume::find_impossible_dates(line).size() == 1);
  }
  for (const char* line :
       {"02/28/2019 - 05/2021", "29.02.2020", "May 31, 2019", "12/2019", "call 513-555-0100",
        "24/7 since 2019", "IEC 60601-1, 99/100", "10/20/30", "https://example.org/13/2019"}) {
    CAPTURE(line);
    CHECK(resume::find_impossible_dates(line).empty());
  }
  const std::string wrong =
      text::replace_all(bmet_resume, "05/2019 - 06/2021", "02/30/2019 - 06/2021");
  CHECK(found(check(wrong), "date-inconsistent"));
}

TEST_CASE("a clearance that is a plus is not missed") {
  const auto with = [](const char* line) {
    return found(check(bmet_resume, {.posting = text::replace_all(bmet_posting, asked, line)}),
                 "missing-clearance");
  };
  CHECK(with("- Active Secret clearance required\n"));
  CHECK_FALSE(with("- Active Secret clearance a plus\n"));
  CHECK_FALSE(with("- Secret clearance preferred\n"));
  CHECK_FALSE(with("- No security clearance needed\n"));
}

TEST_CASE(
    "a clearance that is still to be had is not missed, and a company's name asks for nothing") {
  const auto against = [](const char* line) {
    return check(bmet_resume, {.posting = text::replace_all(bmet_posting, asked, line)});
  };
  CHECK_FALSE(
      found(against("- Must be able to obtain a public trust clearance\n"), "missing-clearance"));
  const lint::Outcome company =
      against("- Northstar Imaging Service, Inc. is an equal opportunity employer\n");
  for (const lint::Demand& demand : company.posting->demands)
    CHECK(demand.term != "Imaging Service");
}

TEST_CASE("words of headings show nothing, and what is only listed is told once") {
  const std::string posting =
      text::replace_all(mls_posting, "- Experience with Ortho Vision\n",
                        "- Competency assessment\n- Ortho Vision blood bank analyzers\n");
  const std::string resume =
      text::replace_all(text::replace_all(mls_resume, "SKILLS\n", "CORE COMPETENCIES\n"),
                        " on Ortho Vision for", " for");
  const lint::Outcome outcome = check(resume, {.posting = posting});
  std::size_t listed = 0;
  for (const lint::Finding& finding : outcome.of_posting) {
    CHECK(finding.message.find("COMPETENCIES") == std::string::npos);
    listed += finding.slug == "unproven-skill" && finding.message.contains("Ortho Vision") ? 1 : 0;
  }
  CHECK(listed == 1);
}

TEST_CASE("a nurse's pumps are no years of servicing them, and a rotation needs no title") {
  const std::string nurse = text::replace_all(
      text::replace_all(bmet_resume, "BMET II, Sample", "Registered Nurse, Sample"),
      "BMET I, Example", "Registered Nurse, Example");
  CHECK(found(check(nurse, {.posting = std::string(bmet_posting)}), "experience-below-minimum"));
  const std::string student = text::replace_all(
      mls_resume, "\n\nEDUCATION",
      "\n\nCLINICAL ROTATIONS\nSample County Hospital, Dayton, OH, 01/2018 - 04/2018\n- Ran 40 "
      "differentials a week\n\nEDUCATION");
  CHECK_FALSE(found(check(student), "incomplete-job"));
  CHECK_FALSE(found(check(student), "jobs-overlap"));
}

TEST_CASE("times of day, offers, accreditations and fields of degrees ask for no skill") {
  const std::pair<const char*, const char*> lines[] = {
      {"- Shift from 2:00 PM to 10:30 PM required\n", "PM"},
      {"- Must pass a drug screen and background check\n", "drug screen"},
      {"- Our CAP-accredited laboratory is required to be open on weekends\n", "CAP"},
      {"- Bachelor's degree in cytogenetics, microbiology or genetics required\n", "microbiology"},
      {"- Must meet CLIA requirements\n", "CLIA"},
  };
  for (const auto& [line, term] : lines) {
    CAPTURE(line);
    const lint::Outcome outcome = check(
        bmet_resume,
        {.posting = text::replace_all(bmet_posting, "- Experience with defibrillators\n", line)});
    for (const lint::Demand& demand : outcome.posting->demands) CHECK(demand.term != term);
  }
}

TEST_CASE("what a text without headings tells of the work is named, not required") {
  const std::string told =
      "Biomedical Equipment Technician II\n\nEmployer: Sample Valley Health\nLocation: Columbus, "
      "OH\n\nOur shop looks after telemetry and endoscopy towers. You need experience with "
      "ventilators.\n";
  const lint::Outcome outcome = check(bmet_resume, {.posting = told});
  for (const lint::Demand& demand : outcome.posting->demands) {
    CAPTURE(demand.term);
    CHECK(demand.required == (demand.term == "ventilators"));
  }
}

TEST_CASE("short lines that happen to be a posting's, too, are no copies") {
  const std::string posting = text::replace_all(
      bmet_posting, "- Experience with syringe pumps\n",
      "- Valid driver's license and clean driving record\n- Electronics or biomed diploma\n");
  const std::string resume = text::replace_all(
      bmet_resume, "CERTIFICATIONS\n", "CERTIFICATIONS\nOhio driver's license, clean record\n");
  const lint::Outcome outcome = check(resume, {.posting = posting});
  CHECK_FALSE(found(outcome, "copied-from-posting"));
  for (const lint::Demand& demand : outcome.posting->demands)
    CHECK(text::lower(demand.term) != "or biomed");
}

TEST_CASE("a slash joins two of a list alone, and \"capsule of duties\" names no software") {
  const auto demands_of = [](const char* line) {
    std::vector<std::string> terms;
    const lint::Outcome outcome =
        check(bmet_resume, {.posting = text::replace_all(bmet_posting, asked, line)});
    for (const lint::Demand& demand : outcome.posting->demands) terms.push_back(demand.term);
    return text::join(terms, ", ");
  };
  const std::string terms = demands_of("- Knowledge of DICOM, PACS and Windows/Linux required\n");
  CAPTURE(terms);
  CHECK(terms.contains("DICOM, PACS, Windows"));
  CHECK(
      demands_of("- Experience with Nuvolo, TMS or Maximo\n").contains("Nuvolo or TMS or Maximo"));
  const std::string capsule = demands_of("- Capsule of duties: integrate devices with the EMR\n");
  CHECK_FALSE(capsule.contains("Capsule"));
}

TEST_CASE("less than a year is told in months") {
  const std::string posting =
      text::replace_all(bmet_posting, "2 years of experience with", "6 months of experience with");
  const std::string fresh =
      text::replace_all(text::replace_all(bmet_resume, "06/2021 - Present", "10/2026 - Present"),
                        "05/2019 - 06/2021", "09/2026 - 10/2026");
  const lint::Outcome outcome = check(fresh, {.posting = posting});
  CHECK(std::ranges::any_of(outcome.of_posting, [](const lint::Finding& finding) {
    return finding.slug == "experience-below-minimum" && finding.message.contains("6 months");
  }));
}
