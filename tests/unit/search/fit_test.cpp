// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/fit.hpp"

#include "tests/support/knowledge.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <utility>

using namespace medtech;
using namespace medtech::search;
using listing::Listing;

namespace {

const Date today = parse_iso_date("2026-11-22").value();

Seeker technologist() {
  Seeker seeker;
  seeker.has.role = "mls";
  seeker.has.track = "lab";
  seeker.has.credentials = {{"ascp-mls", false}};
  seeker.has.like = {{"amt-mls", "ascp-mls"}};
  seeker.has.degree = "bachelor";
  seeker.has.years = {{"lab", 4}};
  seeker.has.experience = {"hematology", "coagulation"};
  seeker.min_annual_pay = 70'000;
  seeker.settings = {"in-house"};
  return seeker;
}

Listing opening() {
  Listing listing;
  listing.understanding.classification.track = "lab";
  listing.understanding.classification.role = "mls";
  return listing;
}

std::optional<Fit> fit(const Seeker& seeker, const Listing& listing,
                       std::optional<double> miles = std::nullopt) {
  return fit_of(seeker, listing, miles, testing::knowledge(), today);
}

int score(const Seeker& seeker, const Listing& listing,
          std::optional<double> miles = std::nullopt) {
  return fit(seeker, listing, miles).value().score;
}

listing::Pay yearly(double most) {
  listing::Pay pay;
  pay.annual_max = most;
  return pay;
}

}  // namespace

TEST_CASE("without anything to judge by there is no fit") {
  CHECK_FALSE(fit({}, opening()));
  Listing dated = opening();
  dated.posted = today;
  CHECK_FALSE(fit({}, dated));
}

TEST_CASE("the same role fits whole, others the less the farther they are") {
  const auto with_role = [](const char* track, const char* role) {
    Listing listing;
    listing.understanding.classification.track = track;
    listing.understanding.classification.role = role;
    return score(technologist(), listing);
  };
  CHECK(with_role("lab", "mls") == 100);
  CHECK(with_role("lab", "mls-lead") < 100);
  CHECK(with_role("lab", "phlebotomist") < with_role("lab", "mls-lead"));
  CHECK(with_role("equipment", "bmet-2") < with_role("lab", "phlebotomist"));
  CHECK(score(technologist(), Listing{}) == 0);
}

