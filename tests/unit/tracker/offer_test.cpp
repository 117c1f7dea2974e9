// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/embedded.hpp"
#include "core/tracker/offer_value.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace medtech;
using namespace medtech::tracker;

namespace {

OfferFacts facts() {
  return parse_offer_facts(*embedded::find("tracker/offers.toml"), "offers.toml");
}

OfferTerms terms(std::initializer_list<std::pair<const char*, const char*>> all) {
  Fields fields;
  for (const auto& [name, typed] : all) {
    const TermKind* kind = find_term(name);
    REQUIRE(kind != nullptr);
    const auto canonical = canonical_term(*kind, typed);
    INFO(name << " " << typed);
    REQUIRE(canonical.has_value());
    fields.set(name, *canonical);
  }
  return terms_of(fields);
}

OfferValue value(std::initializer_list<std::pair<const char*, const char*>> all) {
  return value_of(terms(all), facts(), std::nullopt);
}

double line(const OfferValue& value, std::string_view term) {
  const auto found = std::ranges::find(value.lines, term, &ValueLine::term);
  REQUIRE(found != value.lines.end());
  return found->year;
}

}  // namespace

TEST_CASE("terms are taken as people write them, and kept in one form") {
  const std::tuple<const char*, const char*, const char*> known[] = {
      {"base", "$38.50/hr", "38.5/hour"},
      {"base", "70k/yr", "70000/year"},
      {"hours", "36", "36h"},
      {"differential", "Night=4/hour", "night=4/hour"},
      {"differential", "night=4/hour:24h; weekend=10%", "night=4/hour:24h; weekend=10%"},
      {"on-call", "4/hour:20h", "4/hour:20h"},
      {"sign-on", "10,000:24mo", "10000:24mo"},
      {"sign-on", "10000:2y", "10000:24mo"},
      {"sign-on", "5000", "5000"},
      {"contract", "13 weeks", "13w"},
      {"match", "4%", "4%"},
      {"commute", "35 min", "35min"},
      {"per-diem", "68/day:5d", "68/day:5d"},
      {"nights-away", "8/month", "8/month"},
      {"answer-by", "2026-12-01", "2026-12-01"}};
  for (const auto& [name, typed, wanted] : known) {
    CAPTURE(typed);
    const auto canonical = canonical_term(*find_term(name), typed);
    REQUIRE(canonical.has_value());
    CHECK(*canonical == wanted);
    CHECK(*canonical_term(*find_term(name), *canonical) == wanted);
  }
}

TEST_CASE("what is no such term is told with what would be right") {
  const std::pair<const char*, const char*> wrong[] = {
      {"base", "38"},          {"base", "much/hour"},      {"base", "38/parsec"},
      {"hours", "many"},       {"differential", "4/hour"}, {"on-call", "4/hour"},
      {"per-diem", "68/week"}, {"per-diem", "68/day:9d"},  {"match", "-4%"},
      {"answer-by", "soon"},   {"base", "1e300/hour"},     {"base", "nan/hour"}};
  for (const auto& [name, typed] : wrong) {
    CAPTURE(typed);
    const auto canonical = canonical_term(*find_term(name), typed);
    REQUIRE(!canonical.has_value());
    CHECK(canonical.error().hint.find(find_term(name)->example) != std::string::npos);
  }
}

TEST_CASE("every term's example is a term") {
  for (const TermKind& kind : term_kinds()) {
    CAPTURE(kind.name);
    CHECK(canonical_term(kind, kind.example).has_value());
  }
}

TEST_CASE("hourly and yearly pay for the same hours come to the same") {
  CHECK(value({{"base", "38/hour"}}).year == doctest::Approx(79040));
  CHECK(value({{"base", "79040/year"}}).hour == doctest::Approx(38));
  CHECK(value({{"base", "38/hour"}, {"hours", "36h"}}).year == doctest::Approx(71136));
}

