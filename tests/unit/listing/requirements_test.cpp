// SPDX-License-Identifier: GPL-3.0-or-later
// What postings ask, in the manners in which people write them.
#include "core/base/text.hpp"
#include "core/listing/understand.hpp"
#include "tests/unit/listing/understood.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

Requirements asked_by(std::string_view title, std::string_view text) {
  return testing::understood(title, "Harbor Hospital", text).requirements;
}

std::string ids_of(const std::vector<Alternatives>& groups) {
  std::set<std::string> ids;
  for (const Alternatives& group : groups) ids.insert(group.begin(), group.end());
  return text::join(std::vector<std::string>(ids.begin(), ids.end()), " ");
}

struct Asked {
  std::string_view title;
  std::string_view text;
  std::string_view required = "";
  std::string_view preferred = "";
  std::string_view education = "";
  double years = -1;  // -1: not said
  int months = 0;     // 0: not said
};

void check(const std::vector<Asked>& postings) {
  for (const Asked& posting : postings) {
    const Requirements found = asked_by(posting.title, posting.text);
    CAPTURE(posting.text);
    CHECK(ids_of(found.required) == posting.required);
    CHECK(ids_of(found.preferred) == posting.preferred);
    CHECK(found.education_min.value_or("") == posting.education);
    CHECK(found.years_min.value_or(-1) == doctest::Approx(posting.years));
    CHECK(found.within_months.value_or(0) == posting.months);
  }
}

constexpr std::string_view mls = "Medical Laboratory Scientist";
constexpr std::string_view mlt = "Medical Laboratory Technician";
constexpr std::string_view bmet = "Biomedical Equipment Technician II";
constexpr std::string_view fse = "Field Service Engineer - CT/MRI";
constexpr std::string_view trio = "aab-mt amt-mls ascp-mls";

}  // namespace