TEST_CASE("each aspect is monotone, and what is not known changes nothing") {
  using Change = std::function<void(Seeker&, Listing&)>;
  // From worse to better; all about one aspect.
  const std::vector<std::pair<const char*, std::vector<Change>>> ladders{
      {"credentials",
       {[](Seeker& s, Listing& l) {
          s.has.credentials.clear();
          s.has.like.clear();
          l.understanding.requirements.required = {{"ascp-mls"}};
        },
        [](Seeker&, Listing& l) { l.understanding.requirements.required = {{"amt-mls"}}; },
        [](Seeker&, Listing& l) {
          l.understanding.requirements.required = {{"aab-mt"}};
          l.understanding.requirements.within_months = 12;
        },
        [](Seeker&, Listing& l) {
          l.understanding.requirements.required = {{"aab-mt", "ascp-mls"}};
        }}},
      {"years",
       {[](Seeker&, Listing& l) { l.understanding.requirements.years_min = 10; },
        [](Seeker&, Listing& l) { l.understanding.requirements.years_min = 5; },
        [](Seeker&, Listing& l) { l.understanding.requirements.years_min = 4; }}},
      {"education",
       {[](Seeker&, Listing& l) { l.understanding.requirements.education_min = "doctorate"; },
        [](Seeker&, Listing& l) { l.understanding.requirements.education_min = "master"; },
        [](Seeker&, Listing& l) { l.understanding.requirements.education_min = "associate"; }}},
      {"work",
       {[](Seeker&, Listing& l) { l.understanding.classification.specialties = {"blood-bank"}; },
        [](Seeker&, Listing& l) {
          l.understanding.classification.specialties = {"blood-bank", "hematology"};
        },
        [](Seeker&, Listing& l) { l.understanding.classification.specialties = {"hematology"}; }}},
      {"pay",
       {[](Seeker&, Listing& l) { l.pay = yearly(40'000); },
        [](Seeker&, Listing& l) { l.pay = yearly(60'000); },
        [](Seeker&, Listing& l) { l.pay = yearly(70'000); }}},
      {"setting",
       {[](Seeker&, Listing& l) { l.understanding.classification.setting = "travel"; },
        [](Seeker&, Listing& l) { l.understanding.classification.setting = "in-house"; }}},
      {"age",
       {[](Seeker&, Listing& l) { l.posted = today - std::chrono::days(90); },
        [](Seeker&, Listing& l) { l.posted = today - std::chrono::days(20); },
        [](Seeker&, Listing& l) { l.posted = today; }}},
  };
  const int unknown = score(technologist(), opening());
  for (const auto& [name, steps] : ladders) {
    CAPTURE(name);
    int before = -1;
    for (const Change& change : steps) {
      Seeker seeker = technologist();
      Listing listing = opening();
      change(seeker, listing);
      const int now = score(seeker, listing);
      CHECK(now > before);
      before = now;
    }
    CHECK(before == unknown);  // the best answer is worth no more than none
  }
  CHECK(score(technologist(), opening(), 200) < score(technologist(), opening(), 60));
  CHECK(score(technologist(), opening(), 60) < score(technologist(), opening(), 10));
  CHECK(score(technologist(), opening(), 10) == unknown);
}

TEST_CASE("to name work that one has done never lowers the fit") {
  Listing listing = opening();
  listing.understanding.classification.specialties = {"hematology", "chemistry"};
  Seeker seeker = technologist();
  seeker.has.experience.clear();
  const int silent = score(seeker, listing);
  seeker.has.experience = {"histology"};
  CHECK(score(seeker, listing) >= silent);
  seeker.has.experience = {"histology", "hematology"};
  CHECK(score(seeker, listing) > silent);
}

TEST_CASE("who knows several benches is a generalist, and who holds a role knows its work") {
  Listing listing = opening();
  listing.understanding.classification.specialties = {"generalist"};
  Seeker seeker = technologist();
  const int few = score(seeker, listing);
  seeker.has.experience = {"hematology", "chemistry", "blood-bank"};
  CHECK(score(seeker, listing) > few);
  listing.understanding.classification.specialties = {"biomedical-equipment"};
  const int never = score(seeker, listing);
  seeker.has.roles = {"bmet-1"};
  CHECK(score(seeker, listing) > never);
}

TEST_CASE("years are spoken of in good English") {
  const auto reasons = [](double years) {
    Listing listing = opening();
    listing.understanding.requirements.years_min = years;
    std::string all;
    for (const std::string& reason : reasons_of(fit(technologist(), listing).value()))
      all += reason + "\n";
    return all;
  };
  CHECK(reasons(0).find("no experience is asked for") != std::string::npos);
  CHECK(reasons(1).find("1 year of experience is asked for; you show 4.0") != std::string::npos);
  CHECK(reasons(2).find("2 years of experience are asked for") != std::string::npos);
}

TEST_CASE("a preferred credential helps who holds it and hurts nobody") {
  Listing listing = opening();
  listing.understanding.requirements.years_min = 8;
  const int without = score(technologist(), listing);
  listing.understanding.requirements.preferred = {{"ascp-sh"}};
  CHECK(score(technologist(), listing) == without);
  listing.understanding.requirements.preferred = {{"ascp-mls"}};
  CHECK(score(technologist(), listing) > without);
}

TEST_CASE("without a license that is demanded nothing fits above 40") {
  Listing listing = opening();
  listing.understanding.requirements.licenses = {"CA-CLS"};
  const Fit missing = fit(technologist(), listing).value();
  CHECK(missing.score <= 40);
  CHECK(missing.capped);
  CHECK(reasons_of(missing).back().find("license") != std::string::npos);
  Seeker licensed = technologist();
  licensed.has.licenses = {{"CA-CLS", false}};
  CHECK(score(licensed, listing) == 100);
  licensed.has.licenses = {{"CA-CLS", true}};  // nobody may work on one that has lapsed
  CHECK(score(licensed, listing) <= 40);
}

TEST_CASE("who may apply is told by what is demanded alone") {
  const auto standing = [](const listing::Requirements& asked,
                           profile::Qualifications has = technologist().has) {
    listing::Understanding posting;
    posting.classification.track = "lab";
    posting.requirements = asked;
    return qualification(thresholds_of(has, posting, testing::knowledge()));
  };
  listing::Requirements asked;
  CHECK(standing(asked) == Standing::unknown);
  asked.required = {{"ascp-mls", "amt-mls"}};
  asked.education_min = "bachelor";
  asked.years_min = 2;
  CHECK(standing(asked) == Standing::met);
  asked.years_min = 6;
  CHECK(standing(asked) == Standing::near);
  asked.years_min = 20;
  CHECK(standing(asked) == Standing::missing);
  asked.years_min = 2;
  CHECK(standing(asked, {}) == Standing::missing);
  asked.within_months = 12;
  profile::Qualifications graduate;
  graduate.degree = "bachelor";
  graduate.years = {{"lab", 3}};
  CHECK(standing(asked, graduate) == Standing::met);
  asked.required.clear();
  CHECK(standing(asked, {}) == Standing::unknown);
  asked.licenses = {"CA-CLS"};
  CHECK(standing(asked) == Standing::missing);
}

TEST_CASE("who studies for a degree has left school") {
  listing::Understanding posting;
  posting.classification.track = "lab";
  posting.requirements.education_min = "high-school";
  profile::Qualifications student;
  student.expected_degree = "associate";
  CHECK(qualification(thresholds_of(student, posting, testing::knowledge())) == Standing::met);
  posting.requirements.education_min = "associate";
  CHECK(qualification(thresholds_of(student, posting, testing::knowledge())) == Standing::near);
}

TEST_CASE("years in other work than is asked for are near at most") {
  const auto standing = [](const std::string& of, const std::vector<std::string>& shown) {
    listing::Understanding posting;
    posting.classification.track = "lab";
    posting.requirements.years_min = 3;
    posting.requirements.experience = {{3, of, true}};
    profile::Qualifications has = technologist().has;
    has.experience = {shown.begin(), shown.end()};
    return qualification(thresholds_of(has, posting, testing::knowledge()));
  };
  CHECK(standing("histology", {"hematology"}) == Standing::near);
  CHECK(standing("hematology or histology", {"hematology"}) == Standing::met);
  CHECK(standing("cytology or histology", {"hematology"}) == Standing::near);
  CHECK(standing("a clinical or public health laboratory", {"hematology"}) == Standing::met);
  CHECK(standing("clinical laboratory work", {"hematology"}) == Standing::met);
  CHECK(standing("", {"hematology"}) == Standing::met);  // years that the posting says no more of
  CHECK(standing("HTM", {"hematology"}) == Standing::met);
  CHECK(standing("histology", {}) == Standing::met);  // a profile that tells nothing
}

TEST_CASE("a licence that the state demands caps the fit where the posting is silent") {
  Listing listing = opening();
  listing.understanding.requirements.demanded_license = {
      "CA", {"CA-CLS"}, "California Department of Public Health", "cdph.ca.gov"};
  CHECK(score(technologist(), listing) <= 40);
  Seeker licensed = technologist();
  licensed.has.licenses = {{"CA-CLS", false}};
  CHECK(score(licensed, listing) > 40);
}

TEST_CASE("a higher credential meets what asks for a lower one") {
  Listing listing = opening();
  listing.understanding.requirements.required = {{"ascp-mlt"}};
  CHECK(score(technologist(), listing) == 100);
}