TEST_CASE("each term adds what it says") {
  const OfferValue all = value({{"base", "40/hour"},
                                {"hours", "40h"},
                                {"differential", "night=4/hour:24h"},
                                {"overtime", "5h"},
                                {"on-call", "4/hour:20h"},
                                {"call-back", "60/hour:2h"},
                                {"bonus", "3000/year"},
                                {"sign-on", "10000:24mo"},
                                {"premium", "180/month"},
                                {"match", "4%"},
                                {"car", "600/month"},
                                {"pto", "160h"}});
  CHECK(line(all, "base") == doctest::Approx(83200));
  CHECK(line(all, "differential") == doctest::Approx(4 * 24 * 52));
  CHECK(line(all, "overtime") == doctest::Approx(60 * 5 * 52));
  CHECK(line(all, "on-call") == doctest::Approx(4 * 20 * 52));
  CHECK(line(all, "call-back") == doctest::Approx(60 * 2 * 52));
  CHECK(line(all, "sign-on") == doctest::Approx(5000));
  CHECK(line(all, "premium") == doctest::Approx(-2160));
  CHECK(line(all, "match") == doctest::Approx(3328));
  CHECK(line(all, "car") == doctest::Approx(7200));
  // Paid leave is in the base already: it shortens the hours that are worked.
  CHECK(all.hours_worked == doctest::Approx(47 * 52 - 160));
  double sum = 0;
  for (const ValueLine& each : all.lines) sum += each.year;
  CHECK(all.year == doctest::Approx(sum));
}

TEST_CASE("a travel contract is reckoned by the weeks that are worked") {
  const OfferValue value_with_gap = value({{"base", "24/hour"},
                                           {"hours", "36h"},
                                           {"stipend", "1400/week"},
                                           {"contract", "13w"},
                                           {"gap", "2w"}});
  const double weeks = 52.0 * 13 / 15;
  CHECK(value_with_gap.year == doctest::Approx(weeks * (24 * 36 + 1400)));
  const auto guaranteed = std::ranges::any_of(value_with_gap.remarks, [](const std::string& r) {
    return r.find("no hours are guaranteed") != std::string::npos;
  });
  CHECK(guaranteed);
}

TEST_CASE("what an offer does not say is assumed aloud") {
  const OfferValue bare = value({{"base", "38/hour"}});
  CHECK(bare.assumed.size() == 2);
  CHECK(!value({{"pto", "160h"}}).year);
  CHECK(!value({{"pto", "160h"}}).remarks.empty());
}

TEST_CASE("prices put a year beside the nation's average") {
  const OfferValue dear = value_of(terms({{"base", "50/hour"}}), facts(),
                                   PriceLevelThere{125, "Somewhere", "BEA 2023"});
  CHECK(dear.year_at_prices == doctest::Approx(50 * 2080 / 1.25));
  CHECK(dear.hour_at_prices == doctest::Approx(40));
}

TEST_CASE("scores run from the worst to the best, by weights, over what is known") {
  const std::vector<std::pair<OfferTerms, OfferValue>> offers{
      {terms({{"base", "40/hour"}, {"nights-away", "8/month"}}),
       value({{"base", "40/hour"}, {"nights-away", "8/month"}})},
      {terms({{"base", "36/hour"}, {"nights-away", "0/month"}}),
       value({{"base", "36/hour"}, {"nights-away", "0/month"}})}};
  const auto by_pay = scores_of(offers, {{"pay", 1}});
  CHECK(by_pay[0] == doctest::Approx(100));
  CHECK(by_pay[1] == doctest::Approx(0));
  const auto both = scores_of(offers, {{"pay", 1}, {"nights-away", 3}});
  CHECK(both[0] == doctest::Approx(25));
  CHECK(both[1] == doctest::Approx(75));
  CHECK(!scores_of(offers, {{"pto", 1}})[0]);
}

TEST_CASE("federal per diem is that of the place and season, else the standard one") {
  const std::string_view table = *embedded::find("bulk/per_diem.csv");
  const auto gulf = find_per_diem(table, "Gulf Shores, AL", 6);
  REQUIRE(gulf.has_value());
  CHECK(gulf->lodging == 216);
  CHECK(find_per_diem(table, "Gulf Shores, AL", 12)->lodging == 134);
  const auto other = find_per_diem(table, "Nowhere, OH 45000", 6);
  REQUIRE(other.has_value());
  CHECK(other->destination == "STANDARD");
  CHECK(other->meals == 68);
  CHECK(!find_per_diem(table, "Anchorage, AK", 6));
  CHECK(!find_per_diem(table, "Nowhere", 6));
}

TEST_CASE("every kind of work is described, and every weight is of a criterion") {
  const OfferFacts all = facts();
  for (const char* id : {"in-house", "field-service", "travel", "manufacturer",
                         "service-organization", "reference-lab"}) {
    const SettingFacts* setting = all.find_setting(id);
    REQUIRE(setting != nullptr);
    CHECK(!setting->gives.empty());
    CHECK(!setting->takes.empty());
    CHECK(!setting->ask.empty());
  }
  for (const auto& [id, weight] : all.weights) {
    CAPTURE(id);
    CHECK(std::ranges::find(criteria(), id, &Criterion::id) != criteria().end());
  }
}