TEST_CASE("credentials of the laboratory are read in the manners of hospitals") {
  check({
      {mls,
       "Education: Bachelor's Degree in Medical Technology or related field (Required)\n"
       "Certification: MLS(ASCP) or MT(ASCP) (Required)\nExperience: 1 year in a clinical lab "
       "(Preferred)",
       "ascp-mls", "", "bachelor"},
      {mls,
       "Licenses & Certifications\n* Medical Laboratory Scientist (ASCP) required within 1 year of "
       "hire",
       "ascp-mls", "", "", -1, 12},
      {mls,
       "Minimum Education: Bachelor's degree. Required Certification: Certified by the American "
       "Society for Clinical Pathology (ASCP) or equivalent agency.",
       trio, "", "bachelor"},
      {mls,
       "REQUIREMENTS\nBS in Medical Laboratory Science, MT(ASCP) or MLS(ASCP) or eligible.\nTwo "
       "years of recent hospital experience",
       "ascp-mls", "", "bachelor", 2},
      {mls,
       "Qualifications\nBachelor of Science degree. ASCP or AMT certified. Blood bank experience "
       "preferred, SBB a plus.",
       "amt-mls ascp-mls", "ascp-sbb", "bachelor"},
      {mls,
       "Certification: One of the following is required:\n- MLS (ASCP)\n- MT (AMT)\n- MT (AAB)\n\n"
       "Must be able to stand for long periods.",
       "aab-mt amt-mls ascp-mls", ""},
      {mlt,
       "Required: Associate's degree in medical laboratory technology and MLT (ASCP) or MLT (AMT) "
       "certification. Preferred: one year of experience.",
       "amt-mlt ascp-mlt", "", "associate"},
      {mlt,
       "Job Requirements:\n\nGraduate of an accredited MLT program.\nMLT certification through "
       "ASCP "
       "or eligible; certification must be obtained within six months.",
       "ascp-mlt", "", "", -1, 6},
      {"MLT or MLS - Days",
       "ASCP certification required. Associate degree (MLT) or bachelor's degree (MLS).",
       "ascp-mls ascp-mlt", "", "associate"},
      {"Histotechnologist",
       "Certifications\nHTL (ASCP) required, or HT (ASCP) with the HTL obtained in 12 months\n"
       "QIHC preferred",
       "ascp-ht ascp-htl", "ascp-qihc", "", -1, 12},
      {"Phlebotomist",
       "High school diploma or GED required. Phlebotomy certification (ASCP, NHA, or AMT) "
       "preferred. Six months of experience required.",
       "", "amt-rpt ascp-pbt nha-cpt", "high-school", 0.5},
      {"Microbiology Technologist",
       "Minimum Qualifications: BS in microbiology. M(ASCP) or MLS(ASCP) required. SM(ASCP) "
       "desired.",
       "ascp-m ascp-mls", "ascp-sm", "bachelor"},
      {"Cytologist", "CT(ASCP) or CT(IAC) certification is required at the time of hire.",
       "ascp-ct iac-ct", ""},
      {mls,
       "Do you hold a current MLS(ASCP) certification? Do you have at least 2 years of "
       "experience in a hospital laboratory?",
       "ascp-mls", "", "", 2},
      {mls, "No certification required; we will help you earn your MLS(ASCP).", "", ""},
      {mls,
       "Must be certified as a Medical Technologist by ASCP, AMT, or other nationally recognized "
       "certifying agency",
       trio, ""},
      {"Laboratory Supervisor",
       "Bachelor's degree in a laboratory science; master's preferred. Five (5) years of "
       "laboratory experience, including two (2) in a supervisory role. MLS(ASCP) or equivalent.",
       trio, "", "bachelor", 5},
      {"Blood Bank Technologist",
       "Education and experience: Bachelor's degree and MLS(ASCP), MT(AMT) or BB(ASCP). SBB "
       "strongly preferred.",
       "amt-mls ascp-bb ascp-mls", "ascp-sbb", "bachelor"},
      {mls,
       "About Us: our laboratory is CAP accredited and our staff hold ASCP certification.\n"
       "What You'll Need:\n- A bachelor's degree\n- Three or more years of bench work",
       "", "", "bachelor", 3},
      {mls,
       "POSITION SUMMARY Performs testing in all departments. MINIMUM QUALIFICATIONS Bachelor's "
       "degree in medical technology. MLS (ASCP) or MT (AMT). PREFERRED QUALIFICATIONS Master's "
       "degree and five years of experience. PHYSICAL DEMANDS Standing.",
       "amt-mls ascp-mls", "", "bachelor"},
  });
}

