// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/listing.hpp"

#include "core/format/json.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

std::string written(const Listing& listing, const Found& found, bool with_description) {
  json::Writer writer(0);
  writer.begin_object();
  write_members(writer, listing, found, with_description);
  writer.end_object();
  return writer.take();
}

json::Document parsed(const std::string& text) {
  auto document = json::Document::parse(text);
  REQUIRE(document);
  return std::move(*document);
}

Listing full_listing() {
  Listing listing;
  listing.id = "0123456789abcdef";
  listing.requisition = "R-1024";
  listing.title = "Medical Laboratory Scientist";
  listing.employer = "Riverside Regional";
  listing.places = {{"Dayton", "OH", "45402", "US", 39.76, -84.21}, {"", "OH", "", "US", {}, {}}};
  listing.remote = false;
  listing.shift = Shift::night;
  listing.schedule = Schedule::seven_on_seven_off;
  listing.employment_type = EmploymentType::permanent;
  listing.pay = Pay{31.5, 42, "USD", PayInterval::hour, {}, {}, PaySource::text};
  annualise(*listing.pay);
  listing.posted = parse_iso_date("2026-11-01");
  listing.first_seen = parse_iso_date("2026-11-02");
  listing.last_seen = parse_iso_date("2026-11-20");
  listing.gone = true;
  listing.url = "https://jobs.example.org/1024";
  listing.source = "riverside";
  listing.also_at = {"https://board.example.org/9"};
  listing.description = "Two lines\nof text";
  return listing;
}

}  // namespace

TEST_CASE("a listing's JSON has exactly the fields of the contract, unknown ones null") {
  const std::vector<std::string_view> names{"id",
                                            "requisition",
                                            "title",
                                            "employer",
                                            "employer_kind",
                                            "locations",
                                            "remote",
                                            "track",
                                            "role",
                                            "adjacent",
                                            "specialties",
                                            "setting",
                                            "level",
                                            "shift",
                                            "schedule",
                                            "fte",
                                            "hours_per_week",
                                            "on_call",
                                            "employment_type",
                                            "contract_weeks",
                                            "training_provided",
                                            "pay",
                                            "differentials",
                                            "sign_on_bonus",
                                            "sign_on_clawback",
                                            "certifications",
                                            "licenses",
                                            "licenses_preferred",
                                            "demanded_license",
                                            "education_min",
                                            "years_min",
                                            "experience",
                                            "equipment",
                                            "software",
                                            "travel_percent",
                                            "territory",
                                            "clearance",
                                            "driving_license",
                                            "posted",
                                            "closes",
                                            "first_seen",
                                            "last_seen",
                                            "gone",
                                            "url",
                                            "source",
                                            "also_at",
                                            "tracked",
                                            "fit",
                                            "fit_reasons",
                                            "distance_miles"};
  Listing listing;
  listing.id = "0123456789abcdef";
  listing.title = "BMET II";
  const auto document = parsed(written(listing, {}, false));
  std::vector<std::string> found;
  document.root().each_member(
      [&](std::string_view name, json::Value) { found.emplace_back(name); });
  REQUIRE(found.size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(found[i] == names[i]);

  const std::set<std::string_view> known{"id", "title", "locations", "gone", "also_at"};
  document.root().each_member([&](std::string_view name, json::Value value) {
    CAPTURE(std::string(name));
    CHECK(value.is_null() == !known.contains(name));
  });
  CHECK(document.root()["locations"].size() == 0);
  CHECK(document.root()["gone"].boolean() == false);
}

TEST_CASE("what is known of a listing is written as the contract names it") {
  const Found found{12.5, 7, "applied", 83, {"the role is yours"}};
  const auto document = parsed(written(full_listing(), found, true));
  const json::Value root = document.root();
  CHECK(root["requisition"].string() == "R-1024");
  CHECK(root["locations"].size() == 2);
  CHECK(root["locations"].at(0)["zip"].string() == "45402");
  CHECK(root["locations"].at(0)["lat"].number() == 39.76);
  CHECK(root["locations"].at(1)["city"].is_null());
  CHECK(root["locations"].at(1)["lat"].is_null());
  CHECK(root["remote"].boolean() == false);
  CHECK(root["shift"].string() == "night");
  CHECK(root["schedule"].string() == "seven-on-seven-off");
  CHECK(root["employment_type"].string() == "permanent");
  CHECK(root["pay"]["min"].number() == 31.5);
  CHECK(root["pay"]["interval"].string() == "hour");
  CHECK(root["pay"]["annual_max"].number() == 87'360);
  CHECK(root["pay"]["source"].string() == "text");
  CHECK(root["posted"].string() == "2026-11-01");
  CHECK(root["closes"].is_null());
  CHECK(root["gone"].boolean() == true);
  CHECK(root["also_at"].at(0).string() == "https://board.example.org/9");
  CHECK(root["tracked"]["id"].integer() == 7);
  CHECK(root["tracked"]["status"].string() == "applied");
  CHECK(root["distance_miles"].number() == 12.5);
  CHECK(root["description"].string() == "Two lines\nof text");
}

TEST_CASE("the words of the closed sets are read as they are written, and no others") {
  for (int i = 0; i < 6; ++i) {
    CHECK(parse_shift(to_string(Shift(i))) == Shift(i));
    CHECK(parse_schedule(to_string(Schedule(i))) == Schedule(i));
    CHECK(parse_employment_type(to_string(EmploymentType(i))) == EmploymentType(i));
  }
  for (int i = 0; i < 5; ++i) {
    CHECK(parse_pay_interval(to_string(PayInterval(i))) == PayInterval(i));
  }
  CHECK(to_string(PaySource::stated) == "stated");
  CHECK_FALSE(parse_shift("Night"));
  CHECK_FALSE(parse_schedule("full time"));
  CHECK_FALSE(parse_employment_type(""));
  CHECK_FALSE(parse_pay_interval("hourly"));
}

TEST_CASE("a year has 2,080 hours, 260 days, 52 weeks or 12 months of pay") {
  struct Row {
    PayInterval interval;
    double amount;
    double yearly;
  };
  for (const Row& row :
       {Row{PayInterval::hour, 31.02, 64'521.6}, Row{PayInterval::day, 400, 104'000},
        Row{PayInterval::week, 2140, 111'280}, Row{PayInterval::month, 6029, 72'348},
        Row{PayInterval::year, 64'228, 64'228}}) {
    Pay pay;
    pay.min = row.amount;
    pay.interval = row.interval;
    annualise(pay);
    CHECK(pay.annual_min == row.yearly);
    CHECK_FALSE(pay.annual_max);
  }
  Pay pay{30, 40, "USD", PayInterval::hour, 1, 2, PaySource::stated};
  pay.interval.reset();
  annualise(pay);
  CHECK_FALSE(pay.annual_min);
  CHECK_FALSE(pay.annual_max);
}

}  // namespace medtech::listing
