// SPDX-License-Identifier: GPL-3.0-or-later
// Of whom and by which ways postings ask: colleagues, questionnaires, ladders of degrees and
// levels.
#include "core/base/text.hpp"
#include "core/listing/understand.hpp"
#include "tests/unit/listing/understood.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::listing {

namespace {

Understanding understood(std::string_view title, std::string_view text) {
  return testing::understood(title, "Harbor Hospital", text);
}

Requirements asked_by(std::string_view title, std::string_view text) {
  return understood(title, text).requirements;
}

// "ascp-mls amt-mls; aci-cbet"
std::string groups(const std::vector<Alternatives>& all) {
  std::vector<std::string> parts;
  for (Alternatives group : all) {
    std::ranges::sort(group);
    parts.push_back(text::join(group, " "));
  }
  return text::join(parts, "; ");
}

struct Wanted {
  std::string_view title;
  std::string_view text;
  std::string_view required;
};

void check_required(const std::vector<Wanted>& postings) {
  for (const Wanted& posting : postings) {
    CAPTURE(posting.text);
    CHECK(groups(asked_by(posting.title, posting.text).required) == posting.required);
  }
}

struct Schooling {
  std::string_view text;
  std::string_view education;
  double years = -1;  // -1: not said
};

void check_schooling(std::string_view title, const std::vector<Schooling>& postings) {
  for (const Schooling& posting : postings) {
    CAPTURE(posting.text);
    const Requirements found = asked_by(title, posting.text);
    CHECK(found.education_min.value_or("") == posting.education);
    CHECK(found.years_min.value_or(-1) == doctest::Approx(posting.years));
  }
}

constexpr std::string_view mls = "Medical Laboratory Scientist";
constexpr std::string_view mlt = "Medical Laboratory Technician";
constexpr std::string_view bmet = "Biomedical Equipment Technician II";

}  // namespace

TEST_CASE("what colleagues and superiors hold is not asked") {
  check_required({
      {mlt, "MLT(ASCP) required. The lab manager (MT(ASCP)SBB) will be your preceptor.",
       "ascp-mlt"},
      {mlt, "MLT(ASCP) required. Our MLS staff hold BB(ASCP) or MLS(ASCP).", "ascp-mlt"},
      {mls, "MLS(ASCP) required. Works beside histotechs HT(ASCP).", "ascp-mls"},
      {mls, "MLS(ASCP) required. You will work with a cytologist, CT(ASCP).", "ascp-mls"},
      {bmet, "CBET required. Our supervisor has CHTM.", "aci-cbet"},
      {mls, "Our team has an opening for an MLS(ASCP).", "ascp-mls"},
      {mls, "Our staff must hold MLS(ASCP).", "ascp-mls"},
      {"Histotechnician", "Requirements\nHT(ASCP).\nOur lead (HTL(ASCP), QIHC) trains you.",
       "ascp-ht"},
  });
}

TEST_CASE("questions screen only where nothing else tells the qualifications") {
  check_required({
      {bmet, "Assessment questionnaire:\n2. Do you hold CBET? A. Yes B. No", ""},
      {mls, "Requirements\nMLS(ASCP).\nHow you will be evaluated\nAre you certified as SBB(ASCP)?",
       "ascp-mls"},
      {mls, "Requirements\nMLS(ASCP).\nScreening questions\nDo you hold SBB(ASCP)? Required",
       "ascp-mls; ascp-sbb"},
      {bmet, "Do you hold CBET?", "aci-cbet"},
  });
  check_schooling(bmet,
                  {{"Qualifications: associate degree in electronics.\nQuestionnaire: Do you "
                    "have a bachelor's degree? Do you have at least five years of experience?",
                    "associate"}});
  const auto driving = [](std::string_view text) {
    return understood(mls, text).details.driving_license;
  };
  CHECK_FALSE(driving("Supplemental questions: 01 Do you possess a valid driver's license?"));
  CHECK(driving("Do you possess a valid driver's license?") == true);
  CHECK_FALSE(
      driving("Driver's licenses that are not REAL ID compliant cannot be utilized as an "
              "acceptable form of identification for employment."));
}