TEST_CASE("credentials of equipment service are read in the manners of its employers") {
  check({
      {bmet,
       "Qualifications:\n- Associate's degree in biomedical technology or equivalent military "
       "training\n- 2+ years of biomedical repair experience\n- CBET certification preferred",
       "", "aci-cbet", "associate", 2},
      {bmet,
       "Requires CBET within 24 months of hire. AAS in electronics or related field required. "
       "Minimum of 3 yrs experience as a BMET.",
       "aci-cbet", "", "associate", 3, 24},
      {bmet, "Certification Required: None\nCertification Preferred: CBET, CompTIA A+ or Network+",
       "", "aci-cbet comptia-a comptia-net", ""},
      {bmet,
       "Required Qualifications\nHigh school diploma or GED and 4 years of experience, or an "
       "associate degree and 2 years of experience\nPreferred Qualifications\nAAMI "
       "certification (CBET)",
       "", "aci-cbet", "high-school", 2},
      {fse,
       "What you will need:\n\xE2\x80\xA2 Bachelor's degree, or associate's degree with 3 years "
       "of service experience, or military electronics school with 5 years\n\xE2\x80\xA2 "
       "Valid driver's license\nNice to have:\n\xE2\x80\xA2 CRES",
       "", "aci-cres", "associate", 0},
      {fse,
       "Basic qualifications: Associate or bachelor degree in engineering and two years of "
       "experience servicing imaging equipment.",
       "", "", "associate", 2},
      {"Imaging Service Engineer",
       "CRES or CBET is required; CRES must be obtained within two years.\nMinimum five (5) years "
       "of experience in diagnostic imaging repair",
       "aci-cbet aci-cres", "", "", 5, 24},
      {"Manager, Clinical Engineering",
       "Bachelor's degree in engineering or business required, or ten years of equivalent "
       "experience. 7-10 years of HTM experience. CHTM or CCE preferred.",
       "", "aci-chtm htcc-cce", "bachelor", 7},
      {"Dialysis Biomedical Technician",
       "High school diploma required. CHBT, CBNT or CHWS must be earned within 18 months.",
       "bonent-chbt bonent-chws nnco-cbnt", "", "high-school", -1, 18},
      {bmet,
       "Completion of a DoD biomedical equipment course; OR\nan associate degree in "
       "electronics AND 1 year of experience; OR\ncertification as CBET or CRES.",
       "", "", "associate"},
      {bmet,
       "BMET II: 2 years of experience. The CBET is not needed, but those who hold it are "
       "paid more.",
       "", "", "", 2},
      {"Biomedical Equipment Technician I/II",
       "BMET I: associate degree, no experience required.\nBMET II: associate degree and 3 years "
       "of experience; CBET required.",
       "", "aci-cbet", "associate", 0},
      {"Medical Device Integration Specialist",
       "Must have: Network+ or CCNA; bachelor's in IT. Nice to have: Security+",
       "cisco-ccna comptia-net", "comptia-sec", "bachelor"},
  });
}

TEST_CASE("routes, lists and sections of other manners are told apart") {
  check({
      {"Biomedical Equipment Support Specialist",
       "Qualifications\nEducation, Experience, or Certification\nAssociate's or higher degree in "
       "biomedical technology; OR\nAssociate's or higher degree in electronics AND 1 year of "
       "creditable experience; OR\nCompletion of the DoD technician program; OR\nHold "
       "certification as a Certified Biomedical Equipment Technician (CBET).\nExperience. One year "
       "of creditable experience equivalent to the next lower grade.",
       "", "", "associate", 1},
      {mls,
       "**Education:** + Bachelor of Science in Biology or Chemistry (required) "
       "**Certifications:** + MLS certification or eligible through a nationally recognized agency "
       "(required) **Experience:** + Externship (preferred) **Skills:** + Attention to detail",
       trio, "", "bachelor"},
      {bmet,
       "Education, Knowledge, Skills and Abilities Required:\n* Associate's degree in electronics, "
       "or equivalent military training\n* Minimum of 3 years of experience in a hospital\n\n"
       "Education, Knowledge, Skills and Abilities Preferred:\n* Bachelor's degree\n* 5 years of "
       "experience\n\nLicenses and Certifications Preferred:\n* CBET",
       "", "aci-cbet", "associate", 3},
      {"Clinical Laboratory Scientist",
       "Required Qualifications\nBachelor's degree\nCurrent California Clinical Laboratory "
       "Scientist license\n1 year of experience\n\nPreferred Qualifications\nASCP certification",
       "", "ascp-mls", "bachelor", 1},
      {"Cytogenetic Technologist",
       "Bachelor's degree in a biological science is required. CG(ASCP) certification is "
       "preferred; if not certified, must obtain CG(ASCP) within 18 months of hire.",
       "ascp-cg", "", "bachelor", -1, 18},
      {fse,
       "- High school diploma with 6+ years experience OR\n- Associate degree with 4+ years "
       "experience OR\n- Bachelor's degree with 2+ years experience\n- Valid driver's license",
       "", "", "high-school", 2},
      {bmet,
       "Associate's degree (A.S.) or equivalent from two-year college or technical school; or six "
       "months to one year related experience and/or training; or equivalent combination of "
       "education and experience. Certification as a CBET is desirable.",
       "", "aci-cbet", "associate"},
      {mls,
       "Certification by one of the following agencies: ASCP, AMT, AAB, or HEW. Bachelor's degree "
       "required.",
       "aab-mt amt-mls ascp-mls hew-clt", "", "bachelor"},
      {"Biomedical Technician",
       "Entry level - no experience necessary! Associate degree in a technical field required. "
       "CBET is a plus but not required. We pay for CBET after one year.",
       "", "aci-cbet", "associate", 0},
      {"BMET III",
       "To qualify you must have an associate's degree in biomedical engineering technology, five "
       "(5) or more years as a BMET, and hold either CBET or CRES certification.",
       "aci-cbet aci-cres", "", "associate", 5},
      {"BMET",
       "Requirements / Qualifications\n o Associates degree in Biomedical or Electronics, military "
       "equivalent accepted\n o Two + years of hospital biomed\n o CBET a plus\nBenefits: We "
       "reimburse CBET and CRES exam fees.",
       "", "aci-cbet", "associate", 2},
      {"Senior BMET",
       "You will need: AAS degree, CBET, five years+ experience, clean driving record for three "
       "years.",
       "aci-cbet", "", "associate", 5},
      {"Point-of-Care Coordinator",
       "Associate's degree in a laboratory science required. MLS or MLT certification required "
       "(ASCP or equivalent). 2 years of lab experience.",
       "aab-mlt aab-mt amt-mls amt-mlt ascp-mls ascp-mlt", "", "associate", 2},
      {"Service Engineer - MRI",
       "BSEE or related technical degree and 2+ years of experience, or equivalent combination of "
       "education and experience",
       "", "", "bachelor", 2},
      {"Medical Technologist - Blood Bank",
       "BS degree required. ASCP certification as MT, MLS or BB. New graduates encouraged.",
       "ascp-bb ascp-mls", "", "bachelor", 0},
  });
}

