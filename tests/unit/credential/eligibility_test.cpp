// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/eligibility.hpp"

#include "core/credential/plan.hpp"
#include "tests/unit/credential/advice.hpp"

#include <algorithm>

using namespace medtech;
using namespace medtech::credential;
using medtech::testing::day;
using medtech::testing::facts;
using medtech::testing::person;

namespace {

const std::string_view today = "2026-11-22";

Met met(const std::string& profile, std::string_view id, std::string_view route,
        std::string_view on = today) {
  const Person who = person(profile);
  const Eligibility found = weigh(*facts().find(id), {facts(), who, day(on)});
  const auto one = std::ranges::find(found.routes, route, &RouteVerdict::id);
  REQUIRE(one != found.routes.end());
  return one->met;
}

std::string school(std::string_view level, std::string_view field, std::string_view more) {
  return fmt::format("[[education]]\nlevel = \"{}\"\nfield = \"{}\"\n{}\n", level, field, more);
}

std::string certified(std::string_view id, std::string_view more = "") {
  return fmt::format("[[certification]]\nid = \"{}\"\n{}\n", id, more);
}

std::string licensed(std::string_view state, std::string_view id, std::string_view expires) {
  return fmt::format("[[license]]\nstate = \"{}\"\nid = \"{}\"\nexpires = {}\n", state, id,
                     expires);
}

std::string worked_since(std::string_view start, std::string_view discipline) {
  return fmt::format(
      "[[experience]]\ntitle = \"Work\"\nstart = {}\nhours_per_week = 40\ndisciplines = [\"{}\"]\n",
      start, discipline);
}

}  // namespace

TEST_CASE("a degree that was only expected by a day that is past is asked about") {
  const std::string biology = "biology";
  CHECK(met(school("bachelor", biology, "expected = 2025-05-10"), "aab-mt", "bachelor") ==
        Met::unknown);
  CHECK(met(school("bachelor", biology, "completed = 2025-05-10"), "aab-mt", "bachelor") ==
        Met::yes);
  const std::string later = school("bachelor", biology, "expected = 2027-05-10");
  CHECK(met(later, "aab-mt", "bachelor") == Met::no);
  // Of a day in the future a plan may take it as had from that day on.
  const Person who = person(later);
  const Credential& credential = *facts().find("aab-mt");
  const Bench bench{facts(), who, day(today)};
  CHECK(weigh(credential.routes[0].conditions[0], credential, bench, day("2027-05-09")).met ==
        Met::no);
  CHECK(weigh(credential.routes[0].conditions[0], credential, bench, day("2027-05-10")).met ==
        Met::yes);
}

TEST_CASE("a programme counts for its own level alone") {
  const std::string hours = "accreditation = \"NAACLS\"\ncompleted = 2024-05-10\n";
  const std::string biology =
      school("bachelor", "biology",
             "completed = 2022-05-10\ncredit_hours = { biology = 30, chemistry = 30 }");
  const auto htl = [&](const std::string& profile) { return met(profile, "ascp-htl", "1"); };
  const auto ht = [&](const std::string& profile) { return met(profile, "ascp-ht", "1"); };
  CHECK(ht(school("associate", "histotechnology", hours)) == Met::yes);
  CHECK(htl(biology + school("associate", "histotechnology", hours)) == Met::no);
  CHECK(htl(biology + school("certificate", "histotechnician programme", hours)) == Met::no);
  // A certificate in histotechnology may be of either level.
  const std::string either = school("certificate", "histotechnology", hours);
  CHECK(ht(biology + either) == Met::yes);
  CHECK(htl(biology + either) == Met::unknown);
  CHECK(htl(biology + school("certificate", "histotechnologist programme", hours)) == Met::yes);
  CHECK(htl(school("bachelor", "histotechnology",
                   hours + "credit_hours = { biology = 30, chemistry = 30 }")) == Met::yes);
  // So may one in medical laboratory technology; one in the science is of scientists.
  const auto mls = [&](std::string_view field) {
    return met(biology + school("certificate", field, hours), "ascp-mls", "1");
  };
  CHECK(mls("medical laboratory science") == Met::yes);
  CHECK(mls("medical laboratory technology") == Met::unknown);
  CHECK(mls("medical laboratory technician") == Met::no);
}