TEST_CASE("national certification means the bodies that are named, all where none is") {
  check_required({
      {mls, "National certification as MLS by ASCP or AMT required.", "amt-mls ascp-mls"},
      {mls, "Board certified or eligible (ASCP).", "ascp-mls"},
      {mls, "National certification required.", "aab-mt amt-mls ascp-mls"},
      {mls, "MLS(ASCP) or a national certification required.", "aab-mt amt-mls ascp-mls"},
      {"Laboratory Director", "Board certification: HCLD(ABB) or DABMM", "aab-abb abmm"},
  });
  CHECK(asked_by(mls, "National certification, within 12 months of hire.").within_months == 12);
}

TEST_CASE("the field of a degree and the name of a licence are no certificates") {
  check_required({
      {mls, "Bachelors Degree in MT / CLS / Biology", ""},
      {mls, "Bachelor's degree in biology and MT/MLS certification required",
       "aab-mt amt-mls ascp-mls"},
      {"Phlebotomist", "CPT 1-Certified Phlebotomy Technician 1 (CDPH-LFS) required", ""},
      {"Phlebotomist", "CPT I (Certified Phlebotomy Technician) required", ""},
      {"Quality Manager, Laboratory", "MLS(ASCP), SBB or CQA(ASQ) required.",
       "ascp-mls ascp-sbb asq-cqa"},
  });
}

TEST_CASE("an exam that must be passed is a certificate that must be earned") {
  check_required({
      {mls, "Must be eligible for the ASCP MLS exam.", "ascp-mls"},
      {"Molecular Technologist",
       "MB(ASCP) is not needed at hire, but you are expected to pass the MB(ASCP) exam within two "
       "years.",
       "ascp-mb"},
      {mls, "We pay for the MLS(ASCP) exam.", ""},
      {mls, "Job Details: 2 yrs acute care exp. ASCP.", "ascp-mls"},
  });
  const Requirements later = asked_by("Dialysis Biomedical Technician",
                                      "CBNT or CHBT a plus, must certify within 18 months of hire");
  CHECK(groups(later.required) == "bonent-chbt nnco-cbnt");
  CHECK(later.within_months == 18);
}

TEST_CASE("demands stand below headings of the whole, too") {
  check_required({
      {mls, "Summary: Performs tests.\nBachelor's degree. MLS(ASCP).", "ascp-mls"},
      {mls, "Job Description:\nMLS(ASCP) required. Performs tests.", "ascp-mls"},
  });
  CHECK(groups(asked_by("Microbiology Technologist",
                        "Certified by the American Society for Clinical Pathology (M). PREFERRED: "
                        "SM(ASCP).")
                   .preferred) == "ascp-sm");
  CHECK(asked_by("BMET I", "Job Description:\nAssociate degree in biomedical technology.")
            .education_min == "associate");
}

TEST_CASE("what the ideal candidate has is preferred, and so is its alternative") {
  for (const std::string_view text :
       {"Our ideal candidate has CBET.", "The ideal candidate will hold CBET or CRES.",
        "Ideal candidate: CBET", "Plusses:\n- CBET", "What will make you stand out\n- CBET",
        "CBET preferred; or CRES"}) {
    CAPTURE(text);
    const Requirements found = asked_by(bmet, text);
    CHECK(found.required.empty());
    CHECK_FALSE(found.preferred.empty());
  }
}

TEST_CASE("short clauses that end with \"or\" are one demand") {
  check_required({
      {mls, "Certification as MLS by ASCP; MT by AMT; or MT by AAB.", "aab-mt amt-mls ascp-mls"},
      {mls, "MLS(ASCP) required; BB(ASCP) preferred; or SBB(ASCP).", "ascp-mls"},
  });
}

TEST_CASE("the age of an employer is no experience that is asked") {
  const auto years = [](std::string_view text) {
    return asked_by("BMET I", text).years_min.value_or(-1);
  };
  CHECK(years("Company with 25 years of experience in HTM.") == -1);
  CHECK(years("With 25 years of experience, our company leads HTM. BMET needs 2 years of "
              "experience.") == 2);
  CHECK(years("We require 10 years of experience.") == 10);
}