TEST_CASE("what will do as well is an alternative, and what somebody once had is not asked") {
  const auto required = [](std::string_view text) {
    return asked_by("Medical Technologist", text).required;
  };
  using Groups = std::vector<Alternatives>;
  CHECK(required("Requirements\nMLS(ASCP) required. MLT(ASCP) will be considered.") ==
        Groups{{"ascp-mls", "ascp-mlt"}});
  CHECK(required("Requirements\nCBET required; CABT also accepted.") ==
        Groups{{"aci-cbet", "aci-cabt"}});
  CHECK(required("Requirements\nAssociate degree. We will look at MLS/MT with mechanical skill.")
            .empty());
  CHECK(
      required("Questionnaire\nDo you hold CBET certification?\nHave you ever been certified as a "
               "CRES?") == Groups{{"aci-cbet"}});
}

TEST_CASE("years of experience are read as people write them") {
  const std::vector<std::pair<std::string_view, double>> sentences{
      {"Required: two (2) years of experience in a clinical laboratory.", 2},
      {"Minimum 2 yrs exp in a hospital lab.", 2},
      {"2-4 years of related experience required.", 2},
      {"3 to 5 years' experience servicing medical equipment.", 3},
      {"At least 18 months of bench experience is required.", 1.5},
      {"One (1) year experience required, three (3) years preferred.", 1},
      {"Experience: 0-2 years", 0},
      {"Minimum of five years of progressively responsible laboratory experience, two of which "
       "must be in management.",
       5},
      {"No previous experience necessary.", 0},
      {"New graduates are welcome to apply!", 0},
      {"Our hospital has served the county for over 50 years.", -1},
      {"You must be 18 years of age or older.", -1},
      {"Sign-on bonus with a two year commitment.", -1},
      {"A two-year degree is required.", -1},
      {"Five years of experience preferred.", -1},
      {"Required: one year as a technologist or completion of an internship.", -1},
      {"Clean driving record for the past 3 years.", -1},
      {"Performance reviews every 6 months.", -1},
      {"Requires 5+ years' field service experience", 5},
      {"Seven plus years working on MRI systems is required.", 7},
      {"Specialized Experience: one year equivalent to the GS-9 level.", 1},
      {"Associate degree and four years of experience, or bachelor's degree and two years of "
       "experience.",
       2},
      {"Bachelor's degree with 2 yrs, associate's with 4 yrs, or high school with 6 yrs.", 2},
      {"1. Bachelor's degree\n2. 4 years of experience in HTM\n3. Valid license", 4},
      {"Minimum Experience: none; one year in acute care is preferred.", 0},
      {"Experience\n\nN/A\n\nEducation\n\nBachelor's degree", 0},
      {"Work Experience: Less than 1 year", 0},
      {"Required: Bachelor's degree plus three years in flow cytometry; or master's degree and one "
       "year; or an equivalent combination of training and experience.",
       1},
      {"Requirements\n- 3+ years of service on analyzers, or 4 years of military electronics", 3},
      {"Experience:\n* Bachelor's Degree and 2-4 years, OR Associate's Degree and 5 years, of "
       "service of medical devices",
       2},
      {"Required\n- 5+ years in dialysis technical services", 5},
      {"Must haves\n- 5 years hands-on in rad, OEM class on one of Azurion/Artis\n- AS degree or "
       "military",
       5},
      {"Probe repair has been our thing for 25 years.", -1},
      {"Bachelor's degree (8 years of experience may substitute)\n7 years of experience in HTM", 7},
      {"New graduates welcome; those with 3+ years start higher.", 0},
      {"Requirements:\n2 years of experience\n\nSimilar jobs\nSenior BMET, 7 years of experience "
       "required",
       2},
  };
  for (const auto& [text, years] : sentences) {
    CAPTURE(text);
    CHECK(asked_by(bmet, text).years_min.value_or(-1) == doctest::Approx(years));
  }
}