TEST_CASE("Florida endorses licenses of other states for the same work alone") {
  const std::string base = certified("MLS(ASCP)", "earned = 2020-01-01\nexpires = 2027-12-31") +
                           worked_since("2020-01-01", "chemistry");
  const auto mobile = [&](const std::string& license) {
    return met(base + license, "FL-CLP", "mobile");
  };
  CHECK(mobile(licensed("TN", "TN-MT", "2027-12-31")) == Met::yes);
  CHECK(mobile(licensed("CA", "CPT", "2027-12-31")) == Met::no);
  CHECK(mobile(licensed("TN", "TN-MLT", "2027-12-31")) == Met::no);
  CHECK(mobile(licensed("TN", "TN-MT", "2025-12-31")) == Met::no);
  CHECK(mobile(licensed("TX", "RN", "2027-12-31")) == Met::unknown);
  // A license for other work takes nothing from one that does.
  CHECK(mobile(licensed("TN", "TN-MT", "2027-12-31") + licensed("TX", "RN", "2027-12-31")) ==
        Met::yes);
}

TEST_CASE("a title of ASCP's international certification counts as that title alone") {
  const std::string since = "first_earned = 2020-01-01\nearned = 2020-01-01\nexpires = 2027-12-31";
  CHECK(met(certified("MLS(ASCPi)", since), "NY-CLT", "exam") == Met::yes);
  CHECK(met(certified("MLT(ASCPi)", since), "NY-CLT", "exam") == Met::no);
  CHECK(met(certified("MLT(ASCPi)", since), "NY-CCLT", "exam") == Met::yes);
  CHECK(met(certified("ASCPi", since), "NY-CLT", "exam") == Met::unknown);
}

TEST_CASE("of two entries of one credential the better one counts") {
  const std::string old = certified("MLS(ASCP)", "earned = 2018-01-01\nexpires = 2021-01-01");
  const std::string anew = certified("MLS(ASCP)", "earned = 2024-01-01\nexpires = 2027-01-01");
  const std::string degree = school("bachelor", "biology", "completed = 2015-05-10");
  for (const std::string& both : {degree + old + anew, degree + anew + old}) {
    CHECK(met(both, "ascp-bb", "1") == Met::yes);
    const Person who = person(both);
    const auto renewals = renewals_of({facts(), who, day(today)}, 180);
    REQUIRE(renewals.size() == 1);
    CHECK(renewals[0].state == Due::due);
    PlanQuestion question;
    question.goals = {{"ascp-mls", "MLS", {"ascp-mls"}}};
    const Plan plan = make_plan(question, {facts(), who, day(today)});
    CHECK(plan.finish == day(today));
  }
}

TEST_CASE("a candidate holds nothing yet, and has a time in which to meet a route") {
  const std::string profile = certified("CBET (candidate)", "earned = 2024-05-15");
  CHECK(met(profile + worked_since("2020-01-01", "management"), "aci-chtm", "1") == Met::no);
  const Person who = person(profile + school("high-school", "", "completed = 2018-06-01") +
                            worked_since("2024-01-01", "biomedical-equipment"));
  const Bench bench{facts(), who, day(today)};
  const auto renewals = renewals_of(bench, 180);
  REQUIRE(renewals.size() == 1);
  CHECK(renewals[0].expires == day("2029-05-15"));
  PlanQuestion question;
  question.goals = {{"aci-cbet", "CBET", {"aci-cbet"}}};
  const Plan plan = make_plan(question, bench);
  // The examination is passed: four years of work, then the form.
  CHECK(std::ranges::find(plan.steps, "exam", &Step::kind) == plan.steps.end());
  const auto upgrade = std::ranges::find(plan.steps, "upgrade", &Step::kind);
  REQUIRE(upgrade != plan.steps.end());
  CHECK(to_string(upgrade->earliest_start) == "2027-12-30");  // two days are forgiven
  CHECK(upgrade->begin_by == day("2029-05-15"));
}

TEST_CASE("a course of the armed forces counts by the code and under education") {
  const std::string work = worked_since("2020-01-01", "biomedical-equipment");
  const std::string course =
      school("military", "biomedical equipment technician", "completed = 2018-05-10");
  CHECK(met(course + work, "aci-cbet", "2") == Met::yes);
  CHECK(met(school("military", "avionics", "completed = 2018-05-10") + work, "aci-cbet", "2") ==
        Met::no);
  CHECK(met("[[military]]\ncode = \"68a30\"\nstart = 2015-01-10\nend = 2019-06-30\n" + work,
            "aci-cbet", "2") == Met::yes);
  // How long a laboratory course was, its name does not say.
  const std::string lab =
      school("military", "medical laboratory", "completed = 2020-05-10") +
      school("associate", "science",
             "completed = 2015-05-10\ncredit_hours = { biology = 8, chemistry = 8 }");
  CHECK(met(lab, "ascp-mlt", "3") == Met::unknown);
}