TEST_CASE("where new graduates are invited no years are asked") {
  const auto years = [](std::string_view text) {
    return asked_by(mls, text).years_min.value_or(-1);
  };
  CHECK(years("New grads welcome. Experience: 1-2 years") == 0);
  CHECK(years("3 or more years of experience; new graduates are encouraged to apply.") == 0);
  CHECK(years("Experience\nLess than 1 year of experience") == 0);
  CHECK(years("Experience: no") == 0);
  CHECK(years("Trains new grads. 2 years of experience.") == 2);
  CHECK(years("Graduates are not considered. 2 years of experience.") == 2);
}

TEST_CASE("a lab tech of whom a technician's degree or certificate is asked is no assistant") {
  const auto role = [](std::string_view text) {
    return understood("Lab Tech", text).classification.role.value_or("");
  };
  CHECK(role("Associate's degree. Runs hematology and chemistry analyzers.") == "mlt");
  CHECK(role("MLT certification required. Reports hematology results.") == "mlt");
  CHECK(role("High school diploma required, associate preferred. Hematology, phlebotomy.") ==
        "lab-assistant");
  CHECK(role("High school diploma. MLT nice to have. Hematology, urinalysis.") == "lab-assistant");
}

TEST_CASE("below \"Job details\" stand duties and demands") {
  const Understanding found =
      understood(mls, "About us\nWe care.\nJob Details\nHematology and urinalysis. ASCP required.");
  CHECK(groups(found.requirements.required) == "ascp-mls");
  CHECK(found.classification.specialties.size() == 2);
}

TEST_CASE("each degree with years of its own is a way in") {
  check_schooling(
      bmet,
      {
          {"Associate's and 5 years in biomed or IT; or Bachelor's and 3.", "associate", 3},
          {"Requires 5 years' CT or MRI service with an associate's, or 3 with a bachelor's.",
           "associate", 3},
          {"AAS and 4 years of imaging service, 2 with a bachelor's.", "associate", 2},
          {"HS diploma/GED w/ 3+ years electronic repair, or AS/AAS w/ 1+", "high-school", 1},
          {"High school with 5 yrs; Associate 3 yrs; Bachelor's 1 yr", "high-school", 1},
          {"Bachelor's and 3 years; Associate and 5 years.", "associate", 3},
          {"Bachelor's degree and 3 years of experience\nAssociate degree and 5 years of "
           "experience",
           "associate", 3},
          {"Education and experience\nBachelor's degree (BMET, EE): 0 years\nAssociate's degree: 1 "
           "year\nHigh school diploma: 4 years of repair",
           "high-school", 0},
          {"Bachelor's degree in engineering, or BMET with 4 years of networking.", "bachelor"},
          {"Bachelor's degree and 16 credits of chemistry. Two years of experience.", "bachelor",
           2},
      });
}

TEST_CASE("a degree that stands in for experience is no minimum") {
  check_schooling(
      bmet,
      {
          {"5 years' experience, or 3 with a master's", "", 3},
          {"You must have one year of specialized experience; OR a master's degree; OR a "
           "combination.",
           ""},
          {"Bachelor's. Five years of experience, or three with a Master's.", "bachelor", 3},
          {"Associate degree or two years of experience.", "associate"},
          {"GS-7: one year of graduate-level education; or one year of specialized experience.",
           ""},
      });
}

TEST_CASE("of ranges in words the lower end counts, of levels the lowest") {
  check_schooling(
      mls, {
               {"Three (3) to five (5) years of progressive experience", "", 3},
               {"Technologist I requires no experience; Technologist II requires two years of "
                "experience.",
                "", 0},
               {"Laboratory Scientist 9: No specific type or amount is required.\nLaboratory "
                "Scientist 10: One "
                "year of experience.\nLaboratory Scientist P11: Two years of experience.",
                "", 0},
               {"GS-7: None beyond the basic requirements.\nGS-9: One year of experience at the "
                "next lower "
                "grade.",
                "", 0},
               {"You've acquired 0-2 years (Tech I), 3-5 years (Tech II), 5+ years (Tech III) of "
                "experience.",
                "", 0},
               {"CLT 1: Bachelor's degree.\nCLT 2: Bachelor's degree and two years of experience.",
                "bachelor", 0},
               {"GS-9 requires one year of experience. Other grades only by promotion.", "", 1},
               {"Level I trauma center\nLevel III NICU: Two years of experience.", "", 2},
           });
  check_required(
      {{"Biomedical Equipment Technician",
        "Level 1: AAS in electronics.\nLevel 2: the same plus one year as a BMET 1; CBET.", ""}});
}