TEST_CASE("the least degree that will do is read as people write it") {
  const std::vector<std::pair<std::string_view, std::string_view>> sentences{
      {"High school diploma or equivalent; associate degree preferred.", "high-school"},
      {"Associate's or Bachelor's degree in biomedical technology required.", "associate"},
      {"Bachelor's degree required, master's degree preferred.", "bachelor"},
      {"High school diploma (associate's degree preferred)", "high-school"},
      {"Required:\nB.S. in Medical Technology", "bachelor"},
      {"AAS degree in electronics", "associate"},
      {"Bachelor's degree or equivalent combination of education and experience", "bachelor"},
      {"High school diploma or GED\nAssociate's degree in electronics", "associate"},
      {"Bachelor's degree. In lieu of the degree, an associate degree and four years will be "
       "considered.",
       "associate"},
      {"We offer tuition assistance toward your bachelor's degree.", ""},
      {"Do you have an associate's degree in biomedical equipment technology or electronics?",
       "associate"},
      {"Master's degree in business required; bachelor's degree in medical technology required",
       "master"},
      {"Education: Technical diploma or associate degree in electronics", "certificate"},
      {"A degree is not required. HS diploma needed.", "high-school"},
      {"Qualifications\nMinimum knowledge & experience for the position:\n- Associate degree in "
       "electronics; BS preferred",
       "associate"},
      {"High school diploma required.\n\nAbout the Department\nTechnologists (bachelor's) are "
       "posted on the same page.",
       "high-school"},
  };
  for (const auto& [text, degree] : sentences) {
    CAPTURE(text);
    CHECK(asked_by(bmet, text).education_min.value_or("") == degree);
  }
}