TEST_CASE("a name that two bodies use is asked about") {
  const Named named = medtech::testing::named("CHT");
  CHECK(!named.id);
  CHECK(named.candidates == std::vector<std::string>{"bonent-cht", "achi-cht"});
  CHECK(medtech::testing::named("CHT(BONENT)").id == "bonent-cht");
}

TEST_CASE("terms end on the day that their body sets") {
  const auto expires = [](const std::string& profile) {
    const Person who = person(profile);
    return expiry(who.credentials[0], *facts().find(who.credentials[0].id));
  };
  CHECK(expires(certified("MT(AAB)", "earned = 2026-03-01")) == day("2026-12-31"));
  CHECK(expires(certified("CCHT", "earned = 2024-02-10")) == day("2027-02-28"));
  CHECK(expires(certified("CBET", "earned = 2024-02-10")) == day("2027-02-10"));
  CHECK(first_term_end(facts().find("FL-CLP")->validity, day("2025-10-01")) == day("2026-08-31"));
  CHECK(first_term_end(facts().find("FL-CLP")->validity, day("2026-09-01")) == day("2028-08-31"));
}

TEST_CASE("continuing education that counts for nothing is told") {
  const Person who = person(certified("CBET", "earned = 2025-01-01") +
                            "[[ce]]\ncredential = \"CBET\"\ndate = 2026-01-01\namount = 1\n"
                            "[[ce]]\ncredential = \"CBTE\"\ndate = 2026-01-01\namount = 1\n"
                            "[[ce]]\ncredential = \"CRES\"\ndate = 2026-01-01\namount = 1\n");
  REQUIRE(who.unknown.size() == 2);
  CHECK(who.unknown[0].said == "CBTE");
  CHECK(who.unknown[0].hint == "did you mean CBET?");
  CHECK(who.unknown[1].said == "CRES");
  CHECK(who.unknown[1].why == "is not among what you hold");
}

TEST_CASE("a choice one of whose ways rests on a weak fact is no surer than that way") {
  // AAB's examination is the only one of the four that is held; that California takes it, only an
  // undated page tells.
  const Credential& credential = *facts().find("CA-CLS");
  const Person who = person(certified("MT(AAB)", "first_earned = 2020-01-01\nearned = 2026-01-01"));
  const Verdict verdict =
      weigh(credential.routes[0].conditions[0], credential, {facts(), who, day(today)}, day(today));
  CHECK(verdict.met == Met::unknown);
  CHECK(verdict.by_value == Met::yes);
  CHECK(verdict.text.ends_with("passed on or after 2003-01-01 (unverified)"));
}

TEST_CASE("a route that is met tells until when it will be") {
  const auto until = [](const std::string& profile, std::string_view id) {
    const Person who = person(profile);
    return weigh(*facts().find(id), {facts(), who, day(today)}).routes.at(0).until;
  };
  CHECK(until(school("associate", "medical laboratory technology",
                     "accreditation = \"NAACLS\"\ncompleted = 2026-05-15"),
              "ascp-mlt") == day("2031-05-15"));
  CHECK(!until(school("bachelor", "biology", "completed = 2020-05-15"), "aab-mt"));
}

TEST_CASE("what asks a degree by every route is told apart") {
  const auto lacks = [](std::string_view id, const std::string& profile) {
    const Person who = person(profile);
    return lacks_degree(*facts().find(id), {facts(), who, day(today)});
  };
  const std::string diploma = school("high-school", "", "completed = 2015-06-01");
  CHECK(lacks("ascp-mls", diploma));
  CHECK(!lacks("ascp-mls", school("bachelor", "biology", "completed = 2015-06-01")));
  CHECK(!lacks("aci-cbet", diploma));
  CHECK(!lacks("ascp-pbt", diploma));
  CHECK(!lacks("ascp-mls", ""));
}

TEST_CASE("of alternatives none of which is met, what one has of them is shown") {
  const Person who =
      person(certified("MLS(AMT)", "first_earned = 2010-05-15\nearned = 2010-05-15") +
             school("bachelor", "biology", "completed = 2008-06-01"));
  const Eligibility found = weigh(*facts().find("CA-CLS"), {facts(), who, day(today)});
  const Verdict& examination = found.routes.front().conditions.front();
  CHECK(examination.met == Met::no);
  CHECK(examination.shown == "holds MLS(AMT), passed before that day");
  CHECK(examination.text.find("one that was passed earlier is sat again") != std::string::npos);
}