TEST_CASE("years that only a lesser certificate needs are not asked of everybody") {
  check_schooling(mls,
                  {
                      {"Requirements\nMLS(ASCP), BB(ASCP) or MLT(ASCP) w/ 3 yrs.", ""},
                      {"Requirements\nMT(ASCP) or MLS(ASCP) with 2 years of experience.", "", 2},
                      {"Grads welcome! ASCP.", "", 0},
                      {"BS + 1-3 yrs.", "bachelor", 1},
                  });
}

TEST_CASE("experience tells in what, and nothing else") {
  const auto of = [](std::string_view text) {
    const auto named = asked_by(mls, text).experience;
    return named.empty() ? std::string("none") : named.front().of;
  };
  CHECK(of("2 years of andrology experience (we will train the right new MLS)") == "andrology");
  CHECK(of("1 year of experience in the last 36 months") == "");
  CHECK(of("One year equivalent to a Laboratory Scientist 10 required") == "");
  CHECK(of("4 years of HTM incl. imaging") == "HTM");
  CHECK(of("2 years required") == "");
  CHECK(of("5 years of microbiology w/ 2 in leadership") == "microbiology");
}

TEST_CASE("a licence is that of the profession that is named") {
  const auto licences = [](std::string_view title, std::string_view text) {
    return text::join(asked_by(title, text).licenses, " ");
  };
  CHECK(licences("Cytotechnologist", "NYS license as a Cytotechnologist required.") == "NY-CT");
  CHECK(licences("Cytotechnologist", "NYS licensed cytotechnologist") == "NY-CT");
  CHECK(licences(mls, "NYS license as a Clinical Laboratory Technologist required.") == "NY-CLT");
  CHECK(licences(mls,
                 "Must be licensed in the State of Nevada as a Clinical Laboratory "
                 "Technologist.") == "NV-CLT");
  CHECK(licences(mls,
                 "Certifications: LIC-Medical Laboratory Technologist - Tennessee - required.") ==
        "TN-MT");
  CHECK(licences(mls, "LA State license CLS-G required") == "LA-CLS");
  CHECK(licences(mls, "ND licensure required") == "ND-MT");
  CHECK(licences(bmet, "ND licensure required") == "");
}

TEST_CASE("the time for a certificate is read in short forms") {
  const auto months = [](std::string_view text) {
    return asked_by("Histotechnician", text).within_months.value_or(0);
  };
  CHECK(months("HT(ASCP) required within 18 mos") == 18);
  CHECK(months("HT(ASCP) w/in 6 mos of hire") == 6);
  CHECK(months("HT(ASCP) w/i 6 months") == 6);
  CHECK(months("HT(ASCP): w/in 3 yrs") == 36);
  CHECK(months("HT(ASCP) within one (1) year of hire") == 12);
  CHECK(months("Must obtain HT(ASCP) by the end of the first year of employment") == 12);
  CHECK(months("HT(ASCP) by end of the 6-month probationary period") == 6);
  CHECK(months("HT(ASCP) prior to completing 12 months of employment") == 12);
  CHECK(months("HT(ASCP) within eight weeks") == 2);
  CHECK(months("HT(ASCP) must be obtained by end of probation") == 0);
  CHECK(groups(asked_by("Histotechnician", "HT(ASCP) must be obtained by end of probation")
                   .required) == "ascp-ht");
}

TEST_CASE("the smallest way in counts, school and course among them") {
  check_schooling("BMET", {
                              {"HS + 4 yrs biomed experience, or AS + 2 yrs", "high-school", 2},
                              {"Minimum: HS/GED plus one year", "high-school", 1},
                              {"One year of work drawing blood, or a phlebotomy program", "", -1},
                              {"60 semester units with a major in electronics", "associate", -1},
                              {"Bachelor's and 5 yrs as a technologist incl. 2 as lead; OR "
                               "Associate's and 8 yrs incl. 2 as lead",
                               "associate", 5},
                          });
}

}  // namespace medtech::listing