TEST_CASE("call, driving, training, travel and bonuses are read as people write them") {
  const auto details = [](std::string_view text) {
    Listing listing;
    listing.title = bmet;
    listing.description = text;
    return understand(listing, testing::knowledge()).details;
  };
  CHECK(details("Takes part in the on-call rotation.").on_call == true);
  CHECK(details("On-call: not applicable").on_call == false);
  CHECK(details("No call, no weekends.").on_call == false);
  CHECK_FALSE(details("Frozen sections on call-out for the OR.").on_call);
  CHECK_FALSE(details("Shift: Evening\nJob Schedule: Call-in/On-Call\nJob Type: Standard").on_call);
  CHECK(details("Schedule: Days, on-call every fourth week").on_call == true);
  CHECK(details("Must drive between clinics with a valid license.").driving_license == true);
  CHECK(details("Driver's license not required").driving_license == false);
  CHECK(details("Driving record check; a driver's license is not needed for this position.")
            .driving_license == false);
  CHECK(
      details("A driver's license with no more than two violations in 3 years.").driving_license ==
      true);
  CHECK(details("Factory training is provided by the manufacturer.").training_provided == true);
  CHECK(details("Overnight travel of 30-40%").travel_percent == 40);
  CHECK(details("There is no travel. A 10% premium is paid for evenings.").travel_percent == 0);
  CHECK(details("Pay: up to $48/hr + 8K relo + 5K sign-on").sign_on_bonus == 5000);
  CHECK(details("Signing incentive of $5,000 (half at 90 days)").sign_on_bonus == 5000);
  CHECK_FALSE(
      details("Salary $91,207 per year. Recruitment incentive not authorized.").sign_on_bonus);
}

TEST_CASE("a state demands its licence of those whom it covers, wherever a posting is silent") {
  const auto demanded = [](std::string_view title, std::string_view employer,
                           std::string_view state, std::string_view text = "") {
    Listing listing;
    listing.title = title;
    listing.employer = employer;
    listing.places.emplace_back().state = state;
    listing.description = text;
    const auto found = understand(listing, testing::knowledge()).requirements.demanded_license;
    return found ? text::join(found->any_of, " ") : std::string();
  };
  CHECK(demanded(mls, "Harbor Hospital", "CA") == "CA-CLS");
  CHECK(demanded(mlt, "Harbor Hospital", "CA") == "CA-MLT");
  CHECK(demanded("Molecular Technologist", "Harbor Hospital", "CA") == "CA-CLS CA-CGMBS");
  CHECK(demanded(mls, "Harbor Hospital", "NY") == "NY-CLT");
  CHECK(demanded("Histotechnologist", "Harbor Hospital", "NY") == "NY-HTL");
  CHECK(demanded("Histotechnician", "Harbor Hospital", "ND") == "");
  CHECK(demanded("Phlebotomist", "Harbor Hospital", "WA") == "WA-MAP");
  CHECK(demanded(mls, "Harbor Hospital", "OH") == "");
  CHECK(demanded(mls, "Department of Veterans Affairs", "CA") == "");
  CHECK(demanded(bmet, "Harbor Hospital", "CA") == "");
  CHECK(demanded(mls, "Contractor LLC", "CA", "Hematology at a naval hospital.") == "");
}

TEST_CASE("how much is preferred stays preferred") {
  check({
      {mls,
       "Preferred Qualifications:\n• Minimum one (1) year of experience as a generalist in an "
       "acute "
       "care setting."},
      {mls, "Preferred:\n- At least 3 years of experience in a hospital laboratory"},
      {mls,
       "Three to five years of recent, relevant experience in a high-complexity CLIA lab is "
       "desired."},
      {mls, "Minimum Qualifications:\n- Minimum one (1) year of experience", "", "", "", 1},
      {bmet,
       "• High School Diploma or equivalent required\n• Associate's degree in biomedical equipment "
       "technology, electronics or related field preferred; military training (DoD BMET) accepted",
       "", "", "high-school"},
      {bmet, "Associate's degree in electronics, CBET or CRES preferred", "", "aci-cbet aci-cres",
       "associate"},
  });
}

TEST_CASE("what is said of others, denied or answered is not asked") {
  check({
      {mls, "ASCP certification is not a condition of employment."},
      {mls, "Do you hold a current MLT(ASCP)? Preferred", "", "ascp-mlt"},
      {mls, "Do you hold a current MLT(ASCP)? Required", "ascp-mlt"},
      {mls, "Do you have a Master's degree? (preferred)"},
      {mls,
       "| Education | Required | Bachelor's degree |\n| Certification | Preferred | MLS(ASCP) |",
       "", "ascp-mls", "bachelor"},
      {mls,
       "Reports to: Lab manager with Master's degree and 10 years of experience and SBB(ASCP). You "
       "bring: BS, MLS(ASCP).",
       "ascp-mls", "", "bachelor"},
      {mls,
       "The laboratory is staffed by MLS(ASCP) scientists with 20 years of experience. You need an "
       "associate degree.",
       "", "", "associate"},
      {mls, "Work under the supervision of the manager; MLS(ASCP) required", "ascp-mls"},
      {mls, "Bonus for MLS(ASCP) certified staff: $2/hr"},
      {mls, "Our ASCP-certified team is growing."},
  });
}

TEST_CASE("only the lowest of the levels that a text offers is asked for") {
  check({
      {"Biomedical Equipment Technician",
       "BMET I/II/III - level by experience: I: 0-2 years; II: 3-5 years; III: 6+ years", "", "",
       "", 0},
      {"Biomedical Equipment Technician", "CBET required at hire for Level III only", "",
       "aci-cbet"},
      {"Biomedical Equipment Technician", "CBET required at hire. Level I trauma center.",
       "aci-cbet"},
  });
}

TEST_CASE("years and degrees are read behind their names, in rows and beside each other") {
  check({
      {mls,
       "Education  Bachelor's Degree  Required\nExperience  2 Years  Required\nExperience 5 years "
       "lead Preferred",
       "", "", "bachelor", 2},
      {mls, "How many years of clinical laboratory experience do you have? (minimum 2)", "", "", "",
       2},
      {mls, "Minimum Years of Experience: 2", "", "", "", 2},
      {mls, "Do you have at least one year of experience? 5. Do you have a car?", "", "", "", 1},
      {mls, "Qualifications – BS/BA – 2yrs – MLS(ASCP)", "ascp-mls", "", "bachelor", 2},
      {bmet, "CBET; within 3 yrs", "aci-cbet", "", "", -1, 36},
      {bmet, "Associate degree w/ 8 yrs or BSEE w/ 5 years", "", "", "associate", 5},
      {bmet, "Bachelor's + 3 years", "", "", "bachelor", 3},
      {mls, "Bachelor's degree and MLS(ASCPi)", "ascp-i ascp-mls", "", "bachelor"},
      {mls, "Bachelor's degree, MLS(ASCP)i", "ascp-i ascp-mls", "", "bachelor"},
      {mlt, "MLT (ASCP) or CLT (NCA) and 18 months", "ascp-mlt nca-clt", "", "", 1.5},
      {"Medical Technologist (New Grad)", "Hematology and chemistry", "", "", "", 0},
  });
}

TEST_CASE("a line of pay or shift ends with its line") {
  check({
      {mlt,
       "Shift: 12 hours, nights\nPay: $1,806 per week gross\nMLT (ASCP) or CLT (NCA) and 18 months "
       "recent acute-care experience.",
       "ascp-mlt nca-clt", "", "", 1.5},
      {mlt, "Pay: $30 an hour; tuition toward MLS(ASCP)\nAssoc degree.", "", "", "associate"},
      {mlt, "Pay:\nTuition for an associate degree"},
  });
}

TEST_CASE("each amount of experience is kept with what it is in") {
  const auto named = [](std::string_view text) {
    std::vector<std::string> each;
    for (const Experience& one : asked_by(mls, text).experience)
      each.push_back(fmt::format("{:g} {}{}", one.years, one.of, one.required ? "" : " (a plus)"));
    return text::join(each, "; ");
  };
  CHECK(named("2+ years of experience in the maintenance and repair of medical devices; 1 year of "
              "supervisory experience preferred") ==
        "2 maintenance and repair of medical devices; 1 supervisory (a plus)");
  CHECK(named("3 years as a CLS in microbiology") == "3 CLS in microbiology");
  CHECK(named("Min 2 years of recent experience in transfusion services.") ==
        "2 transfusion services");
  CHECK(named("Associate degree w/ 8 yrs or BSEE w/ 5 years") == "8 ; 5 ");
  CHECK(named("Bachelor's + 3 years, CBET.") == "3 ");
}

TEST_CASE("licences are read by state and profession, and a plus is none that is asked") {
  const auto licenses = [](std::string_view text) {
    const Requirements found = asked_by("Clinical Laboratory Scientist", text);
    return text::join(found.licenses, " ") + "/" + text::join(found.licenses_preferred, " ");
  };
  CHECK(licenses("Valid license as a Clinical Laboratory Scientist issued by CDPH") == "CA-CLS/");
  CHECK(licenses("CLS or CLS-limited (microbiology) license") == "CA-CLS/");
  CHECK(licenses("CA Clinical Lab Scientist or Generalist license") == "CA-CLS/");
  CHECK(licenses("Hawaii MLS license") == "HI-MT/");
  CHECK(licenses("TN Medical Laboratory Personnel license") == "TN-MT/");
  CHECK(licenses("State of Louisiana license for MLTs and CLS") == "LA-CLS/");
  CHECK(licenses("Florida Supervisor license preferred") == "/FL-CLP");
  CHECK(licenses("Eligible for California CLS license is a plus") == "/CA-CLS");
  CHECK(licenses("Preferred:\n- California CLS license") == "/CA-CLS");
  CHECK(licenses("California driver's license for the lab van") == "/");
  CHECK(licenses("Tennessee nursing license") == "/");
  CHECK(licenses("Florida lab licensure is not required") == "/");
}

TEST_CASE("a CLS license is the one of the state where the work is, and no certification") {
  const auto asked = [](std::string_view text, std::string_view state) {
    Listing listing;
    listing.title = "Clinical Laboratory Scientist";
    listing.description = text;
    if (!state.empty()) listing.places.emplace_back().state = state;
    const Requirements found = understand(listing, testing::knowledge()).requirements;
    return text::join(found.licenses, " ") + (found.required.empty() ? "" : " and certified");
  };
  CHECK(asked("Requirements\n- CLS license required", "CA") == "CA-CLS");
  CHECK(asked("Requirements\n- CLS license required", "") == "CA-CLS");
  CHECK(asked("Requirements\n- CLS license required", "LA") == "LA-CLS");
  CHECK(asked("Requirements\n- CLS license required", "OH") == "");
  CHECK(asked("Requirements\n- California CLS license required", "OH") == "CA-CLS");
  CHECK(asked("Requirements\n- CLS or MLT license required", "CA") == "CA-CLS");
  CHECK(asked("Requirements\n- CLS required", "OH") == "");
  CHECK(asked("Requirements\n- Valid California CLS Trainee license", "CA") == "");
  CHECK(asked("Requirements\n- Valid TN license, MVR with no DUI", "TN") == "");
}

TEST_CASE("a licence that is not needed is not asked for") {
  for (const char* text :
       {"You will not need a California CLS license.", "No California license needed.",
        "This role won't require a California license.", "California license not required."}) {
    CAPTURE(text);
    CHECK(asked_by("Medical Laboratory Scientist", text).licenses.empty());
  }
  CHECK(asked_by("Medical Laboratory Scientist", "California CLS license required.").licenses ==
        std::vector<std::string>{"CA-CLS"});
}

}  // namespace medtech::listing
